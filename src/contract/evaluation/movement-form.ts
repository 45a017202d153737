import { z } from "zod";
import { askedUpToToday } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { dayInput } from "#contract/input.ts";
import { shownCount, shownFigure } from "#contract/shown-count.ts";
import { areaId, day } from "#contract/values.ts";
import { formClasses, formLines, otherCauses } from "#programme/evaluation/movement-form.ts";
import { noFlowReasons } from "#programme/review/decision/opening-list.ts";
import { provenance } from "./measure.ts";

const counted = z.object({ households: shownCount, people: shownCount });
const causes = z.array(z.object({ cause: z.enum(otherCauses), ...counted.shape }));
const ofClass = z.object({
  /** What the class counts as. */
  counts: z.enum(formClasses),
  /** In the order of the form, 1 to 9. */
  lines: z.array(z.object({ line: z.enum(formLines), ...counted.shape })),
  /** What the lines of other decrease and other increase are made of. */
  decreases: causes,
  increases: causes,
});
const row = z.object({
  areaId,
  areaName: z.string(),
  /** Why there are no movements: the opening list of a standard lies between the days, or there is no list. */
  notApplicable: z.enum(noFlowReasons).nullable(),
  classes: z.array(ofClass),
  /** On the list by a decision on the last day though the registry has closed them: counted on other pages, and not here. */
  closedOnList: shownCount,
});

export const readMovementForm = declare({
  id: "evaluation.readMovementForm",
  method: "get",
  path: "/movements/form",
  act: "evaluation.readMeasures",
  summary:
    "The yearly report of movements of poor and near-poor households and their people: 9 = 1 - 2 - 3 - 4 + 5 + 6 + 7 + 8, the other lines by acts of the registry; of an area and its communes",
  query: z.object({ areaId, from: dayInput, to: dayInput }),
  days: { from: askedUpToToday, to: askedUpToToday },
  output: z.object({ provenance, from: day, to: day, total: row, rows: z.array(row) }),
});

const survival = z.object({
  /** The year in which they left the list; null: whenever. */
  year: z.number().int().nullable(),
  escaped: shownCount,
  points: z.array(
    z.object({ years: z.number().int(), share: shownFigure, followed: shownCount, returned: shownCount }),
  ),
});
export const readSurvival = declare({
  id: "evaluation.readSurvival",
  method: "get",
  path: "/movements/survival",
  act: "evaluation.readMeasures",
  summary: "How long households that left the list stay off it, by the year in which they left it (Kaplan-Meier)",
  query: z.object({ areaId, on: dayInput.optional() }),
  days: { on: askedUpToToday },
  output: z.object({ provenance, total: survival, cohorts: z.array(survival) }),
});
