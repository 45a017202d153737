/** What waits for an officer: which act each kind of work needs, and whose turn it is. */
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";
import { postLevels } from "#programme/authority/post/post.ts";
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
  addEvidence: "delivery.recordDelivery",
  watchWorks: "delivery.recordWork",
  followUp: "delivery.recordJobs",
  seekBuyer: "delivery.recordBuyer",
  checkAssets: "delivery.recordLivelihood",
  watchLoans: "delivery.recordLoans",
  answerReferrals: "delivery.answerReferral",
  settleReferrals: "delivery.recordReferral",
  directReferrals: "delivery.directReferral",
  pay: "payment.makeBatch",
  checkBatch: "payment.checkBatch",
  approveBatch: "payment.approveBatch",
  sendBatch: "payment.sendBatch",
  readAnswers: "payment.readAnswers",
  unanswered: "payment.readAnswers",
  reconcile: "payment.reconcileBatch",
  acceptTreasury: "treasury.acceptTreasury",
  handleGrievances: "voice.handleGrievance",
  directGrievances: "voice.directGrievance",
} as const satisfies Readonly<Record<string, Act>>;

export type WorkKind = keyof typeof workActs;
export const workKinds = Object.keys(workActs) as [WorkKind, ...WorkKind[]];

/** What waits in one place. */
export type Waits = {
  readonly kind: WorkKind;
  readonly roundId: Id<"round"> | null;
  readonly count: number;
  readonly communeId: string;
  readonly villageId: string | null;
  readonly recordId: string | null;
  readonly dueOn: LocalDate | null;
  readonly since: string | null;
  /** The officer may not do it, whatever their posts: they did the step before, or another level decides. */
  readonly isBarred: boolean;
};

/** Of all places together: where it waits is said where it is one. */
export type Work = Omit<Waits, "isBarred" | "communeId"> & { readonly communeId: string | null };

/** The posts that an officer holds in a place. */
export type HeldIn = (communeId: string) => ReadonlySet<string>;

const postsFor = (kind: WorkKind) => Object.keys(permissionOf(workActs[kind])) as readonly PostKind[];
const readers = Object.keys(permissionOf("registry.readHouseholds"));

/** Whether anything of this kind could be shown to who holds these posts, wherever: what nobody is shown is not counted. */
export function isShownTo(held: ReadonlySet<string>, kind: WorkKind): boolean {
  return [...readers, ...postsFor(kind)].some((post) => held.has(post));
}

/**
 * Mine is what a post that I hold in the place permits and nothing bars; the rest waits for others, with the posts that may do it, and is
 * shown of places where I may read households by name. Who approves plans is shown those once, as plans to approve.
 */
export function whoseTurn(
  rows: readonly Waits[],
  heldIn: HeldIn,
): {
  readonly mine: readonly Work[];
  readonly others: readonly (Work & { readonly posts: PostKind[] })[];
} {
  const isMine = ({ kind, communeId, isBarred }: Waits) =>
    !isBarred && postsFor(kind).some((post) => heldIn(communeId).has(post));
  const approves = new Set(
    rows.filter((row) => row.kind === "approvePlan" && isMine(row)).map(({ communeId }) => communeId),
  );
  const shown = rows.filter(({ kind, communeId }) => !(kind === "appraisePlan" && approves.has(communeId)));
  const theirs = shown.filter((row) => !isMine(row) && readers.some((post) => heldIn(row.communeId).has(post)));
  return {
    mine: sumPlaces(shown.filter(isMine)),
    others: sumPlaces(theirs).map((row) => {
      // Others do not see which of it lies with an office: the commune answers for all of it.
      const posts = postsFor(row.kind).filter((post) => postLevels[post] !== "office");
      const own = theirs.filter(({ kind }) => kind === row.kind).map(({ communeId }) => heldIn(communeId));
      const others = posts.filter((post) => !own.every((held) => held.has(post)));
      return { ...row, posts: [...(others.length > 0 ? others : posts)] };
    }),
  };
}

function sumPlaces(rows: readonly Waits[]): readonly Work[] {
  const groups = Map.groupBy(rows, ({ kind, roundId }) => `${kind} ${roundId ?? ""}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { isBarred: _isBarred, ...row } = first;
    return [
      {
        ...row,
        count: group.reduce((sum, { count }) => sum + count, 0),
        communeId: onlyOf(group.map(({ communeId }) => communeId)),
        villageId: onlyOf(group.map(({ villageId }) => villageId)),
        recordId: onlyOf(group.map(({ recordId }) => recordId)),
        dueOn: leastOf(group.map(({ dueOn }) => dueOn)),
        since: leastOf(group.map(({ since }) => since)),
      },
    ];
  });
}

const onlyOf = (values: readonly (string | null)[]) => (new Set(values).size === 1 ? (values[0] ?? null) : null);
const leastOf = <Value extends string>(values: readonly (Value | null)[]): Value | null =>
  values.filter((value) => value !== null).toSorted()[0] ?? null;
