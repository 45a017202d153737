import { z } from "zod";
import { id } from "#contract/values.ts";
export const jobData = z.object({
  importId: id("import"),
  officerId: id("officer"),
  fullName: z.string(),
  areaId: z.string(),
});
export type ImportJob = z.infer<typeof jobData>;
