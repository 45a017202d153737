import { upToToday } from "#contract/day-window.ts";
import { z } from "zod";
import { bulkRefusals } from "#programme/registry/bulk/bulk-change.ts";
import { bulkColumns, bulkFaults } from "#programme/registry/bulk/bulk-lines.ts";
import { residences } from "#programme/registry/household/household.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { cursorByCount, pageQuery, text, dayInput } from "#contract/input.ts";
import { householdPlaces, searchWords } from "./household.ts";
import { areaId, day, id, instant, page } from "#contract/values.ts";

const flag = z.string().regex(/^[a-z][a-z0-9_]{1,59}$/);
const change = z.object({
  areaId,
  /** The households themselves, all that a filter finds, or a file that was handed in: a household a row, each with its own change. */
  selection: z.union([
    z.object({ householdIds: z.array(id("household")).min(1).max(50_000) }),
    z.object({ filter: z.object({ ...householdPlaces, search: searchWords.optional() }) }),
    z.object({ fileId: id("import-file") }),
  ]),
  /** For all that are selected; a file says its own. */
  changes: z.object({
    villageId: areaId.optional(),
    residence: z.enum(residences).optional(),
    addFlag: flag.optional(),
    removeFlag: flag.optional(),
  }),
  on: dayInput,
});
const namesAChange = ({ selection, changes }: z.output<typeof change>) =>
  "fileId" in selection || Object.values(changes).some((value) => value !== undefined);

const outcome = z.object({
  selected: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** Households that are left as they are, by the reason. */
  refused: z.record(z.enum(bulkRefusals), z.number().int()),
  /** The first of them. */
  samples: z.array(
    z.object({ householdId: id("household"), headName: z.string().nullable(), reason: z.enum(bulkRefusals) }),
  ),
  /** Rows of a file that cannot be done: how many, and the first of them. */
  faultyRows: z.number().int(),
  faults: z.array(
    z.object({
      rowNumber: z.number().int(),
      column: z.enum(bulkColumns),
      reason: z.enum(bulkFaults),
      value: z.string(),
    }),
  ),
});

export const tryBulkChange = declare({
  id: "registry.tryBulkChange",
  method: "post",
  path: "/bulk-changes/trials",
  largestBody: megabytes(3),
  act: "registry.changeInBulk",
  summary: "What a change of many households would do; nothing is changed",
  body: change.refine(namesAChange, { message: "names no change" }),
  days: { on: upToToday },
  output: outcome,
  answersSecret: true,
});

export const changeInBulk = declare({
  id: "registry.changeInBulk",
  method: "post",
  path: "/bulk-changes",
  largestBody: megabytes(3),
  act: "registry.changeInBulk",
  summary: "Change many households at once; those that cannot be changed are named and left as they are",
  body: change
    .extend({ bulkId: id("bulk change"), reason: text(1000, 3) })
    .refine(namesAChange, { message: "names no change" }),
  days: { on: upToToday },
  output: outcome,
});

export const listBulkChanges = declare({
  id: "registry.listBulkChanges",
  method: "get",
  path: "/bulk-changes",
  act: "registry.readHouseholds",
  summary: "Changes of many households at once in one's areas, the latest first",
  query: z.object(pageQuery(cursorByCount)),
  output: page(
    z.object({
      bulkId: id("bulk change"),
      areaName: z.string(),
      changes: z.record(z.string(), z.string()),
      /** Of the village that they came to live in. */
      villageName: z.string().nullable(),
      on: day,
      reason: z.string(),
      households: z.number().int(),
      doneBy: z.string().nullable(),
      doneAt: instant,
      undoneAt: instant.nullable(),
    }),
  ),
});

export const undoBulkChange = declare({
  id: "registry.undoBulkChange",
  method: "post",
  path: "/bulk-changes/{bulkId}/undoing",
  act: "registry.changeInBulk",
  summary: "Take back a change of many households where nothing has happened to them since",
  params: z.object({ bulkId: id("bulk change") }),
  output: z.object({ undone: z.number().int(), changedSince: z.number().int() }),
});
