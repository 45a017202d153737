import { z } from "zod";
import { pastColumns, pastStages } from "#programme/treasury/past-years.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { code } from "#contract/input.ts";
import { tableFile } from "#contract/table-file.ts";
import { areaId, money } from "#contract/values.ts";

export const pastError = z.object({
  row: z.number().int().nullable(),
  field: z.enum(pastColumns),
  reason: z.enum([
    "unknown",
    "not_a_year",
    "not_a_month",
    "not_money",
    "ambiguous_money",
    "stands_twice",
    "does_not_add_up",
    "settled_above_disbursed",
  ]),
  value: z.string(),
});

/** Columns: year, origin_year (empty: the same), source, component, area, stage, month (of what is disbursed), amount in đồng. */
export const recordPastYears = declare({
  id: "treasury.recordPastYears",
  method: "post",
  path: "/ledger/past-years",
  largestBody: megabytes(6),
  act: "treasury.recordPastYears",
  summary:
    "Bring the closed years of a programme into the ledger from a table; all of it or nothing, tried first where asked",
  body: z.object({
    areaId,
    programmeId: code,
    file: tableFile,
    /** Only tell what would be recorded and what is wrong. */
    isTrial: z.boolean(),
  }),
  output: z.object({
    rows: z.number().int(),
    /** The first two hundred; `errorCount` counts them all. Nothing is recorded while there are any. */
    errors: z.array(pastError),
    errorCount: z.number().int(),
    recorded: z.number().int(),
    already: z.number().int(),
    sums: z.array(z.object({ year: z.number().int(), stage: z.enum(pastStages), amount: money })),
  }),
});
