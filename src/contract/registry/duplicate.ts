import { upToToday } from "#contract/day-window.ts";
import { z } from "zod";
import { pairStates } from "#programme/registry/duplicate/merge.ts";
import { birthPrecisions, sexes } from "#programme/registry/person/person.ts";
import { declare } from "#contract/declare.ts";
import { cursorByCount, dayInput, text, pageQuery } from "#contract/input.ts";
import { areaId, day, id, instant, page } from "#contract/values.ts";

/** Numbers that too many people carry to be anybody's: they are not compared. `people` is how many carry one. */
const placeholders = z.array(
  z.object({ kind: z.enum(["personal_id", "legacy_id", "phone"]), people: z.number().int() }),
);

export const searchDuplicates = declare({
  id: "registry.searchDuplicates",
  method: "post",
  path: "/duplicates/searches",
  act: "registry.findDuplicates",
  summary: "Look for people who are recorded twice in an area, and for numbers that two enrolled people share",
  body: z.object({ areaId }),
  output: z.object({
    people: z.number().int(),
    found: z.number().int(),
    added: z.number().int(),
    placeholders,
  }),
});

/** Where a search in the background is: read, compared, written. */
export const searchStates = ["queued", "reading", "comparing", "writing", "finished", "failed"] as const;
const duplicateSearch = z.object({
  searchId: id("duplicate search"),
  areaId,
  areaName: z.string(),
  state: z.enum(searchStates),
  askedAt: instant,
  people: z.number().int().nullable(),
  found: z.number().int().nullable(),
  added: z.number().int().nullable(),
  placeholders,
  failure: z
    .object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) })
    .nullable(),
});

export const startDuplicateSearch = declare({
  id: "registry.startDuplicateSearch",
  method: "post",
  path: "/duplicates/searches/in-background",
  act: "registry.findDuplicates",
  summary: "Look for people who are recorded twice in an area, in the background: of a province it takes a minute",
  body: z.object({ searchId: id("duplicate search"), areaId }),
  output: duplicateSearch,
});

export const listDuplicateSearches = declare({
  id: "registry.listDuplicateSearches",
  method: "get",
  path: "/duplicates/searches",
  act: "registry.readDuplicates",
  summary: "Searches in the background in one's areas, the latest first",
  query: z.object({ areaId: areaId.optional() }),
  output: z.object({ rows: z.array(duplicateSearch) }),
});

const record = z.object({
  personId: id("person"),
  householdId: id("household"),
  communeId: areaId,
  communeName: z.string(),
  villageName: z.string().nullable(),
  address: z.string().nullable(),
  fullName: z.string().nullable(),
  birthDate: day.nullable(),
  birthPrecision: z.enum(birthPrecisions).nullable(),
  sex: z.enum(sexes).nullable(),
  ethnicityName: z.string().nullable(),
  headName: z.string().nullable(),
  /** In the household now. */
  members: z.number().int(),
  closedOn: day.nullable(),
});
/** Null where the record lies in an area that one does not see. */
const seen = record.nullable();

export const duplicatePair = z.object({
  left: seen,
  right: seen,
  leftCommuneName: z.string(),
  rightCommuneName: z.string(),
  leftHouseholdId: id("household"),
  leftPersonId: id("person"),
  rightHouseholdId: id("household"),
  rightPersonId: id("person"),
  foundBy: z.enum(["shared_number", "likeness"]),
  probability: z.number().nullable(),
  evidence: z.array(z.object({ field: z.string(), level: z.string(), weight: z.number().nullable() })),
  foundAt: instant,
  state: z.enum(pairStates),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
});

export const listDuplicates = declare({
  id: "registry.listDuplicates",
  method: "get",
  path: "/duplicates",
  act: "registry.readDuplicates",
  summary: "Pairs of records that may be one person, the surest first",
  query: z.object({
    ...pageQuery(cursorByCount),
    state: z.enum(pairStates).default("waiting"),
    communeId: areaId.optional(),
  }),
  output: page(duplicatePair),
});

const ofPair = z.object({
  leftHouseholdId: id("household"),
  leftPersonId: id("person"),
  rightHouseholdId: id("household"),
  rightPersonId: id("person"),
});
const path = "/duplicates/{leftHouseholdId}/{leftPersonId}/{rightHouseholdId}/{rightPersonId}";

export const getDuplicate = declare({
  id: "registry.getDuplicate",
  method: "get",
  path,
  act: "registry.readDuplicates",
  summary: "Two records side by side, with what speaks for one person and what against it",
  params: ofPair,
  output: duplicatePair,
});

export const decideDuplicate = declare({
  id: "registry.decideDuplicate",
  method: "post",
  path: `${path}/decision`,
  act: "registry.decideDuplicate",
  summary: "Say that the two are one person or one household (then one record goes), or that they are not",
  params: ofPair,
  body: z.discriminatedUnion("decision", [
    z.object({
      decision: z.enum(["same_person", "same_household"]),
      keep: z.enum(["left", "right"]),
      on: dayInput,
      reason: text(1000, 3),
    }),
    z.object({ decision: z.literal("not_same"), reason: text(1000, 3) }),
  ]),
  days: { on: upToToday },
  output: z.object({ state: z.enum(pairStates) }),
});

export const undoDuplicate = declare({
  id: "registry.undoDuplicate",
  method: "post",
  path: `${path}/undoing`,
  act: "registry.decideDuplicate",
  summary: "Take back what was said of a pair: what the merge ended holds again",
  params: ofPair,
  body: z.object({ reason: text(1000, 3) }),
  output: z.object({ state: z.enum(pairStates) }),
});
