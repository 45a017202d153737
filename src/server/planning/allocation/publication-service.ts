import { idOf } from "#kernel/id.ts";
import type { z } from "zod";
import * as contract from "#contract/planning/allocation.ts";
import type { Id } from "#kernel/id.ts";
import { dong } from "#kernel/money.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { compareRuns } from "#programme/planning/allocation/compare-runs.ts";
import { publishShares } from "#programme/planning/allocation/publish-allocation.ts";
import { replayFormula } from "#programme/planning/allocation/replay-formula.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { smallestShown } from "#server/suppression/smallest-shown.ts";
import { publicRoute } from "#server/platform/http/public-route.ts";
import type { PublicRoute } from "#server/platform/http/public-route.ts";
import { explained, headOf } from "./allocation-service.ts";
import * as store from "./allocation-store.ts";
import { suppressedOn } from "./bands-of-runs.ts";
import { formulaRunAct } from "./formula-run-record.ts";
import { listPublished } from "./publications-store.ts";
import type { PublishedRun } from "./publications-store.ts";
import { communesOf } from "#server/area/published.ts";
import { refuseSmallInputs } from "./runs-shown.ts";

/** Amounts of several runs, area by area. */
export const compareFormulaRuns = readOwnAreas(contract.compareFormulaRuns, async (context, { query }) => {
  const { tx } = context;
  const found: store.SavedRun[] = [];
  for (const formulaRunId of new Set(query.runs.split(","))) {
    const run = await store.findRun(tx, idOf("formula run", formulaRunId));
    if (run === undefined) return failure(refuse("record.not_found"));
    found.push(run);
  }
  const withheld = await refuseSmallInputs(context, found);
  if (withheld !== undefined) return failure(withheld);
  const names = new Map<string, string>();
  for (const areaId of new Set(found.map((run) => run.areaId)))
    for (const commune of await communesOf(tx, areaId)) names.set(commune.areaId, commune.areaName);
  const { rows, against } = compareRuns(found.map(store.amountsOf));
  return success({
    runs: found.map(headOf),
    rows: rows.map(({ areaId, amounts }) => ({ areaId, areaName: names.get(areaId) ?? areaId, amounts: [...amounts] })),
    against: [...against],
  });
});

/** From now on anybody may read it. What was not approved is not published. */
export const publishAllocation = formulaRunAct(contract.publishAllocation, "publish", async (context) => {
  const { tx, now, record: run } = context;
  const { formulaRunId } = run;
  await store.addPublication(tx, {
    formulaRunId,
    areaId: run.areaId,
    publishedAt: now,
    by: context.actor.officerId,
  });
  return done({ published: true, decision: run.decisionNumber }, { formulaRunId, publishedAt: now });
});

type PublicAllocation = z.output<typeof contract.publicAllocation>;

async function allocationFor(tx: Tx, formulaRunId: Id<"formula run">): Promise<PublicAllocation | null> {
  const [published] = await listPublished(tx, formulaRunId);
  if (published === undefined) return null;
  const again = replayFormula({ ...published.run, version: published.run.formulaVersion });
  if (!again.ok) return null;
  const smallest = await smallestShown(tx);
  const { shares } = explained(published.run, again.value, published.names);
  const { asOf } = published.run;
  const shown = publishShares(shares, {
    useAreaCoefficient: published.run.formula.useAreaCoefficient,
    smallest,
    suppressed: (await suppressedOn(tx, [asOf], smallest)).get(asOf) ?? new Set(),
  });
  const { given: _given, ...formula } = headOf(published.run).formula;
  return {
    ...publicHead(published),
    fundSourceName: published.fundSourceName,
    componentName: published.componentName,
    asOf,
    publishedAt: published.publishedAt,
    formula,
    distributable: again.value.distributable,
    smallestNumber: smallest,
    bandedTogether: dong(shares.reduce((sum, { amount }, at) => (shown[at]?.amount === null ? sum + amount : sum), 0n)),
    rows: shares.flatMap(({ areaId, areaName, coefficient, fixed, ...share }, position) => {
      const row = shown[position];
      if (row === undefined) return [];
      const isExact = row.amount !== null;
      return [
        {
          areaId,
          areaName,
          coefficient,
          fixed,
          ...row,
          bound: isExact ? share.bound : null,
          bounding: isExact ? share.bounding : null,
          rounding: isExact ? share.rounding : null,
        },
      ];
    }),
  };
}

function publicHead({ run, areaName }: PublishedRun) {
  const { formulaRunId, title, year, fundSource, component, amount } = run;
  return {
    formulaRunId,
    title,
    areaName,
    year,
    fundSource,
    component,
    amount,
    decisionNumber: run.decisionNumber ?? "",
    decidedOn: run.decidedOn ?? run.asOf,
  };
}

export const listPublicAllocations = publicRoute(contract.listPublicAllocations, async (tx) => ({
  rows: (await listPublished(tx)).map(publicHead),
}));

export const readPublicAllocation = publicRoute(contract.readPublicAllocation, async (tx, { formulaRunId }) => ({
  allocation: await allocationFor(tx, formulaRunId),
}));

export const publicAllocationRoutes: readonly PublicRoute[] = [listPublicAllocations, readPublicAllocation];
