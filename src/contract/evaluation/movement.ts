import { askedUpToToday } from "#contract/day-window.ts";
import { z } from "zod";
import { areaId, day } from "#contract/values.ts";
import { shownCount } from "#contract/shown-count.ts";
import { declare } from "#contract/declare.ts";
import { dayInput } from "#contract/input.ts";
import { noFlowReasons } from "#programme/review/decision/opening-list.ts";
import { provenance } from "./measure.ts";

const area = { areaId, areaName: z.string() };
/** Households, keyed "before>after"; "-" for not yet, or no longer, there. */
const moves = z.record(z.string(), shownCount);

const counted = z.object({
  ...area,
  flows: z.literal("counted"),
  moves,
  escaped: shownCount,
  relapsed: shownCount,
  newlyPoor: shownCount,
  /** Moved in, out of the list of another commune. */
  otherIncrease: shownCount,
  /** Was on the list, and is in the area no longer. */
  otherDecrease: shownCount,
  stayed: shownCount,
});
/** The opening list of a standard lies between the two days, or there is no list: nobody escaped or fell back, and zero would be wrong. */
const notApplicable = z.object({
  ...area,
  flows: z.literal("not_applicable"),
  reason: z.enum(noFlowReasons),
  moves: z.null(),
  escaped: z.null(),
  relapsed: z.null(),
  newlyPoor: z.null(),
  otherIncrease: z.null(),
  otherDecrease: z.null(),
  stayed: z.null(),
});
export const movementRow = z.discriminatedUnion("flows", [counted, notApplicable]);

const transitionRow = z.object({ ...area, moves });
/** Households by class under the standard before and under the new one, from the day before its opening list to the day of it. */
export const transition = z.object({ from: day, to: day, total: transitionRow, rows: z.array(transitionRow) });

export const readMovements = declare({
  id: "evaluation.readMovements",
  method: "get",
  path: "/movements",
  act: "evaluation.readMeasures",
  summary:
    "Who escaped, stayed, fell back, is new or moved between two days, by commune; who moved among the communes stayed in the total; across a change of standard not applicable, but the change itself",
  query: z.object({ areaId, from: dayInput, to: dayInput }),
  days: { from: askedUpToToday, to: askedUpToToday },
  output: z.object({
    provenance,
    from: day,
    to: day,
    total: movementRow,
    rows: z.array(movementRow),
    transition: transition.nullable(),
  }),
});
