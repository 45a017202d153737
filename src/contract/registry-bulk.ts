import { z } from "zod";
import { bulkRefusals } from "#programme/registry/bulk-change.ts";
import { residences } from "#programme/registry/household.ts";
import { declare } from "./declare.ts";
import { householdPlaces } from "./registry.ts";
import { areaId, day, id, instant, page, pageQuery } from "./values.ts";

const flag = z.string().regex(/^[a-z][a-z0-9_]{1,59}$/);
const change = z.object({
  areaId,
  /** The households themselves, or all that a filter finds. */
  selection: z.union([
    z.object({ householdIds: z.array(id("household")).min(1).max(50_000) }),
    z.object({ filter: z.object(householdPlaces) }),
  ]),
  changes: z
    .object({
      villageId: areaId.optional(),
      residence: z.enum(residences).optional(),
      addFlag: flag.optional(),
      removeFlag: flag.optional(),
    })
    .refine((changes) => Object.values(changes).some((value) => value !== undefined), { message: "names no change" }),
  on: day,
});

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
});

export const tryBulkChange = declare({
  id: "registry.tryBulkChange",
  method: "post",
  path: "/bulk-changes/trials",
  act: "registry.changeInBulk",
  summary: "What a change of many households would do; nothing is changed",
  body: change,
  output: outcome,
});

export const changeInBulk = declare({
  id: "registry.changeInBulk",
  method: "post",
  path: "/bulk-changes",
  act: "registry.changeInBulk",
  summary: "Change many households at once; those that cannot be changed are told and left as they are",
  body: change.extend({ bulkId: id("bulk change"), reason: z.string().trim().min(3).max(1000) }),
  output: outcome,
});

export const listBulkChanges = declare({
  id: "registry.listBulkChanges",
  method: "get",
  path: "/bulk-changes",
  act: "registry.readHouseholds",
  summary: "Changes of many households at once in one's areas, the latest first",
  query: z.object(pageQuery),
  output: page(
    z.object({
      bulkId: id("bulk change"),
      areaName: z.string(),
      changes: z.record(z.string(), z.string()),
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
