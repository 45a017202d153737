/** What activities owe, and what of it a batch would take by one method. */
import * as contract from "#contract/payment/batch.ts";
import { addMoney, zeroMoney } from "#kernel/money.ts";
import { success } from "#kernel/result.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import { communeOfBatch, findBatch } from "./batches-store.ts";
import { listDueSupports, listOwingActivities, placesOfActivities } from "./instructions-store.ts";
import type { DueSupport } from "./instructions-store.ts";

/** Why a delivered support cannot be paid by this method now; undefined where it can. */
export function hindranceOf(support: DueSupport, method: "bank" | "cash"): string | undefined {
  if (support.missingEvidence.length > 0) return "delivery.evidence_missing";
  if (support.payeeId === null) return "payment.without_payee";
  if (support.method !== method) return "payment.other_method";
  return support.verifiedOn === null ? "payment.payee_not_verified" : undefined;
}

function payableOf(due: readonly DueSupport[], method: "bank" | "cash") {
  const judged = due.map((support) => ({ ...support, code: hindranceOf(support, method) }));
  const payable = judged.filter(({ code }) => code === undefined);
  return {
    payable: { count: payable.length, amount: addMoney(zeroMoney, ...payable.map(({ amount }) => amount)) },
    leftOut: judged.flatMap(({ householdId, supportId, headName, amount, code }) =>
      code === undefined ? [] : [{ householdId, supportId, headName, amount, code }],
    ),
  };
}

export const readPayable = readIn(
  contract.readPayable,
  async (tx, { params }) => (await placesOfActivities(tx, [params.activityId]))[0]?.communeId,
  async ({ tx }, { params, query }) => success(payableOf(await listDueSupports(tx, [params.activityId]), query.method)),
);

export const listPayable = readIn(
  contract.listPayable,
  async (_tx, { params }) => params.areaId,
  async ({ tx }, { params, query }) => {
    const activities = await listOwingActivities(tx, params.areaId);
    const due = Map.groupBy(
      await listDueSupports(
        tx,
        activities.map(({ activityId }) => activityId),
      ),
      ({ activityId }) => activityId,
    );
    return success({
      activities: activities.map((activity) => {
        const { payable, leftOut } = payableOf(due.get(activity.activityId) ?? [], query.method);
        return { ...activity, payable, leftOut: leftOut.length };
      }),
    });
  },
);

export const listLeftOut = readIn(
  contract.listLeftOut,
  async (tx, { params }) => communeOfBatch(tx, params.batchId),
  async ({ tx }, { params }) => {
    const batch = await findBatch(tx, params.batchId);
    if (batch === undefined) return success({ leftOut: [] });
    const due = await listDueSupports(
      tx,
      batch.activities.map(({ activityId }) => activityId),
    );
    return success({ leftOut: payableOf(due, batch.method).leftOut });
  },
);
