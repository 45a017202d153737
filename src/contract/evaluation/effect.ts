import { z } from "zod";
import { areaId, day, id, instant, money, page } from "#contract/values.ts";
import { shareOfLine } from "#contract/delivery/activity.ts";
import { getCauses } from "#contract/planning/need.ts";
import { declare } from "#contract/declare.ts";
import { shownCount, shownMoney } from "#contract/shown-count.ts";
import { cursorById, pageQuery } from "#contract/input.ts";
/** need -> support -> money -> outcome of one household: each link names the record it stands for. */
export const chainLink = z.object({
  need: z.object({ indicator: z.string(), roundId: id("round"), year: z.number().int(), class: z.string() }).nullable(),
  support: z.object({
    supportId: id("support"),
    activityId: id("activity"),
    activityTitle: z.string(),
    activityKind: z.string(),
    state: z.string(),
    amount: money,
    deliveredOn: day.nullable(),
  }),
  money: z.object({
    fundLineId: id("fund line"),
    fundSource: z.string(),
    component: z.string(),
    /** What each fund line bears of it, the line of its activity first. */
    shares: z.array(shareOfLine),
    committed: money,
    instructionId: id("instruction").nullable(),
    batchId: id("batch").nullable(),
    paymentState: z.string().nullable(),
    paid: money,
    settledOn: day.nullable(),
  }),
  outcome: z
    .object({ roundId: id("round"), year: z.number().int(), class: z.string().nullable(), stillDeprived: z.boolean() })
    .nullable(),
});
export const readHouseholdChain = declare({
  id: "evaluation.readHouseholdChain",
  method: "get",
  path: "/households/{householdId}/chain",
  act: "evaluation.readRows",
  summary:
    "A household's story: why it says it is poor, what it lacked, what it got, what was paid from which money, what the next review found",
  params: z.object({ householdId: id("household") }),
  output: z.object({
    causes: getCauses.output,
    needs: z.array(
      z.object({ indicator: z.string(), roundId: id("round"), year: z.number().int(), class: z.string() }),
    ),
    links: z.array(chainLink),
    /** Deliveries that were undone or corrected, the earliest first. */
    changes: z.array(
      z.object({
        supportId: id("support"),
        act: z.enum(["undo", "correct"]),
        doneAt: instant,
        officerName: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  }),
  leavesTrace: true,
});
export const fundLineChain = z.object({
  fundLineId: id("fund line"),
  areaId,
  areaName: z.string(),
  year: z.number().int(),
  fundSource: z.string(),
  component: z.string(),
  planned: shownMoney,
  goal: z.string(),
  indicatorCode: z.string(),
  targetId: id("target"),
  planId: id("plan"),
  activityLine: z.string(),
  /** Balance of the line in each stage of the money. */
  balances: z.record(z.string(), shownMoney),
  activities: z.array(
    z.object({
      activityId: id("activity"),
      title: z.string(),
      households: shownCount,
      /** Null with a suppressed count, which it would tell. */
      committed: money.nullable(),
      paid: money.nullable(),
    }),
  ),
});
export const readFundLineChain = declare({
  id: "evaluation.readFundLineChain",
  method: "get",
  path: "/fund-lines/{fundLineId}/chain",
  act: "evaluation.readMeasures",
  summary: "A fund line forward to its activities and back to its goal",
  params: z.object({ fundLineId: id("fund line") }),
  output: fundLineChain,
});
export const fundLineHousehold = z.object({
  householdId: id("household"),
  supportId: id("support"),
  headName: z.string().nullable(),
  villageName: z.string().nullable(),
  state: z.string(),
  amount: money,
  paid: money,
});
export const listFundLineHouseholds = declare({
  id: "evaluation.listFundLineHouseholds",
  method: "get",
  path: "/fund-lines/{fundLineId}/households",
  act: "evaluation.readRows",
  summary: "The households that a fund line reached",
  params: z.object({ fundLineId: id("fund line") }),
  query: z.object(pageQuery(cursorById)),
  output: page(fundLineHousehold),
});
