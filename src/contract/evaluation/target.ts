import { z } from "zod";
import { areaId, id } from "#contract/values.ts";
import { shownCount, shownFigure, shownMoney } from "#contract/shown-count.ts";
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
  target: shownFigure,
  /** Measured today; null when nothing measures it yet. */
  actual: shownFigure,
  planned: shownCount,
  delivered: shownCount,
  paid: shownMoney,
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
