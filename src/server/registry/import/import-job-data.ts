import { z } from "zod";
export const jobData = z.object({
  importId: z.string(),
  officerId: z.string(),
  fullName: z.string(),
  areaId: z.string(),
});
export type ImportJob = z.infer<typeof jobData>;
