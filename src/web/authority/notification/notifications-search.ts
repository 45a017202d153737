import { z } from "zod";

export const notificationsSearch = z.object({ unread: z.boolean().optional() });
