import { z } from "zod";
import type { Form } from "#programme/review/survey/form.ts";
import { texts } from "#contract/values.ts";

const usual = z
  .strictObject({ from: z.number().min(0), to: z.number() })
  .refine(({ from, to }) => from <= to, { message: "begins after it ends" });
const bounds = z
  .strictObject({ from: z.number(), to: z.number(), orZero: z.boolean().optional() })
  .refine(({ from, to }) => from <= to, { message: "begins after it ends" });
const field = z.strictObject({
  field: z.string(),
  label: texts,
  help: texts.optional(),
  unit: texts.optional(),
  decimals: z.int().min(0).max(6).optional(),
  values: z.record(z.string(), texts).optional(),
  bounds: bounds.optional(),
  usual: usual.optional(),
  usualAges: z.record(z.string(), usual).optional(),
});
const section = z.strictObject({ title: texts, fields: z.array(field).min(1) });

/** The shape of packs/forms/….yaml; `checkForm` holds it against its standard. */
export const formPack: z.ZodType<Form> = z.strictObject({
  id: z.string(),
  version: z.string(),
  kind: z.literal("form"),
  standard: z.string(),
  title: texts,
  incomeBounds: bounds.optional(),
  usualIncome: usual.optional(),
  incomeSources: z
    .array(
      z.strictObject({
        source: z.string(),
        name: texts,
        help: texts.optional(),
        excluded: z.boolean().optional(),
      }),
    )
    .optional(),
  incomeSourceBounds: bounds.optional(),
  household: z.array(section).min(1),
  member: z.array(field).min(1),
});
