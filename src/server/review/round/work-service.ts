import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/review/work.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { success } from "#kernel/result.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";
import { roundCalendar } from "#programme/review/round/round-calendar.ts";
import type { WorkingCalendar } from "#programme/review/round/working-days.ts";
import { dueTimes, whenDue } from "#programme/review/round/when-due.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { onlyArea } from "#server/platform/database/database.ts";
import { workingCalendar } from "./calendar.ts";
import type { Round, RoundId } from "./rounds-store.ts";
import { listRoundRows } from "./rounds-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import * as store from "./work-store.ts";

type Kind = (typeof contract.workKinds)[number];
type Row = Output<typeof contract.myWork>["rows"][number];

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

type Waiting = store.Waiting | undefined;
type Question = {
  readonly kind: Kind;
  readonly ask: () => Promise<Waiting>;
  readonly roundId: RoundId | null;
  readonly dueOn?: LocalDate | null;
};

/** Of each open round what waits for this officer, the nearest day first; a day of a record itself goes before the round's. */
export const myWork = readOwnAreas(contract.myWork, async (context) => {
  const { tx, today } = context;
  const [may, rounds, working] = await Promise.all([mayOf(context), listRoundRows(tx), workingCalendar(tx)]);
  const open = rounds.filter(({ closedOn, opensOn }) => closedOn === null && opensOn <= today);
  const ofRounds = await Promise.all(open.map(async (round) => questionsOf(context, round, working)));
  const asked: readonly Question[] = [
    ...ofRounds.flat(),
    { kind: "listRequests", ask: async () => store.requestsWaiting(tx), roundId: open[0]?.roundId ?? null },
  ];
  const rows = await Promise.all(
    asked
      .filter(({ kind }) => may(kind))
      .map(async ({ kind, ask, roundId, dueOn = null }): Promise<Row[]> => {
        const waiting = await ask();
        if (waiting === undefined) return [];
        const day = waiting.dueOn ?? dueOn;
        return [{ ...waiting, kind, roundId, dueOn: day, when: whenDue(day, today) }];
      }),
  );
  return success({
    rows: rows
      .flat()
      .toSorted(
        (one, other) =>
          dueTimes.indexOf(one.when) - dueTimes.indexOf(other.when) ||
          ((one.dueOn ?? "") < (other.dueOn ?? "") ? -1 : 1),
      ),
  });
});

/** What is asked of a round, each only where the officer may do something about it. */
async function questionsOf(
  { tx, actor, today, areas }: ActContext,
  round: Round,
  working: WorkingCalendar,
): Promise<readonly Question[]> {
  const { roundId } = round;
  const communeId = onlyArea(areas);
  const { standard } = await getStandard(tx, round.standardId, round.standardVersion);
  const days = roundCalendar(round.closesOn, standard.pack.procedure, working);
  let reviews: Promise<ReadonlyMap<string, store.Waiting>> | undefined;
  const inReview = (kind: Kind) => async (): Promise<Waiting> => {
    reviews ??= store.reviewsWaiting(tx, { roundId, communeId, officerId: actor.officerId, today });
    return (await reviews).get(kind);
  };
  const inReviews: readonly Question[] = (["survey", "score", "meet", "post", "decide"] as const).map((kind) => ({
    kind,
    ask: inReview(kind),
    roundId,
    dueOn: days[kind],
  }));
  return [
    { kind: "answerObjections", ask: async () => store.objectionsWaiting(tx, roundId), roundId },
    { kind: "screen", ask: inReview("screen"), roundId, dueOn: days.survey },
    ...inReviews,
    {
      kind: "certify",
      ask: async () => store.certificatesWaiting(tx, roundId, communeId),
      roundId,
      dueOn: days.decide,
    },
    { kind: "handOver", ask: async () => store.handoversWaiting(tx, roundId, communeId), roundId },
    { kind: "answerHandover", ask: async () => store.answersWaiting(tx, roundId), roundId },
  ];
}
