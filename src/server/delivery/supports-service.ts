import type * as contract from "#contract/delivery/support.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import { addMoney, dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { checkSupport, isBlocked } from "#programme/delivery/check-support.ts";
import { mayTakePart } from "#programme/delivery/participation.ts";
import { applySupportAct } from "#programme/delivery/support-acts.ts";
import type { SupportAct, SupportState } from "#programme/delivery/support-acts.ts";
import { budgetLine, moveStage } from "#programme/ledger/ledger.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { postToLedger } from "#server/ledger/published.ts";
import { findActivity } from "./activities-store.ts";
import type { Activity } from "./activities-store.ts";
import { kindOf } from "./kinds.ts";
import type { KindInUse } from "./kinds.ts";
import * as store from "./supports-store.ts";

const codesOf = (codes: readonly string[], bits: number) => codes.filter((_code, bit) => ((bits >> bit) & 1) === 1);

function membersOf(
  facts: Record<string, unknown>,
): readonly { readonly age?: unknown; readonly drawsAllowance?: unknown }[] {
  const members = facts["members"];
  return Array.isArray(members) ? members : [];
}

async function openActivityOf(
  context: ActContext,
  activityId: string,
): Promise<Result<Activity & { readonly inUse: KindInUse }, Refusal>> {
  const activity = await findActivity(context.tx, activityId);
  if (activity === undefined) return failure(refuse("record.not_found"));
  if (activity.state !== "open") return failure(refuse("delivery.activity_closed"));
  return success({ ...activity, inUse: await kindOf(context.tx, activity) });
}

/** Proposes the neediest households that the rule of the kind admits, up to what the output planned and is not yet proposed. */
export async function propose(
  context: ActContext,
  { params, body }: Decoded<typeof contract.proposeSupports>,
): Promise<Result<Output<typeof contract.proposeSupports>, Refusal>> {
  const opened = await openActivityOf(context, params.activityId);
  if (!opened.ok) return opened;
  const { inUse, ...activity } = opened.value;
  const { kind, indicatorCodes } = inUse;
  const candidates = await store.listCandidates(context.tx, activity.communeId, activity.activityId, context.today);
  const eligible = candidates.filter((candidate) =>
    mayTakePart(kind, indicatorCodes, {
      class: candidate.class,
      setting: candidate.setting,
      memberCount: candidate.memberCount,
      deprivations: codesOf(indicatorCodes, candidate.deprivations),
      members: membersOf(candidate.facts),
      lacksLand: candidate.lacksLand ?? undefined,
    }),
  );
  const { refused: _refused, returned: _returned, ...live } = activity.supports;
  const there = Object.values(live).reduce((sum, count) => sum + count, 0);
  const room = Math.max(0, Math.min(body.limit ?? Infinity, activity.plannedQuantity - there));
  const proposals = eligible.slice(0, room).map((candidate): store.NewSupport => {
    const lacking = codesOf(indicatorCodes, candidate.deprivations);
    return {
      householdId: candidate.householdId,
      supportId: context.newId(),
      reviewId: candidate.reviewId,
      amount: activity.unitCost,
      quantity: 1,
      grounds: {
        class: candidate.class,
        decisionId: candidate.decisionId,
        deprivations:
          kind.pack.answers.length === 0 ? lacking : lacking.filter((code) => kind.pack.answers.includes(code)),
      },
    };
  });
  if (proposals.length > 0) {
    await store.addProposals(context.tx, { ...activity, content: kind.pack.content }, proposals);
    await record(context, activity, proposals, "propose", "proposed", null);
  }
  await context.audit({
    areaId: activity.communeId,
    recordKind: "activity",
    recordId: activity.activityId,
    facts: { proposed: proposals.length, eligible: eligible.length, considered: candidates.length },
  });
  return success({ proposed: proposals.length, eligible: eligible.length, considered: candidates.length });
}

export async function check(
  context: ActContext,
  { params, body }: Decoded<typeof contract.checkSupports>,
): Promise<Result<Output<typeof contract.checkSupports>, Refusal>> {
  const loaded = await loadChosen(context, params.activityId, body.supports, "check");
  if (!loaded.ok) return loaded;
  const { activity, supports } = loaded.value;
  const findings = await findingsOf(context, activity, supports);
  await store.setFindings(
    context.tx,
    supports.map(({ householdId, supportId }, position) => ({
      householdId,
      supportId,
      state: "checked",
      findings: findings[position] ?? [],
    })),
  );
  await record(context, activity, supports, "check", "checked", null);
  const blocked = findings.filter(isBlocked).length;
  await context.audit({
    areaId: activity.communeId,
    recordKind: "activity",
    recordId: activity.activityId,
    facts: { checked: supports.length, blocked },
  });
  return success({ checked: supports.length, blocked });
}

/** Approved and committed in one transaction: the checks are made again on this day, and the ledger takes the whole sum or nothing. */
export async function approve(
  context: ActContext,
  { params, body }: Decoded<typeof contract.approveSupports>,
): Promise<Result<Output<typeof contract.approveSupports>, Refusal>> {
  const loaded = await loadChosen(context, params.activityId, body.supports, "approve");
  if (!loaded.ok) return loaded;
  const { activity, supports } = loaded.value;
  const findings = await findingsOf(context, activity, supports);
  const at = findings.findIndex(isBlocked);
  const blocking = findings[at]?.find(({ severity }) => severity === "blocks");
  if (blocking !== undefined) {
    return failure(
      refuse(
        blocking.code,
        { ...blocking.facts, householdId: supports[at]?.householdId ?? "" },
        "Circular 60/2026/TT-BTC Art. 2.3b",
      ),
    );
  }
  const amount = addMoney(...supports.map((support) => support.amount));
  if (amount > activity.remainder) {
    return failure(
      refuse("delivery.fund_line_exhausted", { remainder: activity.remainder.toString(), amount: amount.toString() }),
    );
  }
  const line = budgetLine({ ...activity, areaId: activity.communeId });
  const commitmentPostingId = await postToLedger(context, {
    idempotencyKey: `commit:${context.newId()}`,
    kind: "commit",
    reference: { kind: "activity", id: activity.activityId },
    entries: moveStage(line, "allocated", "committed", amount),
  });
  await store.setSupportStates(context.tx, supports, { state: "committed", commitmentPostingId });
  await record(context, activity, supports, "approve", "committed", body.decisionNumber);
  await context.audit({
    areaId: activity.communeId,
    recordKind: "activity",
    recordId: activity.activityId,
    facts: { approved: supports.length, committed: amount.toString(), decision: body.decisionNumber },
  });
  return success({ approved: supports.length, committed: amount, remainder: (activity.remainder - amount) as Money });
}

export async function refuseChosen(
  context: ActContext,
  { params, body }: Decoded<typeof contract.refuseSupports>,
): Promise<Result<Output<typeof contract.refuseSupports>, Refusal>> {
  const loaded = await loadChosen(context, params.activityId, body.supports, "refuse");
  if (!loaded.ok) return loaded;
  const { activity, supports } = loaded.value;
  await store.setSupportStates(context.tx, supports, { state: "refused" });
  await record(context, activity, supports, "refuse", "refused", body.reason);
  await context.audit({
    areaId: activity.communeId,
    recordKind: "activity",
    recordId: activity.activityId,
    facts: { refused: supports.length },
  });
  return success({ refused: supports.length });
}

type Chosen = {
  readonly activity: Activity & { readonly inUse: KindInUse };
  readonly supports: readonly store.LoadedSupport[];
};

async function loadChosen(
  context: ActContext,
  activityId: string,
  chosen: readonly { readonly householdId: string; readonly supportId: string }[],
  act: SupportAct,
): Promise<Result<Chosen, Refusal>> {
  const activity = await openActivityOf(context, activityId);
  if (!activity.ok) return activity;
  const supports = await store.loadSupports(context.tx, chosen);
  if (supports.length !== chosen.length || supports.some((support) => support.activityId !== activityId))
    return failure(refuse("record.not_found"));
  for (const support of supports) {
    const next = applySupportAct(support.state as SupportState, act);
    if (!next.ok) return next;
  }
  return success({ activity: activity.value, supports });
}

async function findingsOf(
  context: ActContext,
  { inUse, ...activity }: Chosen["activity"],
  supports: readonly store.LoadedSupport[],
) {
  const { kind, indicatorCodes } = inUse;
  const households = supports.map((support) => support.householdId);
  const statuses = new Map(
    (await store.listStatusesOn(context.tx, households, context.today)).map((status) => [status.householdId, status]),
  );
  const others = Map.groupBy(await store.listSameContent(context.tx, supports), (other) => other.supportId);
  const byHousehold = Map.groupBy([...others.values()].flat(), (other) => other.householdId);
  let remainder: bigint = activity.remainder;
  return supports.map((support) => {
    const status = statuses.get(support.householdId);
    const findings = checkSupport({
      amount: support.amount,
      classNow: status?.class,
      mayTakePart:
        status !== undefined &&
        mayTakePart(kind, indicatorCodes, {
          ...status,
          deprivations: codesOf(indicatorCodes, status.deprivations),
          members: membersOf(status.facts),
          lacksLand: status.lacksLand ?? undefined,
        }),
      sameContent: byHousehold.get(support.householdId) ?? [],
      remainder: dong(remainder),
    });
    if (!isBlocked(findings)) remainder -= support.amount;
    return findings;
  });
}

async function record(
  context: ActContext,
  activity: Activity,
  supports: readonly { readonly householdId: string; readonly supportId: string }[],
  act: string,
  state: string,
  note: string | null,
): Promise<void> {
  const acts = supports.map(({ householdId, supportId }) => ({
    supportActId: context.newId(),
    householdId,
    supportId,
    communeId: activity.communeId,
    act,
    state,
    note,
  }));
  await store.addSupportActs(context.tx, acts, { at: context.now, by: context.actor.officerId });
}
