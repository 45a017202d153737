import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/review/work.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { success } from "#kernel/result.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";
import { roundCalendar } from "#programme/review/round/round-calendar.ts";
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
/** Asks how much of a kind waits, where the officer may do it, and takes it up. */
type Add = (
  kind: Kind,
  ask: () => Promise<Waiting>,
  of: { readonly roundId: RoundId | null; readonly dueOn?: LocalDate },
) => Promise<void>;

/** Of each open round what waits for this officer, the nearest day first; a day of a record itself goes before the round's. */
export const myWork = readOwnAreas(contract.myWork, async (context) => {
  const { tx, today } = context;
  const may = await mayOf(context);
  const rows: Row[] = [];
  const add: Add = async (kind, ask, { roundId, dueOn = null }) => {
    const waiting = may(kind) ? await ask() : undefined;
    if (waiting === undefined) return;
    const day = waiting.dueOn ?? dueOn;
    rows.push({ ...waiting, kind, roundId, dueOn: day, when: whenDue(day, today) });
  };
  const open = (await listRoundRows(tx)).filter(({ closedOn, opensOn }) => closedOn === null && opensOn <= today);
  for (const round of open) await addRoundWork(context, round, add);
  await add("listRequests", async () => store.requestsWaiting(tx), { roundId: open[0]?.roundId ?? null });
  return success({
    rows: rows.toSorted(
      (one, other) =>
        dueTimes.indexOf(one.when) - dueTimes.indexOf(other.when) || ((one.dueOn ?? "") < (other.dueOn ?? "") ? -1 : 1),
    ),
  });
});

async function addRoundWork({ tx, actor, today, areas }: ActContext, round: Round, add: Add): Promise<void> {
  const { roundId } = round;
  const communeId = onlyArea(areas);
  const { standard } = await getStandard(tx, round.standardId, round.standardVersion);
  const days = roundCalendar(round.closesOn, standard.pack.procedure, await workingCalendar(tx));
  let reviews: Promise<ReadonlyMap<string, store.Waiting>> | undefined;
  const inReview = (kind: Kind) => async (): Promise<Waiting> => {
    reviews ??= store.reviewsWaiting(tx, { roundId, communeId, officerId: actor.officerId, today });
    return (await reviews).get(kind);
  };
  await add("answerObjections", async () => store.objectionsWaiting(tx, roundId), { roundId });
  await add("screen", inReview("screen"), { roundId, dueOn: days.survey });
  for (const kind of ["survey", "score", "meet", "post", "decide"] as const)
    await add(kind, inReview(kind), { roundId, dueOn: days[kind] });
  await add("certify", async () => store.certificatesWaiting(tx, roundId, communeId), { roundId, dueOn: days.decide });
  await add("handOver", async () => store.handoversWaiting(tx, roundId, communeId), { roundId });
  await add("answerHandover", async () => store.answersWaiting(tx, roundId), { roundId });
}
