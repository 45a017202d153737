import { z } from "zod";
import { leastSmallest } from "#kernel/suppression/shown-count.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import * as parts from "#programme/planning/framework/programme-parts.ts";
import { decisionKinds } from "#programme/planning/plan/who-decides.ts";
import { officeKinds } from "#programme/authority/office/office.ts";
import { areaClasses } from "#programme/area/area.ts";
import { texts } from "#contract/values.ts";

const basis = z.enum(parts.bases);
const packReferrals = z.strictObject({
  kinds: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z][a-z_]*$/),
        name: texts,
        offices: z.array(z.enum(officeKinds)).min(1),
        answerWithin: z.int().min(1).max(366),
        needs: z.array(z.string()).default([]),
        support: z.string().optional(),
      }),
    )
    .min(1),
  escalation: z.strictObject({ afterDays: z.int().min(0).max(366), to: z.enum(parts.escalationPosts) }),
  basis,
  source: z.string(),
});
const dayText = z.iso.date();
const positive = z.int().positive();

/* Parts that later packs have are left out by packs that an installation loaded before: their defaults say that nothing is known. */
export const packComponent = z.strictObject({
  code: z.string(),
  name: texts,
  level: z.enum(parts.componentLevels).default("content"),
  parent: z.string().nullable().default(null),
  leadAgency: texts.nullable().default(null),
});

export const packFundSource = z.strictObject({
  code: z.string(),
  name: texts,
  short: texts.optional(),
  isStateBudget: z.boolean().default(false),
  capital: z.enum(["investment", "recurrent"]).nullable().default(null),
  forms: z.array(z.enum(parts.contributionForms)).min(1).default(["money"]),
  carryOver: z
    .strictObject({
      rule: z.enum(parts.carryOverRules),
      until: dayText.nullable().default(null),
      basis,
      source: z.string(),
    })
    .default({ rule: "undecided", until: null, basis: "configuration", source: "" }),
});

const definition = {
  version: positive.default(1),
  definition: texts.optional(),
  counts: z
    .union([
      z.strictObject({ deprivedIn: z.string() }),
      z.strictObject({ class: z.string() }),
      z.strictObject({ where: z.string(), among: z.string().optional() }),
    ])
    .optional(),
  reported: z.strictObject({ by: texts, every: z.enum(["month", "half_year", "year"]) }).optional(),
};
const packIndicator = z.strictObject({
  code: z.string(),
  name: texts,
  short: texts.optional(),
  unit: texts,
  direction: z.enum(["down", "up"]),
  ...definition,
  disaggregation: z.array(z.enum(parts.disaggregations)).default([]),
  earlier: z.array(z.strictObject({ ...definition, until: z.int() })).default([]),
});

export const packMoney = z.strictObject({
  pattern: z.enum(parts.moneyPatterns),
  norm: positive.nullable(),
  normByClass: z.partialRecord(z.enum(areaClasses), positive).optional(),
  normIs: basis.default("configuration"),
  normToBeSetBy: z.string(),
});
const packContent = z.strictObject({
  code: z.string(),
  onceIn: z.enum(parts.onceIn),
  years: z.int().min(2).max(50).optional(),
  basis,
  source: z.string(),
});
const packKindField = z.strictObject({
  code: z.string().regex(/^[A-Za-z][A-Za-z_]*$/),
  name: texts,
  type: z.enum(parts.kindFieldTypes),
  needed: z.boolean().default(false),
  from: z.int().optional(),
  to: z.int().optional(),
  choices: z
    .array(z.strictObject({ code: z.string(), name: texts }))
    .min(2)
    .optional(),
});
function isAskedOnce(evidence: readonly (string | parts.RequiredEvidence)[]): boolean {
  const asked = evidence.flatMap((one) => (typeof one === "string" ? [] : [`${one.step} ${one.kind}`]));
  return new Set(asked).size === asked.length && !asked.includes("acceptance statement");
}
const packActivityKind = z.strictObject({
  code: z.string(),
  name: texts,
  short: texts.optional(),
  component: z.string(),
  content: z.string(),
  answers: z.array(z.string()),
  participants: z.enum(parts.participantKinds).default("household"),
  mayTakePart: z.string().optional(),
  people: z.string().optional(),
  roads: z.array(z.enum(parts.roads)).default([]),
  output: texts.optional(),
  money: packMoney,
  fields: z.array(packKindField).optional(),
  instalments: z
    .union([
      z.strictObject({
        stages: z
          .array(z.strictObject({ name: texts, percent: z.number().int().min(1).max(99) }))
          .min(2)
          .max(12)
          .refine(
            (stages) => stages.reduce((sum, { percent }) => sum + percent, 0) === 100,
            "stages of 100 percent together",
          ),
      }),
      z.strictObject({ months: z.number().int().min(2).max(60) }),
    ])
    .optional(),
  evidence: z
    .array(
      z.union([
        z.string(),
        z.strictObject({ kind: z.enum(parts.requiredKinds), step: z.enum(parts.evidenceSteps), names: texts }),
      ]),
    )
    .min(1)
    .refine(isAskedOnce, "evidence that is asked for once a kind and step, and no statement for an acceptance"),
  unit: texts,
});

export const decisionRow = z.strictObject({
  decision: z.enum(decisionKinds),
  upTo: positive.optional(),
  upToShare: z.int().min(1).max(100).optional(),
  fundSources: z.array(z.string()).min(1).optional(),
  components: z.array(z.string()).min(1).optional(),
  activityKinds: z.array(z.string()).min(1).optional(),
  by: z.enum(["village", "commune", "province", "country"]),
  basis,
  source: z.string(),
  note: texts.optional(),
});
export const codeSegment = z.strictObject({
  code: z.string(),
  name: texts,
  length: positive.nullable(),
  per: z.enum(parts.codeScopes),
  basis: z.string(),
});
export const programmeRuns = z.strictObject({
  from: z.int(),
  to: z.int(),
  carriedOverTo: dayText.nullable().default(null),
});

const months = z.array(z.int().min(1).max(12)).min(1).max(12);
const riskLevel = z.int().min(1).max(5);
const packProduct = z.strictObject({
  code: z.string(),
  name: texts,
  short: texts.optional(),
  unit: texts,
  size: texts,
  harvestMonths: months,
  basis,
  source: z.string(),
});
const packHazard = z.strictObject({
  code: z.string(),
  name: texts,
  short: texts.optional(),
  months,
  areas: z.record(z.string(), riskLevel),
  warnFrom: riskLevel,
  harms: z.array(z.string()).min(1),
  alternatives: z.array(z.string()).default([]),
  basis,
  source: z.string(),
});

const sectorShares = z
  .array(z.strictObject({ code: z.string().regex(/^\d{5}$/), percent: z.number().gt(0).max(100) }))
  .min(1)
  .refine((sectors) => sectors.reduce((sum, { percent }) => sum + percent, 0) === 100, "shares that sum to 100")
  .readonly();

/** The shape of packs/programmes/…/programme.yaml; its rules are checked by openProgramme. */
export const programmePack: z.ZodType<ProgrammePack> = z.strictObject({
  id: z.string(),
  version: z.string(),
  kind: z.literal("programme"),
  sample: z.boolean().default(false),
  title: texts,
  sources: z.array(z.string()).min(1),
  runs: programmeRuns.optional(),
  payment: z.strictObject({ secondSignatureFrom: positive }).optional(),
  disbursement: z.strictObject({ behindBy: z.int().min(0).max(100), farBehindBy: z.int().min(0).max(100) }).optional(),
  areaCoefficients: z
    .strictObject({
      other: positive,
      kinds: z.record(z.string(), positive),
      classes: z.partialRecord(z.enum(areaClasses), positive),
    })
    .optional(),
  allocation: z
    .strictObject({
      permits: z.array(
        z.strictObject({ criterion: z.literal("minority_share"), majority: z.string(), basis: z.string().min(1) }),
      ),
    })
    .optional(),
  published: z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/), sectors: sectorShares }).optional(),
  smallCounts: z
    .strictObject({ smallestShown: z.int().min(leastSmallest).max(100), basis, source: z.string() })
    .optional(),
  training: z
    .strictObject({
      kinds: z.array(z.string()).min(1),
      leastAttendance: z.int().min(1).max(100),
      leastAge: z.int().min(13).max(30),
      basis,
      source: z.string(),
    })
    .optional(),
  simpleWorks: z.strictObject({ largestEstimate: positive, basis, source: z.string() }).optional(),
  livelihoods: z
    .strictObject({
      targetShare: z.int().min(1).max(100),
      basis,
      source: z.string(),
      revolving: z
        .strictObject({
          afterMonths: z.int().min(1).max(240),
          inPoverty: z.int().min(0).max(100),
          nearPoverty: z.int().min(0).max(100),
          basis,
          source: z.string(),
        })
        .optional(),
      survivalChecks: z.strictObject({ everyMonths: z.int().min(1).max(60), basis, source: z.string() }).optional(),
    })
    .optional(),
  products: z.array(packProduct).optional(),
  productionContents: z.array(z.string()).min(1).optional(),
  hazards: z.array(packHazard).optional(),
  referrals: packReferrals.optional(),
  needs: z.array(z.string()).optional(),
  personFields: z.record(z.string(), z.enum(["bool", "int", "string"])).optional(),
  contents: z.array(packContent).optional(),
  components: z.array(packComponent).min(1),
  fundSources: z.array(packFundSource).min(1),
  indicators: z.array(packIndicator),
  activityKinds: z.array(packActivityKind),
  decides: z.array(decisionRow).default([]),
  codeSegments: z.array(codeSegment).default([]),
});
