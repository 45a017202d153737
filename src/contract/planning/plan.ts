import { z } from "zod";
import { formulaInput, formulaRun, formulaRunHead } from "./allocation-shapes.ts";
import { moneyForms } from "#programme/ledger/ledger.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { code, dayInput, moneyInput, text, yearInput, yearQuery } from "#contract/input.ts";
import { programme } from "./programme-shapes.ts";
import { goal, goalInput, target } from "./plan-shapes.ts";
import { shownCount } from "#contract/shown-count.ts";
import { areaId, day, id, instant, money, texts } from "#contract/values.ts";

export const listProgrammes = declare({
  id: "planning.listProgrammes",
  method: "get",
  path: "/programmes",
  act: "planning.readPlans",
  summary:
    "Programmes that are loaded, the latest first: components, fund sources, indicators, kinds of activity, who decides",
  query: z.object({
    /** Only those whose money, carried over or not, is used in this year. */
    year: yearQuery.optional(),
    /** Samples too, which are nobody's law. */
    samples: z.string().max(10).pipe(z.stringbool()).optional(),
  }),
  output: z.object({ rows: z.array(programme) }),
});

export const planState = z.enum(["draft", "submitted", "appraised", "approved", "adjusted", "closed"]);
export const planKind = z.enum(["annual", "multi_year"]);
export const planHead = z.object({
  planId: id("plan"),
  areaId,
  areaName: z.string(),
  kind: planKind,
  /** The year of an annual plan, the first of several. */
  year: z.number().int(),
  untilYear: z.number().int(),
  /** The plan of several years that an annual plan hangs on. */
  withinPlanId: id("plan").nullable(),
  programmeId: z.string(),
  programmeVersion: z.string(),
  state: planState,
  decisionNumber: z.string().nullable(),
  decidedOn: day.nullable(),
  planned: money,
});
export const listPlans = declare({
  id: "planning.listPlans",
  method: "get",
  path: "/plans",
  act: "planning.readPlans",
  summary: "Plans of an area and all below it",
  query: z.object({ areaId, year: yearQuery.optional() }),
  output: z.object({ rows: z.array(planHead) }),
});

/** As the reader may see them: a baseline is a count of households. */
const shownGoal = goal.extend({
  targets: z.array(target.extend({ baseline: z.union([z.number(), z.literal(suppressed)]) })),
});
export const need = z.object({ code: z.string(), name: texts, households: shownCount });
export const plan = planHead.extend({
  goals: z.array(shownGoal),
  /** What the last decisions say the area lacks: poor and near-poor households by indicator and by class. */
  needs: z.object({
    asOf: day,
    byIndicator: z.array(need),
    byClass: z.array(z.object({ class: z.string(), households: shownCount })),
  }),
});
export const getPlan = declare({
  id: "planning.getPlan",
  method: "get",
  path: "/plans/{planId}",
  act: "planning.readPlans",
  summary: "A plan as its framework: goals, targets, outputs, lines, funds; and the needs beside it",
  params: z.object({ planId: id("plan") }),
  output: plan,
});
export const draftPlan = declare({
  id: "planning.draftPlan",
  method: "post",
  path: "/plans",
  largestBody: megabytes(2),
  act: "planning.draftPlan",
  summary:
    "Draft the plan of a commune or a province for a year or several, with its goals; ids are made by the caller",
  body: z.object({
    planId: id("plan"),
    areaId,
    year: yearInput,
    /** The last year, of a plan of several years. */
    untilYear: yearInput.optional(),
    withinPlanId: id("plan").optional(),
    programmeId: code,
    programmeVersion: code,
    goals: z.array(goalInput).max(50),
  }),
  output: planHead,
});
export const addGoal = declare({
  id: "planning.addGoal",
  recordReadBy: getPlan,
  method: "post",
  path: "/plans/{planId}/goals",
  largestBody: megabytes(1),
  act: "planning.draftPlan",
  summary: "Add a goal with its targets, outputs and lines to a draft",
  params: z.object({ planId: id("plan") }),
  body: goalInput,
  output: planHead,
});
const warning = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export const submitPlan = declare({
  id: "planning.submitPlan",
  recordReadBy: getPlan,
  method: "post",
  path: "/plans/{planId}/submission",
  act: "planning.submitPlan",
  summary: "Submit the plan to the province; refused when a target has no output or an output no money",
  params: z.object({ planId: id("plan") }),
  output: z.object({ plan: planHead, warnings: z.array(warning) }),
});
export const approvePlan = declare({
  id: "planning.approvePlan",
  recordReadBy: getPlan,
  method: "post",
  path: "/plans/{planId}/approval",
  act: "planning.approvePlan",
  summary: "Approve the plan; its fund lines take their money from what was allocated to the commune",
  params: z.object({ planId: id("plan") }),
  body: z.object({ decisionNumber: text(60), decidedOn: dayInput }),
  output: planHead,
});

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
  output: formulaRun,
});

/** Money, or contributions of goods and labour at their value: never mixed. */
export const moneyForm = z.enum(moneyForms);
export const balance = z.object({
  accountId: id("account"),
  fundSource: z.string(),
  component: z.string(),
  areaId,
  areaName: z.string(),
  year: z.number().int(),
  /** The year in which it was first budgeted. */
  originYear: z.number().int(),
  form: moneyForm,
  kind: z.string(),
  fundLineId: z.string().nullable(),
  balance: money,
});
export const listBalances = declare({
  id: "planning.listBalances",
  method: "get",
  path: "/ledger/balances",
  act: "planning.readPlans",
  summary: "Balances by source, component, area, year and stage of the money",
  query: z.object({ areaId, year: yearQuery.optional() }),
  output: z.object({ rows: z.array(balance) }),
});
export const readStatement = declare({
  id: "planning.readStatement",
  method: "get",
  path: "/ledger/accounts/{accountId}/statement",
  act: "planning.readPlans",
  summary: "Every posting on an account, with its reference",
  params: z.object({ accountId: id("account") }),
  output: z.object({
    rows: z.array(
      z.object({
        postingId: id("posting"),
        kind: z.string(),
        referenceKind: z.string(),
        referenceId: z.string(),
        postedAt: instant,
        officerName: z.string().nullable(),
        amount: money,
        balanceAfter: money,
        reverses: z.string().nullable(),
      }),
    ),
  }),
});
export const checkLedger = declare({
  id: "planning.checkLedger",
  method: "get",
  path: "/ledger/check",
  act: "planning.readPlans",
  summary: "Recompute the ledger: every posting sums to zero, every balance is the sum of its entries",
  output: z.object({
    postings: z.number().int(),
    findings: z.array(z.object({ finding: z.string(), id: z.string(), difference: z.string() })),
  }),
});
