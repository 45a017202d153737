import { z } from "zod";
import type { ProgrammePack } from "#programme/planning/programme-pack.ts";
import { areaClasses } from "#programme/registry/area.ts";
import { texts } from "./values.ts";

const named = z.strictObject({ code: z.string(), name: texts });

/** The shape of packs/programmes/…/programme.yaml; its rules are checked by openProgramme. */
export const programmePack: z.ZodType<ProgrammePack> = z.strictObject({
  id: z.string(),
  version: z.string(),
  kind: z.literal("programme"),
  title: texts,
  sources: z.array(z.string()).min(1),
  payment: z.strictObject({ secondSignatureFrom: z.int().positive() }).optional(),
  areaCoefficients: z
    .strictObject({
      other: z.int().positive(),
      kinds: z.record(z.string(), z.int().positive()),
      classes: z.partialRecord(z.enum(areaClasses), z.int().positive()),
    })
    .optional(),
  allocation: z
    .strictObject({
      permits: z.array(
        z.strictObject({ criterion: z.literal("minority_share"), majority: z.string(), basis: z.string().min(1) }),
      ),
    })
    .optional(),
  components: z.array(named).min(1),
  fundSources: z.array(named).min(1),
  indicators: z.array(
    z.strictObject({
      code: z.string(),
      name: texts,
      unit: texts,
      direction: z.enum(["down", "up"]),
      counts: z.union([z.strictObject({ deprivedIn: z.string() }), z.strictObject({ class: z.string() })]),
    }),
  ),
  activityKinds: z.array(
    z.strictObject({
      code: z.string(),
      name: texts,
      component: z.string(),
      content: z.string(),
      answers: z.array(z.string()),
      mayTakePart: z.string(),
      money: z.strictObject({
        pattern: z.literal("per_household"),
        norm: z.int().positive(),
        normToBeSetBy: z.string(),
      }),
      evidence: z.array(z.string()).min(1),
      unit: texts,
    }),
  ),
});
