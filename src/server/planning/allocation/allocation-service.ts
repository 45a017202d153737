import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { dong } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import * as rule from "#programme/planning/allocation/formula-run.ts";
import type { FormulaResult } from "#programme/planning/allocation/formula.ts";
import { replayFormula } from "#programme/planning/allocation/replay-formula.ts";
import { budgetLine } from "#programme/ledger/ledger.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Done } from "#server/platform/act/record-act.ts";
import { balanceOf, postToLedger } from "#server/ledger/published.ts";
import * as store from "./allocation-store.ts";
import { countInputs } from "./formula-inputs.ts";
import { communesOf } from "#server/area/published.ts";
import { programmeOfComponent } from "#server/planning/framework/programmes-store.ts";
import { formulaRunAct } from "./formula-run-record.ts";
import { givenShown, refuseSmallInputs } from "./runs-shown.ts";
import * as contract from "#contract/planning/formula-run.ts";

export const recordBudget = addRecord(
  contract.recordBudget,
  { name: "budget", areaOf: areaOfBody, idOf: ({ body }) => body.reference },
  async (context, { body }) => {
    if (body.amount <= 0n) return failure(refuse("ledger.amount_not_positive"));
    const { fundSource, component, areaId, year, originYear = year } = body;
    if (originYear > year) return failure(refuse("ledger.origin_after_year", { originYear, year }));
    const line = budgetLine({ fundSource, component, areaId, year, originYear });
    const ofOrigin = originYear === year ? "" : `:${originYear}`;
    const postingId = await postToLedger(context, {
      idempotencyKey: `fund:${areaId}:${year}${ofOrigin}:${fundSource}:${component}:${body.reference}`,
      kind: "fund",
      reference: { kind: "budget", id: body.reference },
      entries: [
        { account: { ...line, kind: "source" }, amount: dong(-body.amount) },
        { account: { ...line, kind: "budget" }, amount: body.amount },
      ],
    });
    const balance = await balanceOf(context.tx, { ...line, kind: "budget" });
    const facts = { source: fundSource, component, year, originYear, amount: body.amount.toString() };
    return done(facts, { postingId: postingId, balance });
  },
);

export const runFormula = addRecord(
  contract.runFormula,
  { name: "formula_run", areaOf: areaOfBody, idOf: ({ body }) => body.formulaRunId },
  async (context, { body }) =>
    saveRun(context, {
      ...body,
      originYear: body.originYear ?? body.year,
      title: body.title ?? "",
      copiedFrom: body.copiedFrom ?? null,
      optimiserRunId: null,
    }),
);

type NewRun = Pick<
  store.SavedRun,
  | "formulaRunId"
  | "title"
  | "areaId"
  | "year"
  | "originYear"
  | "fundSource"
  | "component"
  | "amount"
  | "formula"
  | "asOf"
  | "copiedFrom"
  | "optimiserRunId"
>;

/** Counts, runs and saves with the inputs: approved by nobody yet. */
export async function saveRun(
  context: ActContext,
  run: NewRun,
): Promise<Result<Done<Output<typeof contract.runFormula>>, Refusal>> {
  const { tx } = context;
  if (run.amount <= 0n) return failure(refuse("ledger.amount_not_positive"));
  const { originYear, year } = run;
  if (originYear > year) return failure(refuse("ledger.origin_after_year", { originYear, year }));
  const programme = await programmeOfComponent(tx, run.component);
  const counted = await countInputs(tx, { ...run, programme });
  if (!counted.ok) return counted;
  const { areas, inputs } = counted.value;
  const result = rule.runFormula(run.formula, inputs, run.amount);
  if (!result.ok) return failure(withAreaName(result.failure, areas));
  await store.addRun(tx, {
    ...run,
    formulaVersion: rule.formulaVersion,
    inputs,
    result: result.value.shares.map(({ areaId, amount }) => ({ areaId, amount: amount.toString() })),
    runAt: context.now,
    runById: context.actor.officerId,
  });
  const facts = {
    source: run.fundSource,
    component: run.component,
    amount: run.amount.toString(),
    communes: areas.length,
    version: rule.formulaVersion,
  };
  const answer = await showRun(context, run.formulaRunId);
  return answer.ok ? done(facts, answer.value) : answer;
}

/** People know an area by its name. */
function withAreaName(
  refusal: Refusal,
  areas: readonly { readonly areaId: string; readonly areaName: string }[],
): Refusal {
  const named = areas.find(({ areaId }) => areaId === refusal.facts["area"]);
  return named === undefined ? refusal : { ...refusal, facts: { ...refusal.facts, area: named.areaName } };
}

export const getFormulaRun = readOwnAreas(contract.getFormulaRun, async (context, { params }) =>
  showRun(context, params.formulaRunId),
);

export const listFormulaRuns = readOwnAreas(contract.listFormulaRuns, async (context, { query }) => {
  const runs = await store.listRuns(context.tx, query.year);
  const shown = await givenShown(context, runs);
  return success({ rows: runs.map((run) => headOf(shown(run))) });
});

export async function showRun(
  context: ActContext,
  formulaRunId: Id<"formula run">,
): Promise<Result<Output<typeof contract.getFormulaRun>, Refusal>> {
  const { tx } = context;
  const run = await store.findRun(tx, formulaRunId);
  if (run === undefined) return failure(refuse("record.not_found"));
  const withheld = await refuseSmallInputs(context, [run]);
  if (withheld !== undefined) return failure(withheld);
  const again = replayFormula({ ...run, version: run.formulaVersion });
  if (!again.ok) return again;
  const names = new Map((await communesOf(tx, run.areaId)).map((commune) => [commune.areaId, commune.areaName]));
  return success({ ...headOf(run), ...explained(run, again.value, names) });
}

/** Each share with what it is made of, and whether the same came out again. */
export function explained(run: store.SavedRun, again: FormulaResult, names: ReadonlyMap<string, string>) {
  const inputs = new Map(run.inputs.map((input) => [input.areaId, input]));
  const whole = Number(again.distributable);
  return {
    shares: again.shares.map(({ parts, ...share }, position) => ({
      ...share,
      areaName: names.get(share.areaId) ?? share.areaId,
      amount: dong(run.result[position]?.amount ?? "0"),
      coefficient: inputs.get(share.areaId)?.coefficient ?? 1,
      numbers: { ...inputs.get(share.areaId)?.numbers },
      parts: Object.fromEntries(
        Object.entries(parts).map(([code, part]) => [code, whole === 0 ? 0 : Number(part) / whole]),
      ),
      brought: { ...parts },
    })),
    distributable: again.distributable,
    totals: Object.fromEntries(Object.entries(again.totals).map(([code, total]) => [code, total.toString()])),
    idle: [...again.idle],
    reproduced: again.shares.every((share, position) => {
      const saved = run.result[position];
      return saved?.areaId === share.areaId && saved.amount === share.amount.toString();
    }),
  };
}

export function headOf(run: store.SavedRun) {
  const { inputs: _inputs, result: _result, decisionNumber, decidedOn, formula, ...head } = run;
  return {
    ...head,
    formula: {
      ...formula,
      criteria: [...formula.criteria],
      areaBounds: formula.areaBounds === undefined ? undefined : [...formula.areaBounds],
      fixed: formula.fixed === undefined ? undefined : [...formula.fixed],
      given: formula.given === undefined ? undefined : [...formula.given],
    },
    approved: decisionNumber === null || decidedOn === null ? null : { decisionNumber, decidedOn },
  };
}

/** One posting moves the whole amount from the province's budget to the communes; the budget must hold it. */
export const approveAllocation = formulaRunAct(contract.approveAllocation, "approve", async (context, { body }) => {
  const { tx, record: run } = context;
  const line = budgetLine(run);
  const shares = run.result.filter((share) => share.amount !== "0");
  const postingId = await postToLedger(context, {
    idempotencyKey: `allocate:${run.formulaRunId}`,
    kind: "allocate",
    reference: { kind: "formula_run", id: run.formulaRunId },
    entries: [
      { account: { ...line, kind: "budget" }, amount: dong(-run.amount) },
      ...shares.map((share) => ({
        account: { ...line, areaId: share.areaId, kind: "allocated" },
        amount: dong(share.amount),
      })),
    ],
  });
  await store.addAllocations(tx, run, { ...body, postingId }, context.newId);
  const facts = { decision: body.decisionNumber, amount: run.amount.toString(), communes: shares.length };
  const answer = await showRun(context, run.formulaRunId);
  return answer.ok ? done(facts, answer.value) : answer;
});
