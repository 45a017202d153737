/** What is disbursed of what there is: by commune, source, component and month; what is late, what hinders; the flow of the money. */
import { z } from "zod";
import { hindrances } from "#programme/treasury/disbursement.ts";
import { declare } from "#contract/declare.ts";
import { moneyInput, yearQuery } from "#contract/input.ts";
import { moneyFilter, stages } from "#contract/ledger/posting.ts";
import { areaId, day, id, money } from "#contract/values.ts";

const { form: _form, ...moneyOnly } = moneyFilter;
const asked = { ...moneyOnly, year: yearQuery };

const share = z.object({
  available: money,
  /** Disbursed and settled. */
  disbursed: money,
  /** In hundredths of a percent. */
  rate: z.number().int().nullable(),
});
const pace = z.enum(["on_schedule", "behind", "far_behind"]);
const hindrance = z.enum(hindrances);
const counted = z.record(hindrance, z.number().int());

export const readDisbursement = declare({
  id: "treasury.readDisbursement",
  method: "get",
  path: "/disbursement",
  act: "treasury.readTreasury",
  summary: "Disbursement of a year: rates, pace against the schedule, hindrances, and the year's end as it is forecast",
  query: z.object(asked),
  output: z.object({
    asOf: day,
    /** Complete months, on which pace and forecast rest. */
    monthsPassed: z.number().int(),
    thresholds: z.object({ behindBy: z.number().int(), farBehindBy: z.number().int() }),
    total: share,
    rows: z.array(
      share.extend({
        areaId,
        areaName: z.string(),
        amounts: z.record(z.enum(stages), money),
        scheduled: money,
        pace,
        lines: z.number().int(),
        linesBehind: z.number().int(),
        /** Allocated to the commune and in no plan. */
        unplanned: money,
        hindrances: counted,
      }),
    ),
    bySource: z.array(share.extend({ key: z.string() })),
    byComponent: z.array(share.extend({ key: z.string() })),
    months: z.array(z.object({ month: z.number().int(), disbursed: money })),
    /** Added up by the end of each month: what was to be disbursed, and what was as far as the year has come. */
    course: z.array(z.object({ month: z.number().int(), scheduled: money, disbursed: money.nullable() })),
    /** Null before three months are complete. */
    forecast: z.object({ low: money, expected: money, high: money, months: z.number().int() }).nullable(),
  }),
});

export const listHinderedLines = declare({
  id: "treasury.listHinderedLines",
  method: "get",
  path: "/disbursement/lines",
  act: "treasury.readTreasury",
  summary: "Fund lines of a year with where their money stands, how far behind they are and what hinders them",
  query: z.object({ ...asked, hindrance: hindrance.optional(), behind: z.enum(["yes"]).optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        fundLineId: id("fund line"),
        activityLineId: id("activity line"),
        planId: id("plan"),
        areaId,
        areaName: z.string(),
        title: z.string(),
        fundSource: z.string(),
        component: z.string(),
        originYear: z.number().int(),
        amount: money,
        disbursed: money,
        scheduled: money,
        pace,
        hindrance: hindrance.nullable(),
        activityId: z.string().nullable(),
      }),
    ),
  }),
});

const month = z.object({ month: z.int().min(1).max(12), amount: money });
const monthInput = month.extend({ amount: moneyInput });
export const getSchedule = declare({
  id: "treasury.getSchedule",
  method: "get",
  path: "/fund-lines/{fundLineId}/schedule",
  act: "treasury.readTreasury",
  summary: "The months in which a fund line is to be disbursed; none is an even spread",
  params: z.object({ fundLineId: id("fund line") }),
  output: z.object({ year: z.number().int(), amount: money, months: z.array(month) }),
});
export const setSchedule = declare({
  id: "treasury.setSchedule",
  method: "put",
  path: "/fund-lines/{fundLineId}/schedule",
  act: "treasury.setSchedule",
  summary: "Say how much of a fund line is to be disbursed in each month; none is an even spread",
  params: z.object({ fundLineId: id("fund line") }),
  body: z.object({ months: z.array(monthInput).max(12) }),
  output: z.object({ months: z.number().int() }),
});

export const flowLevels = ["source_component", "component_area", "area_state"] as const;
export const readMoneyFlow = declare({
  id: "treasury.readMoneyFlow",
  method: "get",
  path: "/ledger/flow",
  act: "treasury.readTreasury",
  summary: "The flow of money: source to component, component to commune, commune to the state of the money",
  query: z.object({ ...moneyOnly, year: yearQuery.optional() }),
  output: z.object({
    asOf: day,
    total: money,
    links: z.array(z.object({ level: z.enum(flowLevels), from: z.string(), to: z.string(), amount: money })),
    areas: z.record(z.string(), z.string()),
  }),
});

export const printDisbursement = declare({
  id: "treasury.printDisbursement",
  method: "get",
  path: "/disbursement/report",
  act: "treasury.readTreasury",
  summary: "The disbursement report as PDF, or as a workbook",
  query: z.object({
    ...asked,
    format: z.enum(["pdf", "xlsx"]).default("pdf"),
    language: z.enum(["vi", "en", "id"]).default("vi"),
  }),
  output: z.never(),
  file: "application/pdf",
});
