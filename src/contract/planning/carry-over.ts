import { z } from "zod";
import { areaId, day, id, instant, money } from "#contract/values.ts";
import { carryOverActions } from "#programme/planning/carry-over/carry-over.ts";
import { declare } from "#contract/declare.ts";
import { ofCarryOver } from "./reallocation.ts";
import { code, dayInput, text, yearInput } from "#contract/input.ts";
export const carryOverLine = z.object({
  areaId,
  areaName: z.string(),
  fundSource: z.string(),
  component: z.string(),
  originYear: z.number().int(),
  kind: z.string(),
  fundLineId: z.string().nullable(),
  amount: money,
  action: z.enum(carryOverActions),
  rule: z.string(),
  source: z.string(),
});
export const carryOverHead = z.object({
  carryOverId: id("carry-over"),
  areaId,
  fromYear: z.number().int(),
  asOf: day,
  state: z.enum(["draft", "approved"]),
  runAt: instant,
  runBy: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  decidedOn: day.nullable(),
  sums: z.object({ carry: money, return: money, stay: money, undecided: money }),
});
export const carryOver = carryOverHead.extend({ lines: z.array(carryOverLine) });
export const listCarryOvers = declare({
  id: "planning.listCarryOvers",
  method: "get",
  path: "/carry-overs",
  act: "planning.readPlans",
  summary: "Year-end runs, the latest first",
  query: z.object({ areaId }),
  output: z.object({ rows: z.array(carryOverHead) }),
});
export const getCarryOver = declare({
  id: "planning.getCarryOver",
  method: "get",
  path: "/carry-overs/{carryOverId}",
  act: "planning.readPlans",
  summary: "A year-end run: what is carried, what goes back, what stays under way, and by which rule",
  params: ofCarryOver,
  output: carryOver,
});
export const runCarryOver = declare({
  id: "planning.runCarryOver",
  method: "post",
  path: "/carry-overs",
  act: "planning.runCarryOver",
  summary: "Try the end of a year: nothing moves before it is approved",
  body: z.object({
    carryOverId: id("carry-over"),
    areaId,
    fromYear: yearInput,
    /** For sources whose rule settles nothing. */
    choices: z
      .array(z.object({ fundSource: code, action: z.enum(["carry", "return"]) }))
      .max(50)
      .optional(),
  }),
  output: carryOver,
});
export const approveCarryOver = declare({
  id: "planning.approveCarryOver",
  recordReadBy: getCarryOver,
  method: "post",
  path: "/carry-overs/{carryOverId}/approval",
  act: "planning.approveCarryOver",
  summary: "Approve it: exactly these lines are carried over and given back, or nothing",
  params: ofCarryOver,
  body: z.object({ decisionNumber: text(60), decidedOn: dayInput }),
  days: { decidedOn: { notBefore: ["run"], notAfter: "today" } },
  output: carryOver,
});
