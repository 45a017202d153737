/** Programmes and sources integrated: other fund lines bear a part of what each unit of an activity costs. */
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { moneyInput, text } from "#contract/input.ts";
import { id, money } from "#contract/values.ts";
import { shareOfLine } from "./activity.ts";

const ofActivity = z.object({ activityId: id("activity") });

const line = shareOfLine.omit({ amount: true }).extend({
  title: z.string(),
  /** What is left of it for new commitments. */
  remainder: money,
});
export const costSharing = z.object({
  unitCost: money,
  /** What each line bears of a unit; the line of the activity first. */
  shares: z.array(line.extend({ amount: money })),
  /** Other lines of the commune and year, of plans in force, with money left. */
  possible: z.array(line),
});
export const readCostSharing = declare({
  id: "delivery.readCostSharing",
  method: "get",
  path: "/activities/{activityId}/cost-sharing",
  act: "delivery.readSupports",
  summary: "Which fund lines bear what of a unit of an activity, and which others could",
  params: ofActivity,
  output: costSharing,
});
export const shareCost = declare({
  id: "delivery.shareCost",
  method: "post",
  path: "/activities/{activityId}/cost-sharing",
  act: "delivery.editActivity",
  summary: "Say what other fund lines bear of each unit of an activity; supports proposed from then on are shared so",
  params: ofActivity,
  body: z.object({
    shares: z.array(z.object({ fundLineId: id("fund line"), amount: moneyInput })).max(10),
    reason: text(2000).optional(),
  }),
  output: costSharing,
});
