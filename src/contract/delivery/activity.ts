import { yearsAhead } from "#contract/day-window.ts";
import { z } from "zod";
import { areaId, day, id, money, page, texts } from "#contract/values.ts";
import { shownCount, shownMoney } from "#contract/shown-count.ts";
import { activityStates } from "#programme/delivery/activity/activity-state.ts";
import { declare } from "#contract/declare.ts";
import { code, cursorByCount, dayInput, figureInput, freeKey, text, yearQuery } from "#contract/input.ts";
import { kindFieldTypes } from "#programme/planning/framework/programme-parts.ts";
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
  /** The department or unit that carries it out; null: the commune. */
  officeId: id("office").nullable(),
  officeName: z.string().nullable(),
  /** How many were planned by the output, and how many supports are in each state. */
  plannedQuantity: shownCount,
  supports: z.record(z.string(), shownCount),
  /** What is left of the fund line for new commitments. */
  remainder: shownMoney,
});
/** A field that activities of a kind have, as the pack declares it. */
export const kindField = z.object({
  code: z.string(),
  name: texts,
  type: z.enum(kindFieldTypes),
  needed: z.boolean(),
  from: z.number().optional(),
  to: z.number().optional(),
  choices: z.array(z.object({ code: z.string(), name: texts })).optional(),
});
/** What a fund line bears of a unit of an activity, or of a support. */
export const shareOfLine = z.object({
  fundLineId: id("fund line"),
  fundSource: z.string(),
  component: z.string(),
  amount: money,
});
/** One activity with what its kind asks of it. */
export const activityInFull = activity.extend({
  /** Other lines that bear a part of what a unit costs. */
  otherLines: z.array(shareOfLine),
  /** Is its money per work, so that works are drafted on it? */
  isOfWorks: z.boolean(),
  /** Does it hold courses? */
  isOfTraining: z.boolean(),
  /** Is it for groups of households, so that livelihood groups are formed on it? */
  isOfGroups: z.boolean(),
  /** Do its groups or households produce something, so that production cycles are planned on it? */
  isOfProduction: z.boolean(),
  kindFields: z.array(kindField),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
/** Values by the code of their field: a sum as digits, a day as YYYY-MM-DD. What a field may hold the pack says (delivery.field_…). */
export const kindValues = z.record(freeKey(80), z.union([text(300), figureInput, z.boolean()]));
/** Steps that supports of an activity may wait for. */
export const waitingStates = ["proposed", "checked", "committed", "delivered"] as const;
/** The same, and evidence that delivered supports lack before they are paid. */
export const waitingSteps = [...waitingStates, "evidence"] as const;
const activityFilter = {
  areaId,
  year: yearQuery.optional(),
  kind: code.optional(),
  state: z.enum(activityStates).optional(),
  /** The id of a department or unit, or "commune": those that the commune carries out itself. */
  executor: z.union([z.literal("commune"), id("office")]).optional(),
  /** Those with supports that wait for a step; for who reads the households by name. */
  waits: z.enum(waitingSteps).optional(),
};

export const sumActivities = declare({
  id: "delivery.sumActivities",
  method: "get",
  path: "/activity-sums",
  act: "delivery.readSupports",
  summary:
    "What the activities of the same filter come to: supports, and the money planned, approved, delivered and paid",
  query: z.object(activityFilter),
  output: z.object({
    /** Those that were neither refused nor returned. */
    supports: z.number().int(),
    /** On the lines of money that the activities use. */
    planned: money,
    approved: money,
    delivered: money,
    paid: money,
  }),
});
export const listActivities = declare({
  id: "delivery.listActivities",
  method: "get",
  path: "/activities",
  act: "delivery.readActivities",
  summary: "Activities of an area by kind, state and year, with how far their supports are; at most 100 at once",
  query: z.object({
    ...activityFilter,
    cursor: cursorByCount.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  output: page(activity).extend({
    /** How many activities of the filter there are in each state, whichever state is asked for. */
    byState: z.record(z.enum(activityStates), z.number().int()),
    /** The kinds that the area has, whatever is asked for. */
    kinds: z.array(z.string()),
    /** The departments and units that carry activities of the area out. */
    executors: z.array(z.object({ officeId: id("office"), name: z.string() })),
  }),
});
export const getActivity = declare({
  id: "delivery.getActivity",
  method: "get",
  path: "/activities/{activityId}",
  act: "delivery.readActivities",
  summary: "One activity",
  params: z.object({ activityId: id("activity") }),
  output: activityInFull,
});
export const getActivityKind = declare({
  id: "delivery.getActivityKind",
  method: "get",
  path: "/fund-lines/{fundLineId}/activity-kind",
  act: "delivery.readActivities",
  summary: "What an activity on this fund line is asked",
  params: z.object({ fundLineId: id("fund line") }),
  output: z.object({ activityKind: z.string(), kindName: texts, kindFields: z.array(kindField) }),
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
    fields: kindValues.optional(),
  }),
  days: {
    startsOn: { notBefore: ["year"], ...yearsAhead(5) },
    endsOn: { notBefore: [{ field: "startsOn", is: "start" }], ...yearsAhead(5) },
  },
  output: activityInFull,
});
export const editActivity = declare({
  id: "delivery.editActivity",
  method: "post",
  path: "/activities/{activityId}/changes",
  act: "delivery.editActivity",
  summary: "Change what is said of a drafted or open activity, with the reason where it is open",
  params: z.object({ activityId: id("activity") }),
  body: z.object({
    title: text(300),
    place: text(300, 0).optional(),
    startsOn: dayInput,
    endsOn: dayInput.optional(),
    fields: kindValues.optional(),
    reason: text(2000).optional(),
  }),
  days: {
    startsOn: { notBefore: ["year"], ...yearsAhead(5) },
    endsOn: { notBefore: [{ field: "startsOn", is: "start" }], ...yearsAhead(5) },
  },
  output: activityInFull,
});
