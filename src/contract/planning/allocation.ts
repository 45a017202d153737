/** What is done with formula runs besides running and approving them: compare, publish, print. */
import { z } from "zod";
import { formula, formulaRunHead } from "./allocation-shapes.ts";
import { declare } from "#contract/declare.ts";
import { areaId, day, id, instant, money, texts } from "#contract/values.ts";
import { getFormulaRun } from "./formula-run.ts";

const ofRun = z.object({ formulaRunId: id("formula run") });

const severalIds = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}(,[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}){1,5}$/;

export const compareFormulaRuns = declare({
  id: "planning.compareFormulaRuns",
  method: "get",
  path: "/formula-run-comparisons",
  act: "planning.readPlans",
  summary: "Formula runs side by side: what each area gets by each, and who gains and loses against the first",
  query: z.object({ runs: z.string().regex(severalIds, "two to six ids, with commas") }),
  output: z.object({
    runs: z.array(formulaRunHead),
    rows: z.array(
      z.object({
        areaId,
        areaName: z.string(),
        /** In the order of the runs; null where the run has not this area. */
        amounts: z.array(money.nullable()),
      }),
    ),
    /** Of each run against the first. */
    against: z.array(
      z.object({
        gain: z.number().int(),
        lose: z.number().int(),
        same: z.number().int(),
        /** Money that goes elsewhere than by the first. */
        moved: money,
      }),
    ),
  }),
});

export const publishAllocation = declare({
  id: "planning.publishAllocation",
  recordReadBy: getFormulaRun,
  method: "post",
  path: "/formula-runs/{formulaRunId}/publication",
  act: "planning.publishAllocation",
  summary: "Put an approved allocation on a page that needs no sign-in",
  params: ofRun,
  output: z.object({ formulaRunId: id("formula run"), publishedAt: instant }),
});

const paper = z.object({
  language: z.enum(["vi", "en", "id"]).default("vi"),
  format: z.enum(["pdf", "xlsx"]).default("pdf"),
});
export const printAllocation = declare({
  id: "planning.printAllocation",
  method: "get",
  path: "/formula-runs/{formulaRunId}/papers/decision",
  act: "planning.readPlans",
  summary: "The allocation as a decision with its table, as PDF or XLSX; a draft says that it is one",
  params: ofRun,
  query: paper,
  output: z.unknown(),
  file: "application/octet-stream",
});

/** Exact, or between two where an exact one would point at households (docs/decisions/0015-suppression.md). */
const publicNumber = z.union([z.number(), z.object({ from: z.number().int(), to: z.number().int() })]);
export const publicAllocation = z.object({
  formulaRunId: id("formula run"),
  title: z.string(),
  areaName: z.string(),
  year: z.number().int(),
  fundSource: z.string(),
  fundSourceName: texts,
  component: z.string(),
  componentName: texts,
  amount: money,
  asOf: day,
  decisionNumber: z.string(),
  decidedOn: day,
  publishedAt: instant,
  formula: formula.omit({ given: true }),
  distributable: money,
  /** Numbers of households below this are published as bands, with others that protect them. */
  smallestNumber: z.number().int(),
  /** What the areas got together whose amounts are published as bands. */
  bandedTogether: money,
  rows: z.array(
    z.object({
      areaId,
      areaName: z.string(),
      /** Null where it is published as a band. */
      amount: money.nullable(),
      amountBetween: z.object({ from: money, to: money }).nullable(),
      coefficient: z.number().int(),
      numbers: z.record(z.string(), publicNumber),
      brought: z.record(z.string(), money.nullable()),
      fixed: money,
      /** Null with the amount. */
      bound: z.enum(["floor", "ceiling"]).nullable(),
      bounding: money.nullable(),
      rounding: money.nullable(),
    }),
  ),
});
export const readPublicAllocation = declare({
  id: "planning.readPublicAllocation",
  method: "get",
  path: "/public/allocations/{formulaRunId}",
  act: undefined,
  summary: "A published allocation: the formula, each area's numbers and its amount",
  params: ofRun,
  output: z.object({ allocation: publicAllocation.nullable() }),
});
export const listPublicAllocations = declare({
  id: "planning.listPublicAllocations",
  method: "get",
  path: "/public/allocations",
  act: undefined,
  summary: "Published allocations, the latest first",
  output: z.object({
    rows: z.array(
      publicAllocation.pick({
        formulaRunId: true,
        title: true,
        areaName: true,
        year: true,
        fundSource: true,
        component: true,
        amount: true,
        decisionNumber: true,
        decidedOn: true,
      }),
    ),
  }),
});
