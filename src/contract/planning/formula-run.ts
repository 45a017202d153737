import { upToToday } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { z } from "zod";
import { areaId, id, money } from "#contract/values.ts";
import { code, dayInput, moneyInput, text, yearInput, yearQuery } from "#contract/input.ts";
import { megabytes } from "#contract/endpoint.ts";
import { formulaInput, formulaRun, formulaRunHead } from "./allocation-shapes.ts";
export const recordBudget = declare({
  id: "planning.recordBudget",
  method: "post",
  path: "/budgets",
  act: "planning.recordBudget",
  summary: "Record money of a source that the province has received",
  body: z.object({
    areaId,
    year: yearInput,
    fundSource: code,
    component: code,
    amount: moneyInput,
    reference: text(120),
    /** The year in which it was first budgeted; left out, the budget year. */
    originYear: yearInput.optional(),
  }),
  output: z.object({ postingId: id("posting"), balance: money }),
});
export const runFormula = declare({
  id: "planning.runFormula",
  method: "post",
  path: "/formula-runs",
  largestBody: megabytes(4),
  act: "planning.runFormula",
  summary:
    "Run an allocation by formula over the communes of a province; saved with its inputs, approved by nobody yet",
  body: z.object({
    formulaRunId: id("formula run"),
    areaId,
    year: yearInput,
    fundSource: code,
    component: code,
    amount: moneyInput,
    /** The year in which the money was first budgeted; left out, the budget year. */
    originYear: yearInput.optional(),
    formula: formulaInput,
    asOf: dayInput,
    /** What this run is called among others. */
    title: text(120, 0).optional(),
    copiedFrom: id("formula run").optional(),
  }),
  days: { asOf: upToToday },
  output: formulaRun,
});
const ofRun = z.object({ formulaRunId: id("formula run") });
export const getFormulaRun = declare({
  id: "planning.getFormulaRun",
  method: "get",
  path: "/formula-runs/{formulaRunId}",
  act: "planning.readPlans",
  summary: "A formula run: each commune's share, opened to the number behind each criterion",
  params: ofRun,
  output: formulaRun,
});
export const listFormulaRuns = declare({
  id: "planning.listFormulaRuns",
  method: "get",
  path: "/formula-runs",
  act: "planning.readPlans",
  summary: "Formula runs, the latest first",
  query: z.object({ year: yearQuery.optional() }),
  output: z.object({ rows: z.array(formulaRunHead) }),
});
export const approveAllocation = declare({
  id: "planning.approveAllocation",
  method: "post",
  path: "/formula-runs/{formulaRunId}/approval",
  act: "planning.approveAllocation",
  summary: "Approve the run: the money goes from the province's budget to each commune in one posting",
  params: ofRun,
  body: z.object({ decisionNumber: text(60), decidedOn: dayInput }),
  days: { decidedOn: { notBefore: ["run"], notAfter: "today" } },
  output: formulaRun,
});
