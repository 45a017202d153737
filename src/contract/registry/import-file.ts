/** Imports of files that were handed in: looked at, tried, done in the background, ended, gone on with; and what was held back of them. */
import { upToToday } from "#contract/day-window.ts";
import { z } from "zod";
import { encodings } from "#kernel/encoding/detect-encoding.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { cursorByCount, dayInput, exactText, freeKey, text, pageQuery } from "#contract/input.ts";
import { importCounts, importSummary, leftOutRow, quarantineRow, understoodHousehold, villageToAdd } from "./import.ts";
import { areaId, id, instant, page } from "#contract/values.ts";

const fileParams = z.object({ fileId: id("import-file") });

export const uploadFile = declare({
  id: "registry.uploadFile",
  method: "post",
  path: "/imports/files/{fileId}",
  act: "registry.importHouseholds",
  summary: "Upload a file to be imported: CSV or a workbook, as its bytes",
  takesFile: true,
  params: fileParams,
  query: z.object({ areaId, name: text(300) }),
  output: z.object({ fileId: id("import-file"), size: z.number().int(), sha256: z.string() }),
});

export const tableReading = z.object({
  format: z.enum(["csv", "xlsx"]),
  encoding: z.enum(encodings),
  delimiter: z.string().optional(),
  sheet: z.string().optional(),
  sheets: z.array(z.string()).optional(),
  headRow: z.number().int(),
  /** Columns and sheets that the workbook hides. */
  hidden: z.array(z.string()),
  hiddenSheets: z.array(z.string()).optional(),
  leftOut: z.object({
    blankRows: z.number().int(),
    totalRows: z.number().int(),
    signatureRows: z.number().int(),
    headRows: z.number().int(),
    villageRows: z.number().int(),
    numberedRows: z.number().int(),
    carriedRows: z.number().int(),
    hiddenRows: z.number().int(),
    cellsWithoutValue: z.number().int(),
  }),
});

const readAs = { sheet: exactText(200, 0).optional(), encoding: z.enum(encodings).optional() };

export const readFile = declare({
  id: "registry.readFile",
  method: "get",
  path: "/imports/files/{fileId}",
  act: "registry.importHouseholds",
  summary: "A file as a table: how it was read, its columns and first rows, and a mapping to begin with",
  params: fileParams,
  query: z.object({ ...readAs, registeredOn: dayInput.optional() }),
  days: { registeredOn: upToToday },
  output: z.object({
    name: z.string(),
    reading: tableReading,
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
    /** A mapping guessed from the names of the columns and the first rows, as JSON of a mapping file. */
    suggested: z.unknown(),
    /** Mappings by which earlier files were read whose columns are all in this one too, the latest first. */
    remembered: z.array(z.object({ source: z.string(), mapping: z.unknown(), usedAt: instant })),
  }),
});

const filesBody = z.object({
  areaId,
  /** The mapping file: YAML or JSON. */
  mapping: exactText(200_000),
  /** People with their household's columns, when there is no file of people. */
  householdsFileId: id("import-file"),
  peopleFileId: id("import-file").optional(),
  roundId: id("round").optional(),
  /** Villages that may be added; households of others that the commune does not have are held back. */
  newVillages: z.array(villageToAdd).max(1000).optional(),
  ...readAs,
});

export const tryFiles = declare({
  id: "registry.tryFiles",
  method: "post",
  path: "/imports/files-trial",
  largestBody: megabytes(1),
  act: "registry.importHouseholds",
  summary:
    "What an import of these files would add and hold back; nothing is kept. Long files are tried by their beginning",
  body: filesBody,
  output: z.object({
    counts: importCounts,
    households: z.array(understoodHousehold),
    quarantine: z.array(quarantineRow),
    newVillages: z.array(villageToAdd.extend({ households: z.number().int() })),
    leftOut: z.array(leftOutRow),
    /** False: only so many rows (`counts.peopleRows`) of the beginning were tried. */
    isWhole: z.boolean(),
  }),
  answersSecret: true,
});

export const startImport = declare({
  id: "registry.startImport",
  method: "post",
  path: "/imports/from-files",
  largestBody: megabytes(1),
  act: "registry.importHouseholds",
  summary: "Import files in the background; a second import of the same source adds nothing",
  body: filesBody.extend({ importId: id("import") }),
  output: importSummary,
});

const importParams = z.object({ importId: id("import") });

export const cancelImport = declare({
  id: "registry.cancelImport",
  method: "post",
  path: "/imports/{importId}/cancellation",
  act: "registry.importHouseholds",
  summary: "End an import after the batch that is being written; what was written stays",
  params: importParams,
  output: importSummary,
});

export const continueImport = declare({
  id: "registry.continueImport",
  method: "post",
  path: "/imports/{importId}/continuation",
  act: "registry.importHouseholds",
  summary: "Go on with an import that was ended or failed, after its last batch",
  params: importParams,
  output: importSummary,
});

const rawRow = z.object({
  file: z.enum(["households", "people"]),
  rowNumber: z.int().min(0).max(100_000_000),
  raw: z.record(freeKey(300), exactText(2000, 0)),
});
const fault = quarantineRow.pick({
  file: true,
  rowNumber: true,
  field: true,
  reason: true,
  remedy: true,
  beside: true,
});
const heldStates = ["held", "taken", "left_out"] as const;

export const listHeldHouseholds = declare({
  id: "registry.listHeldHouseholds",
  method: "get",
  path: "/imports/{importId}/households",
  act: "registry.readImports",
  summary: "Households that an import held back, each with all its rows and what is wrong with them",
  params: importParams,
  query: z.object({ ...pageQuery(cursorByCount), state: z.enum(heldStates).default("held") }),
  output: page(
    z.object({
      householdKey: z.string(),
      rows: z.array(rawRow),
      before: z.array(rawRow).nullable(),
      state: z.enum(heldStates),
      reason: z.string().nullable(),
      faults: z.array(fault),
    }),
  ),
});

export const correctHeldHousehold = declare({
  id: "registry.correctHeldHousehold",
  method: "post",
  path: "/imports/{importId}/corrections",
  largestBody: megabytes(2),
  act: "registry.importHouseholds",
  summary: "Correct the rows of a household that was held back and take it, or learn what is still wrong",
  params: importParams,
  body: z.object({
    householdKey: exactText(300),
    rows: z.array(rawRow).min(1).max(200),
    /** It is another household than the registered one that it is like; its village is new. */
    agreed: z.boolean().optional(),
  }),
  output: z.object({
    state: z.enum(heldStates),
    faults: z.array(fault),
  }),
});

export const leaveOutHousehold = declare({
  id: "registry.leaveOutHousehold",
  method: "post",
  path: "/imports/{importId}/omissions",
  act: "registry.importHouseholds",
  summary: "Leave out a household that was held back, with the reason",
  params: importParams,
  body: z.object({ householdKey: exactText(300), reason: text(1000, 3) }),
  output: z.object({ state: z.enum(heldStates) }),
});
