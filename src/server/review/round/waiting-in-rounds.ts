/** What waits in the open rounds for an act. */
import type { LocalDate } from "#kernel/local-date.ts";
import { roundCalendar } from "#programme/review/round/round-calendar.ts";
import type { WorkingCalendar } from "#programme/review/round/working-days.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { onlyArea } from "#server/platform/database/database.ts";
import { workingCalendar } from "./calendar.ts";
import type { Round, RoundId } from "./rounds-store.ts";
import { listRoundRows } from "./rounds-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import * as store from "./work-store.ts";

type Kind =
  | "answerObjections"
  | "listRequests"
  | "screen"
  | "survey"
  | "score"
  | "meet"
  | "post"
  | "decide"
  | "certify"
  | "handOver"
  | "answerHandover";

type Waiting = store.Waiting | undefined;
type Question = {
  readonly kind: Kind;
  readonly ask: () => Promise<Waiting>;
  readonly roundId: RoundId | null;
  readonly dueOn?: LocalDate | null;
};

/** A kind of work of an open round, with the day of the record itself, or the round's. */
export type RoundWork = Pick<store.Waiting, "count" | "communeId" | "villageId" | "dueOn"> & {
  readonly kind: Kind;
  readonly roundId: RoundId | null;
};

/** Of each open round what waits for an act. */
export async function waitingInRounds(context: ActContext): Promise<readonly RoundWork[]> {
  const { tx, today } = context;
  const [rounds, working] = await Promise.all([listRoundRows(tx), workingCalendar(tx)]);
  const open = rounds.filter(({ closedOn, opensOn }) => closedOn === null && opensOn <= today);
  const ofRounds = await Promise.all(open.map(async (round) => questionsOf(context, round, working)));
  const asked: readonly Question[] = [
    ...ofRounds.flat(),
    { kind: "listRequests", ask: async () => store.requestsWaiting(tx), roundId: open[0]?.roundId ?? null },
  ];
  const rows = await Promise.all(
    asked.map(async ({ kind, ask, roundId, dueOn = null }): Promise<RoundWork[]> => {
      const waiting = await ask();
      return waiting === undefined ? [] : [{ ...waiting, kind, roundId, dueOn: waiting.dueOn ?? dueOn }];
    }),
  );
  return rows.flat();
}

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
