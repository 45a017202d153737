import * as contract from "#contract/delivery/support.ts";
import type { Id } from "#kernel/id.ts";
import { addMoney, dong } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { isBlocked } from "#programme/delivery/check-support.ts";
import { instalmentsOf, sharesOfInstalment } from "#programme/delivery/instalments.ts";
import { periodOf } from "#programme/delivery/support-period.ts";
import { applySupportAct } from "#programme/delivery/support-acts.ts";
import type { SupportAct, SupportState } from "#programme/delivery/support-acts.ts";
import { checkCostShares } from "#programme/delivery/cost-sharing.ts";
import { moveParts } from "#programme/ledger/move-parts.ts";
import { done } from "#server/platform/act/record-act.ts";
import { postToLedger } from "#server/ledger/published.ts";
import { activityAct } from "#server/delivery/activity/activity-record.ts";
import type { ActivityContext } from "#server/delivery/activity/activity-record.ts";
import { addSupportShares, listCostShares } from "#server/delivery/cost-sharing/cost-shares-store.ts";
import { loadParts } from "#server/delivery/cost-sharing/support-parts.ts";
import { judgeCandidates } from "#server/delivery/eligibility/judge-candidates.ts";
import { chooseFrom, roomOf } from "#server/delivery/eligibility/choose-proposals.ts";
import { findingsOf } from "./support-findings.ts";
import { loadWholeSupports } from "./instalments-store.ts";
import * as store from "./supports-store.ts";

/** Proposes whom the rule of the kind admits, up to what the output planned and is not yet proposed: the first of the list, or who was chosen. */
export const proposeSupports = activityAct(contract.proposeSupports, "support", async (context, { body }) => {
  const activity = context.record;
  const { kind, pack } = activity.inUse;
  const shares = await listCostShares(context.tx, activity.activityId);
  const borne = checkCostShares(activity.unitCost, shares);
  if (!borne.ok) return borne;
  const judged = await judgeCandidates(context.tx, activity, context.today);
  const eligible = judged.filter(({ answer }) => answer === "yes");
  const chosen = chooseFrom(eligible, { ...body, room: roomOf(activity) });
  if (!chosen.ok) return chosen;
  const parts = instalmentsOf(kind.pack, activity.unitCost, activity.startsOn);
  const proposals = chosen.value.flatMap(({ candidate, person, grounds }): store.NewSupport[] => {
    const seriesId = context.newId();
    return parts.map((part) => ({
      householdId: candidate.householdId,
      supportId: context.newId(),
      personId: person?.personId,
      reviewId: candidate.reviewId,
      seriesId,
      ...part,
      grounds,
    }));
  });
  if (proposals.length > 0) {
    const { content } = kind.pack;
    const period = periodOf(pack, content, activity.year);
    await store.addProposals(context.tx, { ...activity, content, period }, proposals);
    for (const { instalment, amount } of parts)
      await addSupportShares(
        context.tx,
        activity.communeId,
        proposals.filter((one) => one.instalment === instalment),
        sharesOfInstalment(shares, activity.unitCost, amount),
      );
    await appendActs(context, proposals, { act: "propose", state: "proposed", note: body.reason ?? null });
  }
  const considered = new Set(judged.map(({ candidate }) => candidate.householdId)).size;
  const counts = { proposed: chosen.value.length, eligible: eligible.length, considered };
  return done(counts, counts);
});

export const checkSupports = activityAct(contract.checkSupports, "support", async (context, { body }) => {
  const chosen = await loadChosen(context, body.supports, "check");
  if (!chosen.ok) return chosen;
  const supports = chosen.value;
  const partsOfSupport = await loadParts(context.tx, context.record, supports);
  const findings = await findingsOf(context, context.record, supports, partsOfSupport);
  await store.setFindings(
    context.tx,
    supports.map(({ householdId, supportId }, position) => ({
      householdId,
      supportId,
      state: "checked",
      findings: findings[position] ?? [],
    })),
  );
  await appendActs(context, supports, { act: "check", state: "checked", note: null });
  const counts = { checked: supports.length, blocked: findings.filter(isBlocked).length };
  return done(counts, counts);
});

/** Approved and committed in one transaction: the checks are made again on this day, and the ledger takes the whole sum or nothing. */
export const approveSupports = activityAct(contract.approveSupports, "support", async (context, { body }) => {
  const activity = context.record;
  const chosen = await loadChosen(context, body.supports, "approve");
  if (!chosen.ok) return chosen;
  const supports = chosen.value;
  const committed = applySupportAct("approved", "commit");
  if (!committed.ok) return committed;
  const partsOfSupport = await loadParts(context.tx, activity, supports);
  const findings = await findingsOf(context, activity, supports, partsOfSupport);
  const at = findings.findIndex(isBlocked);
  const blocking = findings[at]?.find(({ severity }) => severity === "blocks");
  if (blocking !== undefined) {
    return failure({
      code: blocking.code,
      facts: { ...blocking.facts, householdId: supports[at]?.householdId ?? "" },
      rule: "Circular 60/2026/TT-BTC Art. 2.3b",
    });
  }
  const amount = addMoney(...supports.map((support) => support.amount));
  const parts = supports.flatMap((support) => partsOfSupport(support));
  const own = addMoney(...parts.filter((part) => part.fundLineId === activity.fundLineId).map((part) => part.amount));
  // A referral is a support of 0 đồng: there is nothing to commit.
  const commitment =
    amount === 0n
      ? {}
      : {
          commitmentPostingId: await postToLedger(context, {
            idempotencyKey: `commit:${context.newId()}`,
            kind: "commit",
            reference: { kind: "activity", id: activity.activityId },
            entries: moveParts(parts, "allocated", "committed"),
          }),
        };
  await store.setSupportStates(context.tx, supports, { state: committed.value, ...commitment });
  await appendActs(context, supports, { act: "approve", state: committed.value, note: body.decisionNumber });
  return done(
    { approved: supports.length, committed: amount.toString(), decision: body.decisionNumber },
    { approved: supports.length, committed: amount, remainder: dong(activity.remainder - own) },
  );
});

export const refuseSupports = activityAct(contract.refuseSupports, "refuse", async (context, { body }) => {
  const chosen = await loadChosen(context, body.supports, "refuse");
  if (!chosen.ok) return chosen;
  const supports = chosen.value;
  await store.setSupportStates(context.tx, supports, { state: "refused" });
  await appendActs(context, supports, { act: "refuse", state: "refused", note: body.reason });
  const counts = { refused: supports.length };
  return done(counts, counts);
});

type Chosen = readonly { readonly householdId: Id<"household">; readonly supportId: Id<"support"> }[];

/** Supports of the activity under their locks, each in a state from which the act is possible. */
async function loadChosen(
  { tx, record: { activityId } }: ActivityContext,
  chosen: Chosen,
  act: SupportAct,
): Promise<Result<readonly store.LoadedSupport[], Refusal>> {
  const supports = await loadWholeSupports(tx, chosen);
  if (supports.length === 0 || supports.some((support) => support.activityId !== activityId))
    return failure(refuse("record.not_found"));
  for (const support of supports) {
    const next = applySupportAct(support.state as SupportState, act);
    if (!next.ok) return next;
  }
  return success(supports);
}

async function appendActs(
  { tx, record: { communeId }, newId, now: at, actor }: ActivityContext,
  supports: Chosen,
  done: { readonly act: string; readonly state: SupportState; readonly note: string | null },
): Promise<void> {
  const acts = supports.map(({ householdId, supportId }) => ({
    supportActId: newId(),
    householdId,
    supportId,
    communeId,
    ...done,
  }));
  await store.addSupportActs(tx, acts, { at, by: actor.officerId });
}
