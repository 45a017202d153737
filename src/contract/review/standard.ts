import { z } from "zod";
import { day, texts } from "#contract/values.ts";
import { declare } from "#contract/declare.ts";
export const standard = z.object({
  standardId: z.string(),
  version: z.string(),
  title: texts,
  validFrom: day,
  validTo: day.nullable(),
  draft: z.boolean(),
  /** Whose law it is; null: nobody's, a measure by which no list is decided. */
  country: z.string().nullable(),
  contentHash: z.string(),
  indicators: z.array(z.object({ code: z.string(), service: z.string(), name: texts, bit: z.number().int() })),
  classes: z.array(z.object({ code: z.string(), name: texts })),
});
export const listStandards = declare({
  id: "review.listStandards",
  method: "get",
  path: "/standards",
  act: "review.readStandards",
  summary: "Poverty standards that are loaded, with their indicators and classes",
  output: z.object({ rows: z.array(standard) }),
});
