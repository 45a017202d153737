import { z } from "zod";

/** Answers of form B as they travel and are stored. Which fields there are is the standard's pack's own matter. */
const scalar = z.union([z.boolean(), z.number(), z.string(), z.null()]);

export const answersShape = z.object({
  household: z.record(z.string(), scalar),
  members: z.array(z.object({ personId: z.string() }).catchall(scalar)).max(60),
  incomePerPerson: z.int().min(0).max(1_000_000_000).exactOptional(),
  points: z.record(z.string(), z.string()).exactOptional(),
});
