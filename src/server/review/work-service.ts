import type { Output } from "#contract/endpoint.ts";
import type { myWork, workKinds } from "#contract/review-work.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { success } from "#kernel/result.ts";
import type { Act } from "#programme/authority/permissions.ts";
import { permissionOf } from "#programme/authority/permissions.ts";
import { roundCalendar } from "#programme/review/round-calendar.ts";
import { dueTimes, whenDue } from "#programme/review/when-due.ts";
import type { ActContext } from "#server/platform/act.ts";
import { workingCalendar } from "./calendar.ts";
import type { Round, RoundId } from "./rounds-store.ts";
import { listRoundRows } from "./rounds-store.ts";
import { getStandard } from "./standards-store.ts";
import * as store from "./work-store.ts";

type Kind = (typeof workKinds)[number];
type Row = Output<typeof myWork>["rows"][number];

const actOf: Readonly<Record<Kind, Act>> = {
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
};

/** Acts that one of the officer's posts permits today. */
async function mayOf({ tx, actor, today }: ActContext): Promise<(kind: Kind) => boolean> {
  const held = await store.heldPosts(tx, actor.officerId, today);
  return (kind) => Object.keys(permissionOf(actOf[kind])).some((post) => held.has(post));
}

/** Of each open round what waits for this officer, the nearest day first; a day of a record itself goes before the round's. */
export async function workOf(context: ActContext): Promise<Result<Output<typeof myWork>, Refusal>> {
  const { tx, today } = context;
  const may = await mayOf(context);
  const rows: Row[] = [];
  const add = (kind: Kind, waiting: store.Waiting | undefined, roundId: RoundId | null, dueOn: LocalDate | null) => {
    if (waiting === undefined || !may(kind)) return;
    const day = waiting.dueOn ?? dueOn;
    rows.push({ ...waiting, kind, roundId, dueOn: day, when: whenDue(day, today) });
  };
  const open = (await listRoundRows(tx)).filter(({ closedOn, opensOn }) => closedOn === null && opensOn <= today);
  for (const round of open) await addRoundWork(context, round, add);
  add("listRequests", await store.requestsWaiting(tx), open[0]?.roundId ?? null, null);
  return success({
    rows: rows.toSorted(
      (one, other) =>
        dueTimes.indexOf(one.when) - dueTimes.indexOf(other.when) || ((one.dueOn ?? "") < (other.dueOn ?? "") ? -1 : 1),
    ),
  });
}

async function addRoundWork(
  { tx, actor, today }: ActContext,
  round: Round,
  add: (kind: Kind, waiting: store.Waiting | undefined, roundId: RoundId, dueOn: LocalDate | null) => void,
): Promise<void> {
  const { roundId } = round;
  const { standard } = await getStandard(tx, round.standardId, round.standardVersion);
  const days = roundCalendar(round.closesOn, standard.pack.procedure, await workingCalendar(tx));
  const reviews = await store.reviewsWaiting(tx, { roundId, officerId: actor.officerId, today });
  add("answerObjections", await store.objectionsWaiting(tx, roundId), roundId, null);
  add("screen", reviews.get("screen"), roundId, days.survey);
  add("survey", reviews.get("survey"), roundId, days.survey);
  add("score", reviews.get("score"), roundId, days.score);
  add("meet", reviews.get("meet"), roundId, days.meet);
  add("post", reviews.get("post"), roundId, days.post);
  add("decide", reviews.get("decide"), roundId, days.decide);
  add("certify", await store.certificatesWaiting(tx, roundId), roundId, days.decide);
  add("handOver", await store.handoversWaiting(tx, roundId), roundId, null);
  add("answerHandover", await store.answersWaiting(tx, roundId), roundId, null);
}
