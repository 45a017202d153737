import { z } from "zod";
import * as parts from "#programme/planning/framework/programme-parts.ts";
import { codeSegment, decisionRow, packComponent, packFundSource, programmeRuns } from "./programme-pack.ts";
import { money, texts } from "#contract/values.ts";

export const programmeIndicator = z.object({
  code: z.string(),
  name: texts,
  unit: texts,
  direction: z.enum(["down", "up"]),
  /** The definition in force; a target keeps the version that it was set for. */
  version: z.number().int(),
  source: z.enum(["counted", "reported"]),
  /** The rule by which the registry counts; null of a reported one. */
  rule: z.string().nullable(),
  reportedBy: texts.nullable(),
  disaggregation: z.array(z.enum(parts.disaggregations)),
  /** Definitions that were, each with the last year of its series. */
  earlier: z.array(z.object({ version: z.number().int(), until: z.number().int(), definition: texts.nullable() })),
});

export const programmeKind = z.object({
  code: z.string(),
  name: texts,
  component: z.string(),
  content: z.string(),
  answers: z.array(z.string()),
  participants: z.enum(parts.participantKinds),
  /** Null of a kind for an area as a whole, in which no household takes part. */
  mayTakePart: z.string().nullable(),
  roads: z.array(z.enum(parts.roads)),
  output: texts.nullable(),
  pattern: z.enum(parts.moneyPatterns),
  /** Đồng for one unit; null where none is set. */
  norm: money.nullable(),
  normByClass: z.record(z.string(), money),
  normIs: z.enum(parts.bases),
  normToBeSetBy: z.string(),
  evidence: z.array(z.string()),
  unit: texts,
});

export const programme = z.object({
  programmeId: z.string(),
  version: z.string(),
  /** The version that was loaded last. Plans may still stand on an earlier one. */
  isCurrent: z.boolean(),
  sample: z.boolean(),
  title: texts,
  sources: z.array(z.string()),
  runs: programmeRuns.nullable(),
  components: z.array(packComponent),
  fundSources: z.array(packFundSource),
  indicators: z.array(programmeIndicator),
  activityKinds: z.array(programmeKind),
  decides: z.array(decisionRow),
  codeSegments: z.array(codeSegment),
});
