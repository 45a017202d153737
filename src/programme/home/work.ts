/** What waits for an officer: which act each kind of work needs, and whose turn it is. */
import type { Act } from "#programme/authority/post/permissions.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";
import type { PostKind } from "#programme/authority/post/post.ts";

/** In the order of the programme's year. */
export const workActs = {
  decideCorrections: "registry.decideCorrection",
  decidePairs: "registry.decideDuplicate",
  answerTransfers: "registry.answerTransfer",
  answerObjections: "review.answerObjection",
  listRequests: "review.submitAnswers",
  screen: "review.submitAnswers",
  survey: "review.submitAnswers",
  score: "review.scoreReviews",
  meet: "review.recordMeeting",
  post: "review.recordPosting",
  decide: "review.decideList",
  certify: "review.issueCertificates",
  handOver: "review.handOver",
  answerHandover: "review.answerHandover",
  finishPlan: "planning.submitPlan",
  answerRemarks: "planning.answerRemark",
  appraisePlan: "planning.appraisePlan",
  approvePlan: "planning.approvePlan",
  decideAdjustment: "planning.decideAdjustment",
  approveAllocation: "planning.approveAllocation",
  consentReallocation: "planning.consentReallocation",
  decideReallocation: "planning.decideReallocation",
  approveCarryOver: "planning.approveCarryOver",
  checkSupports: "delivery.checkSupports",
  approveSupports: "delivery.approveSupports",
  deliver: "delivery.recordDelivery",
  pay: "payment.makeBatch",
  checkBatch: "payment.checkBatch",
  approveBatch: "payment.approveBatch",
  sendBatch: "payment.sendBatch",
  readAnswers: "payment.readAnswers",
  unanswered: "payment.readAnswers",
  reconcile: "payment.reconcileBatch",
  acceptTreasury: "treasury.acceptTreasury",
} as const satisfies Readonly<Record<string, Act>>;

export type WorkKind = keyof typeof workActs;
export const workKinds = Object.keys(workActs) as [WorkKind, ...WorkKind[]];

type Waits = {
  readonly kind: WorkKind;
  /** The officer may not do it, whatever their posts: they did the step before, or another level decides. */
  readonly isBarred: boolean;
};

const postsFor = (kind: WorkKind) => Object.keys(permissionOf(workActs[kind])) as readonly PostKind[];

/**
 * Mine is what one of the officer's posts permits and nothing bars; the rest waits for others, with the posts that may do it. Who
 * approves plans is shown those once, as plans to approve.
 */
export function whoseTurn<Row extends Waits>(
  rows: readonly Row[],
  held: ReadonlySet<string>,
): { readonly mine: readonly Row[]; readonly others: readonly (Row & { readonly posts: PostKind[] })[] } {
  const isMine = ({ kind, isBarred }: Waits) => !isBarred && postsFor(kind).some((post) => held.has(post));
  const approves = rows.some((row) => row.kind === "approvePlan" && isMine(row));
  const shown = rows.filter(({ kind }) => !(kind === "appraisePlan" && approves));
  return {
    mine: shown.filter(isMine),
    others: shown
      .filter((row) => !isMine(row))
      .map((row) => {
        const posts = postsFor(row.kind);
        const others = posts.filter((post) => !held.has(post));
        return { ...row, posts: [...(others.length > 0 ? others : posts)] };
      }),
  };
}
