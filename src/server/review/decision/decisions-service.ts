/** The list of a commune is decided; what a decision said of one household is withdrawn by another. */
import * as contract from "#contract/review/decision.ts";
import * as handover from "#contract/review/handover.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { countOutcomes } from "#programme/review/decision/preview-decision.ts";
import { moveOf } from "#programme/review/decision/review-acts.ts";
import * as withdrawal from "#programme/review/decision/withdraw-status.ts";
import { movesOnKey } from "#server/platform/act/keyed-act.ts";
import { done, readIn } from "#server/platform/act/record-act.ts";
import { listDecisionRows } from "#server/review/paper/papers-store.ts";
import { decisionDay } from "#server/review/round/days-rested-on.ts";
import { lockCommune } from "#server/review/round/round-locks.ts";
import { areaOfHousehold, inCommune, turnAct } from "#server/review/round/round-record.ts";
import { setReviewState } from "#server/review/survey/reviews-store.ts";
import { addDecidedList, addDecision, statesOf } from "./decisions-store.ts";
import { computeList } from "./list-to-decide.ts";
import { addWithdrawal, loadDecidedStatus, placeOfStatus, withdrawCertificates } from "./withdrawals-store.ts";

const decisionName = (decisionId: Id<"decision">) => ({ recordKind: "decision", recordId: decisionId });

/** The commune chair decides about every household of the commune that is ripe. */
export const decideList = turnAct(contract.decideList, async (context, { params, body }) => {
  const { tx, actor, record, today: enteredOn } = context;
  const { effectiveOn, decidedOn, villageId } = body;
  const computed = await computeList(tx, record.round, { ...params, villageId, decidedOn, effectiveOn }, true);
  if (!computed.ok) return computed;
  const { list, leftOut, held, isOpening } = computed.value;
  const decision = {
    ...body,
    ...params,
    opensStandard: isOpening,
    signerId: actor.officerId,
    signerName: actor.fullName,
    enteredOn,
  };
  await addDecision(tx, decision);
  await addDecidedList(tx, decision, list, moveOf("decide").to);
  for (const review of leftOut) await setReviewState(tx, review, moveOf("supersede").to);
  const counts = countOutcomes(list, isOpening);
  const { decided: _decided, certified: _certified, ...waiting } = await statesOf(tx, params.roundId, params.communeId);
  return done(
    {
      number: body.number,
      decidedOn,
      enteredOn,
      ...(body.villageId === undefined ? {} : { village: body.villageId }),
      ...counts,
      opensStandard: isOpening,
      ...(leftOut.length === 0 ? {} : { leftOut: leftOut.length }),
      ...(held.length === 0 ? {} : { held: held.length }),
    },
    {
      ...counts,
      waiting,
      leftOut: leftOut.map(({ householdId }) => ({ householdId, code: "review.request_listed" })),
      held: held.map(({ householdId }) => ({ householdId, code: "review.rests_on_refuted_answers" })),
    },
    decisionName(body.decisionId),
  );
});

export const listDecisions = readIn(contract.listDecisions, inCommune, async ({ tx }, { params }) =>
  success({ rows: await listDecisionRows(tx, params) }),
);

type OfStatus = { readonly householdId: Id<"household">; readonly decisionId: Id<"decision"> };

/** What a decision said of a household, with the review that it rests on, in the turn of its commune. */
const statusAct = movesOnKey({
  nameOf: ({ decisionId }: OfStatus) => decisionName(decisionId),
  lock: async (tx, key) => {
    const place = await placeOfStatus(tx, key);
    if (place !== undefined) await lockCommune(tx, place);
  },
  areaOf: areaOfHousehold,
  days: { decision: async ({ tx }, key) => decisionDay(tx, key) },
  find: async ({ tx }, key) => {
    const status = await loadDecidedStatus(tx, key);
    return status === undefined
      ? failure(refuse("record.not_found"))
      : success({ ...status, areaId: status.communeId });
  },
  next: (status, move: withdrawal.WithdrawalMove) => withdrawal.stateAfterWithdrawal(status, move),
});

/**
 * Nothing is deleted: the class before it holds again from the day on, the certificate no longer does. With `reviewAgain` the household
 * goes back to the survey of the same round.
 */
export const withdrawStatus = statusAct(
  handover.withdrawStatus,
  ({ reviewAgain }) => (reviewAgain ? "reopen" : "supersede"),
  async (context, { params, body }) => {
    const { tx, actor, record: status, next: state, today: enteredOn } = context;
    const classAgain = withdrawal.withdrawStatus(status, body);
    if (!classAgain.ok) return classAgain;
    await addWithdrawal(tx, status, {
      ...body,
      decisionId: body.newDecisionId,
      withdrawsDecisionId: params.decisionId,
      signerId: actor.officerId,
      signerName: actor.fullName,
      enteredOn,
      class: classAgain.value,
    });
    const how = { on: body.decidedOn, reason: body.reason, by: actor.officerId };
    const certificatesWithdrawn = await withdrawCertificates(tx, params, how);
    await setReviewState(tx, status, state);
    const answer = { class: classAgain.value, certificatesWithdrawn, state };
    return done({ withdraws: params.decisionId, ...answer }, answer, decisionName(body.newDecisionId));
  },
);
