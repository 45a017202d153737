import type * as contract from "#contract/planning.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { budgetLine } from "#programme/planning/ledger.ts";
import { coefficientOf } from "#programme/planning/area-coefficient.ts";
import { runFormula } from "#programme/planning/formula-run.ts";
import type { FormulaInput } from "#programme/planning/formula-run.ts";
import type { ActContext } from "#server/platform/act.ts";
import { balanceOf, postToLedger } from "#server/platform/ledger/ledger-store.ts";
import * as store from "./allocation-store.ts";
import { communesOf } from "./plans-store.ts";

export async function takeBudget(
  context: ActContext,
  { body }: Decoded<typeof contract.recordBudget>,
): Promise<Result<Output<typeof contract.recordBudget>, Refusal>> {
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
      { account: { ...line, kind: "source" }, amount: -body.amount as Money },
      { account: { ...line, kind: "budget" }, amount: body.amount },
    ],
  });
  await context.audit({
    areaId,
    recordKind: "budget",
    recordId: body.reference,
    facts: { source: fundSource, component, year, originYear, amount: body.amount.toString() },
  });
  const balance = await balanceOf(context.tx, { ...line, kind: "budget" });
  return success({ postingId: postingId as Id<"posting">, balance });
}

export async function calculateAllocation(
  context: ActContext,
  { body }: Decoded<typeof contract.runFormula>,
): Promise<Result<Output<typeof contract.runFormula>, Refusal>> {
  const { tx } = context;
  if (body.amount <= 0n) return failure(refuse("ledger.amount_not_positive"));
  const communes = await communesOf(tx, body.areaId);
  if (communes.length === 0) return failure(refuse("record.not_found"));
  const counted = new Map(
    (
      await store.countCriteria(
        tx,
        communes.map((commune) => commune.areaId),
        body.asOf,
      )
    ).map((row) => [row.areaId, row]),
  );
  const coefficients = await store.latestCoefficients(tx);
  if (coefficients === undefined && body.formula.useAreaCoefficient)
    return failure(refuse("planning.no_area_coefficients"));
  const inputs = communes.map((commune): FormulaInput => {
    const { areaId } = commune;
    const row = counted.get(areaId);
    return {
      areaId,
      coefficient: coefficients === undefined ? 1 : coefficientOf(coefficients, commune),
      numbers: {
        poor: row?.poor ?? 0,
        near_poor: row?.nearPoor ?? 0,
        deprivations: row?.deprivations ?? 0,
        people: row?.people ?? 0,
        households: row?.households ?? 0,
      },
    };
  });
  const { shares, totalParts } = runFormula(body.formula, inputs, body.amount);
  if (totalParts === 0n) return failure(refuse("planning.formula_without_numbers"));
  await store.addRun(tx, {
    ...body,
    inputs,
    result: shares.map(({ areaId, amount }) => ({ areaId, amount: amount.toString() })),
    runAt: context.now,
    runById: context.actor.officerId,
  });
  await context.audit({
    areaId: body.areaId,
    recordKind: "formula_run",
    recordId: body.formulaRunId,
    facts: {
      source: body.fundSource,
      component: body.component,
      amount: body.amount.toString(),
      communes: communes.length,
    },
  });
  return readRun(context, body.formulaRunId);
}

export async function readRun(
  { tx }: ActContext,
  formulaRunId: string,
): Promise<Result<Output<typeof contract.getFormulaRun>, Refusal>> {
  const run = await store.findRun(tx, formulaRunId);
  if (run === undefined) return failure(refuse("record.not_found"));
  const names = new Map((await communesOf(tx, run.areaId)).map((commune) => [commune.areaId, commune.areaName]));
  const again = runFormula(run.formula, run.inputs, run.amount);
  const inputs = new Map(run.inputs.map((input) => [input.areaId, input]));
  return success({
    ...headOf(run),
    shares: again.shares.map((share, position) => ({
      areaId: share.areaId,
      areaName: names.get(share.areaId) ?? share.areaId,
      amount: BigInt(run.result[position]?.amount ?? "0") as Money,
      coefficient: inputs.get(share.areaId)?.coefficient ?? 1,
      numbers: { ...inputs.get(share.areaId)?.numbers },
      parts: Object.fromEntries(
        Object.entries(share.parts).map(([code, part]) => [code, Number(part) / Number(again.totalParts)]),
      ),
    })),
    reproduced: again.shares.every((share, position) => {
      const saved = run.result[position];
      return saved?.areaId === share.areaId && saved.amount === share.amount.toString();
    }),
  });
}

export function headOf(run: store.SavedRun) {
  const { inputs: _inputs, result: _result, decisionNumber, decidedOn, ...head } = run;
  return {
    ...head,
    formula: {
      ...run.formula,
      criteria: run.formula.criteria.map((criterion) => ({ ...criterion, code: criterion.code as "poor" })),
    },
    approved: decisionNumber === null || decidedOn === null ? null : { decisionNumber, decidedOn },
  };
}

/** One posting moves the whole amount from the province's budget to the communes; the budget must hold it. */
export async function passAllocation(
  context: ActContext,
  { params, body }: Decoded<typeof contract.approveAllocation>,
): Promise<Result<Output<typeof contract.approveAllocation>, Refusal>> {
  const run = await store.findRun(context.tx, params.formulaRunId);
  if (run === undefined) return failure(refuse("record.not_found"));
  if (run.decisionNumber !== null)
    return failure(refuse("planning.allocated_already", { decision: run.decisionNumber }));
  const line = budgetLine({ fundSource: run.fundSource, component: run.component, year: run.year, areaId: run.areaId });
  const shares = run.result.filter((share) => share.amount !== "0");
  const postingId = await postToLedger(context, {
    idempotencyKey: `allocate:${run.formulaRunId}`,
    kind: "allocate",
    reference: { kind: "formula_run", id: run.formulaRunId },
    entries: [
      { account: { ...line, kind: "budget" }, amount: -run.amount as Money },
      ...shares.map((share) => ({
        account: { ...line, areaId: share.areaId, kind: "allocated" },
        amount: BigInt(share.amount) as Money,
      })),
    ],
  });
  await store.addAllocations(context.tx, run, { ...body, postingId }, context.newId);
  await context.audit({
    areaId: run.areaId,
    recordKind: "formula_run",
    recordId: run.formulaRunId,
    facts: { decision: body.decisionNumber, amount: run.amount.toString(), communes: shares.length },
  });
  return readRun(context, run.formulaRunId);
}
