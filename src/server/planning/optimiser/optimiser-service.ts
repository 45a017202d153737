import type { Decoded, Output } from "#contract/endpoint.ts";
import * as contract from "#contract/planning/optimiser.ts";
import type { Id } from "#kernel/id.ts";
import { zeroMoney, dong } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { isSmall } from "#kernel/suppression/shown-count.ts";
import { runFormula } from "#programme/planning/allocation/formula-run.ts";
import { makeProblem, moneyOf } from "#programme/planning/optimiser/make-problem.ts";
import type { Limit, OptimiserProblem } from "#programme/planning/optimiser/problem.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import { suppressClasses } from "#server/suppression/suppress-classes.ts";
import { saveRun } from "#server/planning/allocation/allocation-service.ts";
import { countInputs } from "#server/planning/allocation/formula-inputs.ts";
import { countLacks, readAbsorption } from "#server/planning/allocation/formula-inputs-store.ts";
import { optimiserRunAct } from "./optimiser-run-record.ts";
import * as store from "./optimiser-store.ts";
import { communesOf } from "#server/area/published.ts";
import { indicatorsOn } from "#server/planning/plan/plans-store.ts";
import { listProgrammePacks } from "#server/planning/framework/programmes-store.ts";

/** Counts everything now, saves it as the problem, and queues the search: all or nothing. */
export const runOptimiser = addRecord(
  contract.runOptimiser,
  { name: "optimiser_run", areaOf: areaOfBody, idOf: ({ body }) => body.optimiserRunId },
  async (context, { body }) => {
    const { tx, now, actor, server } = context;
    if (body.request.budgets.some(({ amount }) => amount <= 0n)) return failure(refuse("ledger.amount_not_positive"));
    const problem = await countProblem(context, body);
    if (!problem.ok) return problem;
    const { optimiserRunId, areaId } = body;
    await store.addOptimiserRun(tx, { ...body, problem: problem.value, askedAt: now, askedById: actor.officerId });
    await server.jobs.enqueue(tx, "planning.optimise", { optimiserRunId, areaId, ...actor });
    const facts = { lines: problem.value.lines.length, amount: moneyOf(body.request).toString() };
    const answer = await showOptimiserRun(context, optimiserRunId);
    return answer.ok ? done(facts, answer.value) : answer;
  },
);

async function countProblem(
  { tx }: ActContext,
  body: Decoded<typeof contract.runOptimiser>["body"],
): Promise<Result<OptimiserProblem, Refusal>> {
  const { request, areaId, year, asOf } = body;
  const packs = await listProgrammePacks(tx);
  const programme = packs.find((pack) =>
    pack.activityKinds.some(({ code }) => code === request.kinds[0]?.activityKind),
  );
  const counted = await countInputs(tx, { areaId, year, asOf, formula: request.formula, programme });
  if (!counted.ok) return counted;
  const plain = runFormula(request.formula, counted.value.inputs, moneyOf(request));
  if (!plain.ok) return plain;
  const communes = counted.value.areas.map((area) => area.areaId);
  const counts = await countLacks(tx, communes, asOf);
  // Households may still be counted by the standard before: what they lack by it has a place after the indicators of the day.
  const indicators = [
    ...new Set([
      ...(await indicatorsOn(tx, asOf)).map(({ code }) => code),
      ...counts.flatMap(({ lacking }) => lacking),
    ]),
  ];
  const place = new Map(indicators.map((code, bit) => [code, 1 << bit]));
  const lacks = Map.groupBy(
    counts.map(({ lacking, ...row }) => ({
      ...row,
      deprivations: lacking.reduce((bits, code) => bits | (place.get(code) ?? 0), 0),
    })),
    (row) => row.areaId,
  );
  const spent = new Map((await readAbsorption(tx, communes, year - 1)).map((row) => [row.areaId, row.disbursed]));
  const classes = new Map(counted.value.areas.map((area) => [area.areaId, area.classes]));
  return makeProblem(request, {
    indicators,
    // Without a sum for one unit nobody knows how many units a budget buys.
    kinds: (programme?.activityKinds ?? []).map(({ code, component, answers, money }) => ({
      code,
      component,
      answers,
      norms: money,
    })),
    areas: plain.value.shares.map((share) => ({
      areaId: share.areaId,
      classes: classes.get(share.areaId) ?? [],
      formulaAmount: share.amount,
      lacks: lacks.get(share.areaId) ?? [],
      disbursed: spent.get(share.areaId) ?? zeroMoney,
    })),
  });
}

export const listOptimiserRuns = readOwnAreas(contract.listOptimiserRuns, async ({ tx }, { query }) =>
  success({ rows: [...(await store.listOptimiserHeads(tx, query.year))] }),
);

export const getOptimiserRun = readOwnAreas(contract.getOptimiserRun, async (context, { params }) =>
  showOptimiserRun(context, params.optimiserRunId),
);

async function showOptimiserRun(
  context: ActContext,
  optimiserRunId: Id<"optimiser run">,
): Promise<Result<Output<typeof contract.getOptimiserRun>, Refusal>> {
  const { tx } = context;
  const run = await store.findOptimiserRun(tx, optimiserRunId);
  if (run === undefined) return failure(refuse("record.not_found"));
  // What is proposed for a commune is bounded by the households in need there.
  const quantities = run.result !== null && "found" in run.result ? run.result.found.quantities : [];
  const reach = await reachOfCounts(
    context,
    quantities.map(({ areaId }) => areaId),
  );
  if (reach !== undefined) {
    const { suppression } = await suppressClasses(tx, reach, run.asOf);
    if (quantities.some(({ areaId, need }) => isSmall(need, reach.smallest) || suppression.cells.has(areaId)))
      return failure(refuse("planning.small_counts_withheld"));
  }
  const { problem: _problem, result, ...head } = run;
  const names = new Map((await communesOf(tx, run.areaId)).map((commune) => [commune.areaId, commune.areaName]));
  const named = (limit: Limit) =>
    "areaId" in limit ? { ...limit, areaName: names.get(limit.areaId) ?? limit.areaId } : limit;
  return success({
    ...head,
    result: result !== null && "found" in result ? result.found : null,
    conflict: result !== null && "conflict" in result ? result.conflict.map(named) : [],
  });
}

export const cancelOptimiserRun = optimiserRunAct(contract.cancelOptimiserRun, "cancel", async (context) => {
  const { tx, now, record: run, next: state } = context;
  await store.setOptimiserState(tx, run.optimiserRunId, { state, endedAt: now });
  const answer = await showOptimiserRun(context, run.optimiserRunId);
  return answer.ok ? done({ state }, answer.value) : answer;
});

/** The proposal becomes a formula run whose amounts are fixed: it is read, compared and approved like any other. */
export const allocateProposal = optimiserRunAct(contract.allocateProposal, "allocate", async (context, { body }) => {
  const { record: run } = context;
  const quantities = run.result !== null && "found" in run.result ? run.result.found.quantities : [];
  const sums = new Map<string, bigint>();
  for (const one of quantities)
    if (one.fundSource === body.fundSource && one.component === body.component)
      sums.set(one.areaId, (sums.get(one.areaId) ?? 0n) + one.money);
  if (sums.size === 0) return failure(refuse("planning.nothing_proposed", body));
  const amount = dong([...sums.values()].reduce((sum, one) => sum + one, 0n));
  const saved = await saveRun(context, {
    formulaRunId: body.formulaRunId,
    title: run.title,
    areaId: run.areaId,
    year: run.year,
    originYear: run.year,
    fundSource: body.fundSource,
    component: body.component,
    amount,
    asOf: run.asOf,
    copiedFrom: null,
    optimiserRunId: run.optimiserRunId,
    formula: {
      criteria: [],
      unit: 1000,
      useAreaCoefficient: false,
      fixed: [...sums].map(([areaId, one]) => ({ areaId, amount: dong(one), reason: run.title })),
    },
  });
  if (!saved.ok) return saved;
  const { facts, answer } = saved.value;
  return done(facts, answer, { recordKind: "formula_run", recordId: body.formulaRunId });
});
