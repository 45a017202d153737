import { declare } from "#contract/declare.ts";
import { z } from "zod";
import { areaId, day, id, money } from "#contract/values.ts";
import { code, dayInput, text, yearInput, yearQuery } from "#contract/input.ts";
import { given } from "./posting.ts";
import { moneyForm } from "./balance.ts";
export const recordContribution = declare({
  id: "ledger.recordContribution",
  method: "post",
  path: "/contributions",
  act: "ledger.recordContribution",
  summary: "Record what people or enterprises gave to a commune: money, goods or labour at a stated rate, never mixed",
  body: z.object({
    contributionId: id("contribution"),
    areaId,
    year: yearInput,
    /** The line of the plan that it serves, where it is known. */
    activityLineId: id("activity line").nullable(),
    fundSource: code,
    component: code,
    giver: text(200),
    content: text(300),
    givenOn: dayInput,
    given,
  }),
  days: { givenOn: { notBefore: ["year"], notAfter: "today" } },
  output: z.object({ postingId: id("posting"), amount: money }),
});
export const listContributions = declare({
  id: "ledger.listContributions",
  method: "get",
  path: "/contributions",
  act: "ledger.readLedger",
  summary: "Contributions to an area and all below it, with the sum of each form apart",
  query: z.object({ areaId, year: yearQuery.optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        contributionId: id("contribution"),
        areaId,
        areaName: z.string(),
        year: z.number().int(),
        lineTitle: z.string().nullable(),
        planId: z.string().nullable(),
        fundSource: z.string(),
        component: z.string(),
        form: moneyForm,
        giver: z.string(),
        content: z.string(),
        quantityHundredths: z.number().int().nullable(),
        unit: z.string().nullable(),
        unitValue: money.nullable(),
        amount: money,
        givenOn: day,
        postingId: id("posting"),
        isReversed: z.boolean(),
      }),
    ),
    sums: z.object({ money, goods: money, labour: money }),
  }),
});
