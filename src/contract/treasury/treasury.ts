/** Figures of the State Treasury and of banks beside ours, to the đồng. */
import { upToToday } from "#contract/day-window.ts";
import { z } from "zod";
import { treasuryFindings } from "#programme/treasury/match-treasury.ts";
import { treasuryFields } from "#programme/treasury/read-treasury.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { dayInput, exactText, freeKey, text } from "#contract/input.ts";
import { tableFile } from "#contract/table-file.ts";
import { areaId, day, id, instant, money } from "#contract/values.ts";

const column = exactText(200);
const codes = z.record(freeKey(60), text(60, 0));
export const treasuryMapping = z.object({
  date: column,
  amount: column,
  reference: column.nullable(),
  commune: column.nullable(),
  source: column.nullable(),
  communeCodes: codes,
  sourceCodes: codes,
});
const origin = z.enum(["treasury", "bank"]);
const badRow = z.object({
  row: z.number().int(),
  field: z.enum(treasuryFields),
  reason: z.enum(["not_a_day", "not_money", "ambiguous_money", "unknown_commune", "unknown_source"]),
  value: z.string(),
});
const finding = z.enum(treasuryFindings);
export const treasuryHead = z.object({
  treasuryImportId: id("treasury import"),
  areaId,
  areaName: z.string(),
  origin,
  fileName: z.string(),
  fromDay: day,
  toDay: day,
  recordedAt: instant,
  recordedBy: z.string().nullable(),
  acceptedAt: instant.nullable(),
  acceptedBy: z.string().nullable(),
  reason: z.string().nullable(),
  /** Rows that an earlier file had brought. */
  knownRows: z.number().int(),
  badRows: z.array(badRow),
  counts: z.record(finding, z.number().int()),
  /** Theirs less ours, over all lines. */
  difference: money,
});

export const importTreasury = declare({
  id: "treasury.importTreasury",
  method: "post",
  path: "/treasury-imports",
  largestBody: megabytes(6),
  act: "treasury.importTreasury",
  summary:
    "Compare a file of the State Treasury or a bank with our disbursements; rows taken before are not taken again",
  body: z.object({
    treasuryImportId: id("treasury import"),
    areaId,
    origin,
    fileName: text(200),
    file: tableFile,
    mapping: treasuryMapping,
    /** The days that the file covers: what we disbursed then and it does not have is reported. */
    fromDay: dayInput,
    toDay: dayInput,
  }),
  days: { fromDay: upToToday, toDay: upToToday },
  output: treasuryHead,
});
export const getTreasuryMapping = declare({
  id: "treasury.getTreasuryMapping",
  method: "get",
  path: "/treasury-imports/mapping",
  act: "treasury.importTreasury",
  summary: "The mapping that the last file of this origin was read by; null before the first",
  query: z.object({ areaId, origin }),
  output: z.object({ mapping: treasuryMapping.nullable() }),
});
export const listTreasuryImports = declare({
  id: "treasury.listTreasuryImports",
  method: "get",
  path: "/treasury-imports",
  act: "treasury.readTreasury",
  summary: "Files that were compared, the latest first",
  query: z.object({ areaId }),
  output: z.object({ rows: z.array(treasuryHead) }),
});
const ofImport = z.object({ treasuryImportId: id("treasury import") });
export const getTreasuryImport = declare({
  id: "treasury.getTreasuryImport",
  method: "get",
  path: "/treasury-imports/{treasuryImportId}",
  act: "treasury.readTreasury",
  summary: "What comparing a file found: matched, amount differs, only with the treasury, only with us",
  params: ofImport,
  output: treasuryHead.extend({
    lines: z.array(
      z.object({
        treasuryLineId: z.string(),
        finding,
        row: z.number().int().nullable(),
        areaId,
        areaName: z.string(),
        reference: z.string().nullable(),
        on: day.nullable(),
        amount: money.nullable(),
        ownAmount: money.nullable(),
        ownOn: day.nullable(),
        postingId: id("posting").nullable(),
      }),
    ),
  }),
});
export const acceptTreasuryImport = declare({
  id: "treasury.acceptTreasuryImport",
  method: "post",
  path: "/treasury-imports/{treasuryImportId}/acceptance",
  act: "treasury.acceptTreasury",
  summary: "Accept what a comparison found, differences included, with the reason",
  recordReadBy: getTreasuryImport,
  params: ofImport,
  body: z.object({ reason: text(500, 3) }),
  output: treasuryHead,
});
