import { z } from "zod";
import { areaId, day } from "#contract/values.ts";
import { shownCount } from "#contract/shown-count.ts";
import { declare } from "#contract/declare.ts";
import { dayInput } from "#contract/input.ts";
import { provenance } from "./measure.ts";
export const movementRow = z.object({
  areaId,
  areaName: z.string(),
  /** Households, keyed "before>after"; "-" for not yet, or no longer, there. */
  moves: z.record(z.string(), shownCount),
  escaped: shownCount,
  relapsed: shownCount,
  newlyPoor: shownCount,
  stayed: shownCount,
});
export const readMovements = declare({
  id: "evaluation.readMovements",
  method: "get",
  path: "/movements",
  act: "evaluation.readMeasures",
  summary: "Who escaped, stayed, fell back or is new between two days, by commune",
  query: z.object({ areaId, from: dayInput, to: dayInput }),
  output: z.object({ provenance, from: day, to: day, total: movementRow, rows: z.array(movementRow) }),
});
