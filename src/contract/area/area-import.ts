import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { exactText } from "#contract/input.ts";
import { areaId } from "#contract/values.ts";

const tableText = exactText(20_000_000, 0);

export const importAreas = declare({
  id: "area.importAreas",
  method: "post",
  path: "/areas/imports",
  largestBody: megabytes(30),
  act: "area.importAreas",
  summary: "Take in the units of another province or country, and what became of which; all or nothing",
  body: z.object({
    /** Tab-separated, with the columns of packs/areas: id, code, parent, kind, name, … */
    units: tableText.min(1),
    /** from, to, date, extent, decision. */
    successions: tableText.optional(),
    /** area, attribute, value, assumed, reason. */
    attributes: tableText.optional(),
    /** Says what it would do; nothing is written. */
    isTrial: z.boolean(),
  }),
  output: z.object({
    added: z.array(areaId),
    changed: z.array(areaId),
    unchanged: z.number().int(),
    successions: z.number().int(),
    /** Rows that cannot be taken: then nothing is. */
    errors: z.array(
      z.object({
        file: z.string(),
        row: z.number().int(),
        field: z.string(),
        reason: z.string(),
        remedy: z.string(),
      }),
    ),
  }),
});
