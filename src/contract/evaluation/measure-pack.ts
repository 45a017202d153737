import { z } from "zod";
import { texts } from "#contract/values.ts";

const code = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]*$/);

/** The shape of packs/measures/*.yaml: weights and cut-off of a survey whose indicators are given as 0 and 1. It judges no household. */
export const measurePack = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().min(1),
  kind: z.literal("measure"),
  title: texts,
  sources: z.array(z.string().min(1)).min(1),
  confidence: z.enum(["high", "medium", "low"]),
  /** Per cent of the weights, as decimal text: 33.3 is 333/1000 and not the nearest binary fraction. */
  poorFromPercent: z.string(),
  dimensions: z.array(z.strictObject({ code, name: texts })).min(1),
  indicators: z
    .array(z.strictObject({ code, dimension: code, weight: z.int().positive().max(10_000), name: texts }))
    .min(1),
});
