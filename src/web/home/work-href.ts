/** Where a kind of work is done: the only record of it, or the list of those that wait, filtered. */
import type { Output } from "#contract/endpoint.ts";
import type { readWork } from "#contract/home/work.ts";
import { idOf } from "#kernel/id.ts";
import type { WorkKind } from "#programme/home/work.ts";
import { paths } from "#web/paths.ts";

export type Work = Pick<
  Output<typeof readWork>["rows"][number],
  "kind" | "roundId" | "communeId" | "villageId" | "recordId"
>;

type Place = { readonly list: string; readonly record?: (recordId: string) => string };

const places: Readonly<Partial<Record<WorkKind, Place>>> = {
  decideCorrections: { list: paths.corrections({ state: "asked" }) },
  decidePairs: { list: paths.duplicates() },
  answerTransfers: { list: paths.transfers({ state: "asked" }) },
  listRequests: { list: paths.requests() },
  screen: { list: paths.requests() },
  finishPlan: { list: paths.plans({ state: "draft" }), record: paths.plan },
  answerRemarks: { list: paths.plans({ state: "undecided" }), record: paths.plan },
  appraisePlan: { list: paths.plans({ state: "submitted" }), record: paths.plan },
  approvePlan: { list: paths.plans({ state: "waiting" }), record: paths.plan },
  decideAdjustment: { list: paths.plans({ state: "approved" }), record: paths.plan },
  approveAllocation: { list: paths.allocations(), record: paths.allocation },
  consentReallocation: { list: paths.reallocations(), record: paths.reallocation },
  decideReallocation: { list: paths.reallocations(), record: paths.reallocation },
  approveCarryOver: { list: paths.carryOvers(), record: paths.carryOver },
  checkSupports: { list: paths.activities({ waits: "proposed" }), record: paths.activity },
  approveSupports: { list: paths.activities({ waits: "checked" }), record: paths.activity },
  deliver: { list: paths.activities({ waits: "committed" }), record: paths.activity },
  addEvidence: {
    list: paths.activities({ waits: "evidence" }),
    record: (activityId) => paths.activity(activityId, { lacks: "evidence" }),
  },
  followUp: { list: paths.jobs(), record: () => paths.jobs() },
  checkAssets: { list: paths.livelihoodGroups(), record: paths.livelihoodGroup },
  seekBuyer: { list: paths.unsold(), record: paths.cycle },
  watchLoans: { list: paths.loans({ overdue: "yes" }) },
  handleGrievances: { list: paths.grievances(), record: paths.grievance },
  directGrievances: { list: paths.grievances({ late: "yes" }), record: paths.grievance },
  answerReferrals: { list: paths.referrals(), record: paths.referral },
  settleReferrals: { list: paths.referrals({ trouble: "any" }), record: paths.referral },
  directReferrals: { list: paths.referrals({ trouble: "escalated" }), record: paths.referral },
  watchWorks: { list: paths.works({ trouble: "any" }), record: paths.work },
  pay: { list: paths.activities({ waits: "delivered" }), record: paths.activity },
  checkBatch: { list: paths.batches({ waits: "checkBatch" }), record: paths.batch },
  approveBatch: { list: paths.batches({ waits: "approveBatch" }), record: paths.batch },
  sendBatch: { list: paths.batches({ waits: "sendBatch" }), record: paths.batch },
  readAnswers: { list: paths.batches({ waits: "readAnswers" }), record: paths.batch },
  unanswered: { list: paths.batches({ waits: "unanswered" }), record: paths.batch },
  reconcile: { list: paths.batches({ waits: "reconcile" }), record: paths.batch },
  acceptTreasury: { list: paths.treasury(), record: paths.treasuryImport },
};

/** Of a round: the only village where it waits, else the board of the commune or the round. */
const ofVillage: readonly WorkKind[] = ["survey", "score", "meet", "post", "answerObjections"];

export function workHref({ kind, roundId, communeId, villageId, recordId }: Work): string {
  const place = places[kind];
  if (place !== undefined) return recordId !== null && place.record !== undefined ? place.record(recordId) : place.list;
  if (roundId === null) return paths.rounds();
  const round = idOf("round", roundId);
  return villageId !== null && ofVillage.includes(kind)
    ? paths.village(round, villageId)
    : paths.round(round, communeId ?? undefined);
}
