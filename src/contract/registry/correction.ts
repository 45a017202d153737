import { upToToday } from "#contract/day-window.ts";
import { z } from "zod";
import { correctionKinds, correctionStates } from "#programme/registry/correction/correction.ts";
import { residences } from "#programme/registry/household/household.ts";
import { identifierKinds } from "#programme/registry/person/identifier.ts";
import { relations } from "#programme/registry/household/membership.ts";
import { birthPrecisions, disabilityLevels, sexes } from "#programme/registry/person/person.ts";
import { declare } from "#contract/declare.ts";
import { cursorById, dayInput, text, pageQuery } from "#contract/input.ts";
import { areaId, day, id, instant, page } from "#contract/values.ts";
import { personName } from "./household.ts";

/** Facts of a person; a field that is not there is not corrected. */
const personFacts = z.object({
  fullName: personName,
  birthDate: dayInput,
  birthPrecision: z.enum(birthPrecisions),
  sex: z.enum(sexes),
  ethnicityCode: z.string().regex(/^\d{2}$/),
  disability: z.enum(disabilityLevels),
});
const storedFacts = z.object({
  fullName: z.string().nullable().optional(),
  birthDate: day.nullable().optional(),
  birthPrecision: z.enum(birthPrecisions).nullable().optional(),
  sex: z.enum(sexes).nullable().optional(),
  ethnicityCode: z.string().nullable().optional(),
  disability: z.enum(disabilityLevels).nullable().optional(),
  relation: z.enum(relations).optional(),
  memberFrom: day.optional(),
  memberTo: day.nullable().optional(),
  address: z.string().nullable().optional(),
  villageId: areaId.nullable().optional(),
  residence: z.enum(residences).optional(),
  /** Masked: its last digits. */
  number: z.string().nullable().optional(),
});
export const correctionRow = z.object({
  householdId: id("household"),
  correctionId: id("correction"),
  kind: z.enum(correctionKinds),
  /** Null when it is of the household itself. */
  personId: id("person").nullable(),
  personName: z.string().nullable(),
  identifierKind: z.enum(identifierKinds).nullable(),
  /** What speaks against the number that is asked for. */
  warnings: z.array(z.string()),
  /** Of the villages named before and after. */
  villageNames: z.record(z.string(), z.string()),
  communeId: areaId,
  communeName: z.string(),
  before: storedFacts,
  after: storedFacts,
  reason: z.string(),
  state: z.enum(correctionStates),
  askedBy: z.string().nullable(),
  askedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  answer: z.string().nullable(),
});

const request = { correctionId: id("correction"), reason: text(1000) };
const ofCorrection = z.object({ householdId: id("household"), correctionId: id("correction") });
const done = z.object({ correctionId: id("correction"), state: z.enum(correctionStates) });

export const listCorrections = declare({
  id: "registry.listCorrections",
  method: "get",
  path: "/corrections",
  act: "registry.readHouseholds",
  summary: "Corrections that were asked for in one's areas, the latest first, with what was recorded before",
  query: z.object({
    ...pageQuery(cursorById),
    householdId: id("household").optional(),
    communeId: areaId.optional(),
    state: z.enum(correctionStates).optional(),
  }),
  output: page(correctionRow),
});

export const askCorrection = declare({
  id: "registry.askCorrection",
  method: "post",
  path: "/households/{householdId}/corrections",
  act: "registry.askCorrection",
  summary: "Asks that what is recorded of a person be corrected; nothing changes until another officer approves",
  params: z.object({ householdId: id("household") }),
  body: z.discriminatedUnion("kind", [
    z.object({ ...request, kind: z.literal("person"), personId: id("person"), facts: personFacts.partial() }),
    z.object({
      ...request,
      kind: z.literal("identifier"),
      personId: id("person"),
      identifierKind: z.enum(identifierKinds),
      /** Null: the person has no such number. */
      number: text(40).nullable(),
    }),
    z.object({
      ...request,
      kind: z.literal("membership"),
      personId: id("person"),
      facts: z.object({ relation: z.enum(relations), memberFrom: dayInput, memberTo: dayInput.nullable() }).partial(),
    }),
    z.object({
      ...request,
      kind: z.literal("household"),
      facts: z.object({ address: text(300, 0), villageId: areaId, residence: z.enum(residences) }).partial(),
    }),
  ]),
  days: { "facts.birthDate": upToToday, "facts.memberFrom": upToToday, "facts.memberTo": upToToday },
  output: done.extend({ warnings: z.array(z.string()) }),
});

export const decideCorrection = declare({
  id: "registry.decideCorrection",
  method: "post",
  path: "/households/{householdId}/corrections/{correctionId}/decision",
  act: "registry.decideCorrection",
  summary: "Approves a correction, which changes the record, or refuses it with an answer; never by the one who asked",
  params: ofCorrection,
  body: z.object({ approves: z.boolean(), answer: text(1000, 0).optional() }),
  output: done,
});
