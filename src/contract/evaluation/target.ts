import { z } from "zod";
import { areaId, id, money } from "#contract/values.ts";
import { shownFigure } from "#contract/shown-count.ts";
import { declare } from "#contract/declare.ts";
import { yearQuery } from "#contract/input.ts";
import { provenance } from "./measure.ts";
export const targetRow = z.object({
  targetId: id("target"),
  planYear: z.number().int(),
  areaId,
  areaName: z.string(),
  goal: z.string(),
  indicatorCode: z.string(),
  baseline: shownFigure,
  target: z.number(),
  /** Measured today; null when nothing measures it yet. */
  actual: shownFigure,
  planned: z.number().int(),
  delivered: z.number().int(),
  paid: money,
});
export const listTargetResults = declare({
  id: "evaluation.listTargetResults",
  method: "get",
  path: "/target-results",
  act: "evaluation.readMeasures",
  summary: "Target against result: baseline, target, what is measured, what was delivered and paid for it",
  query: z.object({ areaId, year: yearQuery }),
  output: z.object({ provenance, rows: z.array(targetRow) }),
});
