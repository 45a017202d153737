/** Plans added up, as the reader may see them. */
import * as contract from "#contract/planning/plan-tools.ts";
import { failure, success } from "#kernel/result.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { withholdSums } from "#programme/planning/plan/withhold-plan.ts";
import type { PlannedOutput } from "#programme/planning/plan/withhold-plan.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { smallestShown } from "#server/suppression/smallest-shown.ts";
import { plansBelow } from "./money-lines-store.ts";
import { moneyWithheld } from "./money-shown.ts";
import { listStated } from "./plan-numbers-store.ts";
import * as store from "./plan-roll-up-store.ts";
import { plansShown } from "./plans-shown.ts";
import { withheldRefusal } from "#server/ledger/published.ts";

/** A sum is withheld where it would tell a quantity that is, and with it others that it could be subtracted from. */
export const rollUpPlans = readOwnAreas(contract.rollUpPlans, async (context, { query }) => {
  const { tx } = context;
  const { rows, planned, approved, plans } = await store.rollUp(tx, query);
  const outputs = await withheldOutputs(context, query.areaId);
  const behind = Map.groupBy(
    (await store.listOutputsBehind(tx, query)).flatMap(({ code, outputId }) => {
      const output = outputs.get(outputId);
      return output === undefined ? [] : [{ code, output }];
    }),
    ({ code }) => code,
  );
  const sums = rows.map(({ code }) => ({ code, outputs: (behind.get(code) ?? []).map(({ output }) => output) }));
  const hidden = withholdSums(sums, await smallestShown(tx));
  const shown = <Row extends { readonly planned: bigint; readonly approved: bigint }>(row: Row, isHidden: boolean) => ({
    ...row,
    planned: isHidden ? suppressed : row.planned,
    approved: isHidden ? suppressed : row.approved,
  });
  return success({
    rows: rows.map((row) => ({
      ...row,
      ...(hidden.codes.has(row.code) ? { planned: suppressed, approved: suppressed } : {}),
    })),
    plans,
    ...shown({ planned, approved }, hidden.isWhole),
  });
});

async function withheldOutputs(context: ActContext, areaId: string): Promise<ReadonlyMap<string, PlannedOutput>> {
  const { tx } = context;
  const plans = await plansBelow(tx, areaId);
  const { read } = await plansShown(
    context,
    plans.map((plan) => plan.areaId),
  );
  const stated = await listStated(
    tx,
    plans.map(({ planId }) => planId),
  );
  const found = new Map<string, PlannedOutput>();
  for (const plan of plans) {
    const targets = stated.get(plan.planId) ?? [];
    const { outputs } = await read({ ...plan, targets });
    for (const output of targets.flatMap((target) => target.outputs))
      if (outputs.has(output.outputId)) found.set(output.outputId, output);
  }
  return found;
}

export const listRolledLines = readOwnAreas(contract.listRolledLines, async (context, { query }) => {
  const rows = await store.listLinesBehind(context.tx, query);
  const { fundLines } = await moneyWithheld(context, query.areaId);
  return rows.some(({ fundLineId }) => fundLines.has(fundLineId)) ? failure(withheldRefusal()) : success({ rows });
});
