import * as contract from "#contract/home/work.ts";
import { success } from "#kernel/result.ts";
import { isPostKind, postLevels } from "#programme/authority/post/post.ts";
import { isShownTo, whoseTurn, workActs, workKinds } from "#programme/home/work.ts";
import type { Waits, Work } from "#programme/home/work.ts";
import { dueTimes, whenDue } from "#programme/review/round/when-due.ts";
import { listHeldPosts } from "#server/authority/published.ts";
import { waitingInDelivery } from "#server/delivery/published.ts";
import { waitingInPayment } from "#server/payment/published.ts";
import { waitingInPlanning } from "#server/planning/published.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { coversArea } from "#server/platform/database/database.ts";
import { waitingInRegistry } from "#server/registry/published.ts";
import { waitingInRounds } from "#server/review/published.ts";
import { waitingInTreasury } from "#server/treasury/published.ts";
import { waitingInVoice } from "#server/voice/published.ts";

export const readWork = readOwnAreas(contract.readWork, async (context) => {
  const { tx, actor, today } = context;
  // Who has a post of an area besides one of an office sees here what the area has: rows do not say which of them is the office's.
  const posts = (await listHeldPosts(tx, actor.officerId, today)).filter(
    ({ post }) => context.areas === "," || !isOfOffice(post),
  );
  const heldIn = (areaId: string) =>
    new Set(posts.filter(({ areas }) => coversArea(areas, areaId)).map(({ post }) => post));
  const { mine, others } = whoseTurn(await waitingInStages(context, new Set(posts.map(({ post }) => post))), heldIn);
  return success({ rows: inOrder(mine, today), others: inOrder(others, today) });
});

const isOfOffice = (post: string) => isPostKind(post) && postLevels[post] === "office";

type Stage = "registry" | "review" | "planning" | "delivery" | "payment" | "treasury" | "voice";

/** Of the stages of which any work could be shown to who holds these posts. */
async function waitingInStages(context: ActContext, held: ReadonlySet<string>): Promise<readonly Waits[]> {
  const { tx, actor, areas } = context;
  const shown = new Set(workKinds.filter((kind) => isShownTo(held, kind)).map((kind) => workActs[kind].split(".")[0]));
  const of = async <Row>(stage: Stage, ask: () => Promise<readonly Row[]>) => (shown.has(stage) ? ask() : []);
  const sees = (communeId: string) => coversArea(areas, communeId);
  const [rounds, ...others] = await Promise.all([
    of("review", async () => waitingInRounds(context)),
    of("registry", async () => waitingInRegistry(tx, { officerId: actor.officerId, sees })),
    of("planning", async () => waitingInPlanning(context)),
    of("delivery", async () => waitingInDelivery(tx, context.today)),
    of("payment", async () => waitingInPayment(tx, actor.officerId)),
    of("treasury", async () => waitingInTreasury(tx)),
    of("voice", async () => waitingInVoice(tx, context.today)),
  ]);
  return [
    ...rounds.map((row) => ({ ...row, recordId: null, since: null, isBarred: false })),
    ...others.flat().map((row) => ({ ...row, roundId: null })),
  ];
}

/** The nearest day first, and what has none in the order of the programme. */
function inOrder<Of extends Pick<Work, "kind" | "dueOn">>(rows: readonly Of[], today: ActContext["today"]) {
  return rows
    .map((row) => ({ ...row, when: whenDue(row.dueOn, today) }))
    .toSorted(
      (one, other) =>
        dueTimes.indexOf(one.when) - dueTimes.indexOf(other.when) ||
        (one.dueOn ?? "").localeCompare(other.dueOn ?? "") ||
        workKinds.indexOf(one.kind) - workKinds.indexOf(other.kind),
    );
}
