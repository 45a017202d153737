import { z } from "zod";

export const notificationsSearch = z.object({ unread: z.enum(["yes"]).optional() });
