import { z } from "zod";
import type { StandardAmendment } from "#programme/review/standard/amend-standard.ts";
import { classRoles } from "#programme/review/standard/class-role.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import { day, texts } from "#contract/values.ts";

const scalar = z.enum(["bool", "int", "double", "string"]);
const unknown = z.strictObject({ unknown: z.string().min(10) });
const bySetting = z.strictObject({ rural: z.int().positive(), urban: z.int().positive() });
const field = {
  type: scalar,
  optional: z.boolean().exactOptional(),
  values: z.array(z.string()).min(1).exactOptional(),
};
const age = z.int().min(0).max(200).exactOptional();
const span = z.strictObject({ years: z.int().min(40).max(80), months: z.int().min(0).max(11) });
const monthAndDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .exactOptional();

const id = z.string().regex(/^[a-z0-9-]+$/);
const sources = z.array(z.union([z.string().min(1), texts])).min(1);
const rule = z.union([z.string().min(1), unknown]);
const measure = z.strictObject({ rule: z.string(), type: scalar });
const explanation = z.strictObject({ deprived: texts, notDeprived: texts });
const confidence = z.enum(["high", "medium", "low"]);
const income = z.strictObject({
  lines: bySetting,
  averageUpTo: z.union([bySetting, unknown]).exactOptional(),
  scoreCuts: z.union([bySetting, unknown]),
});
const classes = z
  .array(
    z.strictObject({
      code: z.string().regex(/^[a-z_]{1,40}$/),
      name: texts,
      short: texts.exactOptional(),
      rule: z.string(),
      counts: z.enum(classRoles).exactOptional(),
    }),
  )
  .min(1);
const newlyEscaped = z.union([
  z.strictObject({ months: z.int().min(1).max(1200), classes: z.array(z.string()).min(1), source: z.string() }),
  unknown,
]);
const lowIncomeWorkers = z.union([
  z.strictObject({
    name: texts,
    incomeUpTo: bySetting,
    notIn: z.array(z.string()).min(1),
    workers: z.string().min(1),
    source: z.string(),
  }),
  unknown,
]);
const procedure = z.strictObject({
  meetingQuorumPercent: z.int().min(0).max(100),
  postingWorkingDays: z.int().min(1),
  recheckWorkingDays: z.int().min(0),
  firstDayCounts: z.boolean().exactOptional(),
  enteredLaterAfterDays: z.int().min(0).exactOptional(),
  regularReviewDays: z.int().min(0),
  annualFrom: monthAndDay,
  annualTo: monthAndDay,
  monthlyFromDay: z.int().min(1).max(28).exactOptional(),
  districtStep: z.boolean(),
  source: z.string(),
});

/** The shape of packs/standards/…/standard.yaml; its rules are checked by openStandard. */
export const standardPack: z.ZodType<StandardPack> = z.strictObject({
  id,
  version: z.string().min(1),
  kind: z.literal("standard"),
  draft: z.boolean(),
  country: z
    .string()
    .regex(/^[a-z]{2}$/, "is a code of two small letters, as the pack of areas has it")
    .exactOptional(),
  title: texts,
  validFrom: day,
  validTo: day.nullable(),
  amends: z.strictObject({ periodFrom: day, changesStandard: z.boolean() }).exactOptional(),
  sources,
  household: z.record(z.string(), z.strictObject({ ...field, neededFor: z.literal("class").exactOptional() })),
  member: z.record(
    z.string(),
    z.strictObject({
      ...field,
      from: age,
      to: age,
      untilPension: z.boolean().exactOptional(),
      when: z
        .strictObject({
          field: z.string(),
          is: z.array(z.union([z.string(), z.boolean()])).min(1),
          onlyFrom: z.record(z.string(), z.int().min(0).max(200)).exactOptional(),
        })
        .exactOptional(),
    }),
  ),
  pensionAges: z
    .array(z.strictObject({ year: z.int().min(1990).max(2100), male: span, female: span }))
    .min(1)
    .exactOptional(),
  services: z.array(z.strictObject({ code: z.string(), name: texts })).min(1),
  indicators: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/),
        service: z.string(),
        name: texts,
        short: texts.exactOptional(),
        rule,
        weight: z.int().positive(),
        measure: measure.exactOptional(),
        explanation,
        source: z.string(),
        confidence,
      }),
    )
    .min(1),
  weightBase: z.int().positive(),
  deprivedFrom: z.int().positive(),
  income: income.exactOptional(),
  classes,
  newlyEscaped: newlyEscaped.exactOptional(),
  lowIncomeWorkers: lowIncomeWorkers.exactOptional(),
  procedure: procedure.exactOptional(),
});

/** The shape of packs/standards/…/amendments/*.yaml: what is new from a day on inside the period of a standard. */
export const standardAmendment: z.ZodType<StandardAmendment> = z.strictObject({
  id,
  version: z.string().min(1).max(20),
  kind: z.literal("standard amendment"),
  title: texts,
  validFrom: day,
  sources,
  changesStandard: z.boolean(),
  income: income.exactOptional(),
  classes: classes.exactOptional(),
  deprivedFrom: z.int().positive().exactOptional(),
  procedure: procedure.exactOptional(),
  indicators: z
    .record(
      z.string(),
      z.strictObject({
        rule,
        source: z.string(),
        confidence,
        measure: measure.exactOptional(),
        explanation: explanation.exactOptional(),
      }),
    )
    .exactOptional(),
});
