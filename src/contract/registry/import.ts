import { z } from "zod";
import { leftOutReasons } from "#programme/registry/import/left-out.ts";
import { birthPrecisions } from "#programme/registry/person/person.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { cursorByCount, cursorById, exactText, pageQuery, text } from "#contract/input.ts";
import { takeBack } from "./take-back.ts";
import { areaId, day, id, instant, page } from "#contract/values.ts";

export const importCounts = z.object({
  householdRows: z.number().int(),
  peopleRows: z.number().int(),
  skippedRows: z.number().int(),
  /** All rows of the files, to the last one: added + known + held back (`rowsQuarantined`) + left out, to the row. */
  rowsOfSource: z.number().int(),
  rowsAdded: z.number().int(),
  rowsKnown: z.number().int(),
  /** Titles, heads, blank rows, sums, signatures, villages, and the rows that the mapping skips (`skippedRows`). */
  rowsLeftOut: z.number().int(),
  householdsAdded: z.number().int(),
  peopleAdded: z.number().int(),
  /** Households that an earlier import of the same source brought in: left as they are. */
  householdsKnown: z.number().int(),
  householdsQuarantined: z.number().int(),
  rowsQuarantined: z.number().int(),
  reviewsAdded: z.number().int(),
  /** Households by flag. */
  flags: z.record(z.string(), z.number().int()),
  /** Entries of the quarantine by field and reason. */
  reasons: z.record(z.string(), z.number().int()),
});

export const importStates = ["queued", "running", "finished", "failed", "cancelled", "taken_back"] as const;

export const importSummary = z.object({
  importId: id("import"),
  areaId,
  areaName: z.string(),
  sourceSystem: z.string(),
  state: z.enum(importStates),
  startedAt: instant,
  finishedAt: instant.nullable(),
  officerName: z.string().nullable(),
  counts: importCounts,
  /** Rows gone through, and of how many; null while they are being counted. */
  rowsDone: z.number().int(),
  rowsInAll: z.number().int().nullable(),
  /** Why it failed. */
  failure: z
    .object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) })
    .nullable(),
});

/** 8 MB of text, a second or two of work; larger files go through the command line, which streams and shows its progress. */
const csvText = exactText(8_000_000);

/** A village that the commune does not have: an import adds it only where its request names it. */
export const villageToAdd = z.object({ communeId: areaId, name: text(300) });

const importBody = z.object({
  importId: id("import"),
  areaId,
  /** The mapping file, YAML. */
  mapping: exactText(200_000),
  households: csvText,
  people: csvText.optional(),
  /** Where the mapping has answers: they are recorded for this round. */
  roundId: id("round").optional(),
  newVillages: z.array(villageToAdd).max(1000).optional(),
});

export const importHouseholds = declare({
  id: "registry.importHouseholds",
  method: "post",
  path: "/imports",
  largestBody: megabytes(24),
  act: "registry.importHouseholds",
  summary: "Import households and people from CSV by a mapping; a second import of the same source adds nothing",
  body: importBody,
  output: importSummary,
});

export const quarantineRow = z.object({
  rowNumber: z.number().int(),
  file: z.string(),
  householdKey: z.string().nullable(),
  field: z.string(),
  reason: z.string(),
  remedy: z.string(),
  raw: z.record(z.string(), z.string()),
  /** The household of the registry that it may be, to be compared. */
  beside: z.string().nullable(),
});
/** A row that holds no household, and what it says. */
export const leftOutRow = z.object({
  file: z.string(),
  rowNumber: z.number().int(),
  /** Blank rows below each other are one entry: the last of them; otherwise the row itself. */
  lastRow: z.number().int(),
  reason: z.enum(leftOutReasons),
  text: z.string(),
});
/** A household as the mapping understands it, to be compared with the file before anything is kept. */
export const understoodHousehold = z.object({
  key: z.string(),
  headName: z.string().nullable(),
  headBirth: day.nullable(),
  headBirthPrecision: z.enum(birthPrecisions).nullable(),
  people: z.number().int(),
  address: z.string().nullable(),
});

export const tryImport = declare({
  id: "registry.tryImport",
  method: "post",
  path: "/imports/trial",
  largestBody: megabytes(24),
  act: "registry.importHouseholds",
  summary: "What an import would add and hold back: the whole import is done and undone, nothing is kept",
  body: importBody,
  output: z.object({
    counts: importCounts,
    /** The first households that would be added. */
    households: z.array(understoodHousehold),
    /** The first rows that would be held back; `counts.rowsQuarantined` says how many there are. */
    quarantine: z.array(quarantineRow),
    /** Villages that it would add, with how many households. */
    newVillages: z.array(villageToAdd.extend({ households: z.number().int() })),
    /** The first rows that hold no household; `counts` says how many there are. */
    leftOut: z.array(leftOutRow),
  }),
  answersSecret: true,
});

export const listImports = declare({
  id: "registry.listImports",
  method: "get",
  path: "/imports",
  act: "registry.readImports",
  summary: "Imports into one's areas, the latest first",
  query: z.object(pageQuery(cursorById)),
  output: page(importSummary),
});

export const getImport = declare({
  id: "registry.getImport",
  method: "get",
  path: "/imports/{importId}",
  act: "registry.readImports",
  summary: "One import with its counts and the mapping that it used",
  params: z.object({ importId: id("import") }),
  output: importSummary.extend({
    mapping: z.unknown(),
    /** The columns of its files, in their order. */
    columns: z.object({ households: z.array(z.string()), people: z.array(z.string()) }),
    /** The first rows that hold no household. */
    leftOut: z.array(leftOutRow),
    /** Households that were held back, by what became of them. */
    held: z.object({ held: z.number().int(), taken: z.number().int(), left_out: z.number().int() }),
    cancelAskedAt: instant.nullable(),
    /** Whether it can be gone on with: its files are still there. */
    canContinue: z.boolean(),
    /** The latest taking back of it. */
    takeBack: takeBack.nullable(),
    /** Whether households that came in by it are still there. */
    isAnyLeft: z.boolean(),
  }),
});

export const listQuarantine = declare({
  id: "registry.listQuarantine",
  method: "get",
  path: "/imports/{importId}/quarantine",
  act: "registry.readImports",
  summary: "Rows that an import held back, each with its reason and remedy",
  params: z.object({ importId: id("import") }),
  query: z.object(pageQuery(cursorByCount)),
  output: page(quarantineRow),
});
