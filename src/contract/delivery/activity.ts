import { yearsAhead } from "#contract/day-window.ts";
import { z } from "zod";
import { areaId, day, id, texts } from "#contract/values.ts";
import { shownCount, shownMoney } from "#contract/shown-count.ts";
import { activityStates } from "#programme/delivery/activity/activity-state.ts";
import { declare } from "#contract/declare.ts";
import { dayInput, text, yearQuery } from "#contract/input.ts";
export const activity = z.object({
  activityId: id("activity"),
  activityKind: z.string(),
  kindName: texts,
  communeId: areaId,
  communeName: z.string(),
  year: z.number().int(),
  outputId: id("output"),
  fundLineId: id("fund line"),
  fundSource: z.string(),
  component: z.string(),
  title: z.string(),
  place: z.string().nullable(),
  startsOn: day,
  endsOn: day.nullable(),
  state: z.enum(activityStates),
  /** How many were planned by the output, and how many supports are in each state. */
  plannedQuantity: shownCount,
  supports: z.record(z.string(), shownCount),
  /** What is left of the fund line for new commitments. */
  remainder: shownMoney,
});
export const listActivities = declare({
  id: "delivery.listActivities",
  method: "get",
  path: "/activities",
  act: "delivery.readActivities",
  summary: "Activities of an area and year, with how far their supports are",
  query: z.object({ areaId, year: yearQuery.optional() }),
  output: z.object({ rows: z.array(activity) }),
});
export const getActivity = declare({
  id: "delivery.getActivity",
  method: "get",
  path: "/activities/{activityId}",
  act: "delivery.readActivities",
  summary: "One activity",
  params: z.object({ activityId: id("activity") }),
  output: activity,
});
export const draftActivity = declare({
  id: "delivery.draftActivity",
  method: "post",
  path: "/activities",
  act: "delivery.draftActivity",
  summary: "Draft an activity that produces a planned output from a fund line",
  body: z.object({
    activityId: id("activity"),
    fundLineId: id("fund line"),
    title: text(300),
    place: text(300, 0).optional(),
    startsOn: dayInput,
    endsOn: dayInput.optional(),
  }),
  days: {
    startsOn: { notBefore: ["year"], ...yearsAhead(5) },
    endsOn: { notBefore: [{ field: "startsOn", is: "start" }], ...yearsAhead(5) },
  },
  output: activity,
});
