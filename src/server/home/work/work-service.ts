import * as contract from "#contract/home/work.ts";
import type { Id } from "#kernel/id.ts";
import { success } from "#kernel/result.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";
import { whoseTurn, workKinds } from "#programme/home/work.ts";
import type { WorkKind } from "#programme/home/work.ts";
import { dueTimes, whenDue } from "#programme/review/round/when-due.ts";
import { listHeldPosts } from "#server/authority/published.ts";
import { waitingInDelivery } from "#server/delivery/published.ts";
import { waitingInPayment } from "#server/payment/published.ts";
import { waitingInPlanning } from "#server/planning/published.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { coversArea } from "#server/platform/database/database.ts";
import type { Waiting } from "#server/platform/waiting.ts";
import { waitingInRegistry } from "#server/registry/published.ts";
import { waitingInRounds } from "#server/review/published.ts";
import { waitingInTreasury } from "#server/treasury/published.ts";

type Row = Waiting & { readonly kind: WorkKind; readonly roundId: Id<"round"> | null; readonly isBarred: boolean };

/** Whose posts read households by name also sees what waits for others: the counts of all others are of their own work alone. */
export const readWork = readOwnAreas(contract.readWork, async (context) => {
  const { tx, actor, today } = context;
  const held = await listHeldPosts(tx, actor.officerId, today);
  const turns = whoseTurn(await waitingInStages(context), held);
  const readsHouseholds = Object.keys(permissionOf("registry.readHouseholds")).some((post) => held.has(post));
  return success({ rows: inOrder(turns.mine, today), others: readsHouseholds ? inOrder(turns.others, today) : [] });
});

async function waitingInStages(context: ActContext): Promise<readonly Row[]> {
  const { tx, actor, areas } = context;
  const seesCommune = (communeId: string) => coversArea(areas, communeId);
  const [rounds, ...others] = await Promise.all([
    waitingInRounds(context),
    waitingInRegistry(tx, { officerId: actor.officerId, seesCommune }),
    waitingInPlanning(context),
    waitingInDelivery(tx),
    waitingInPayment(tx, actor.officerId),
    waitingInTreasury(tx),
  ]);
  return [
    ...rounds.map((row) => ({ ...row, recordId: null, since: null, isBarred: false })),
    ...others.flat().map((row) => ({ ...row, roundId: null })),
  ];
}

/** The nearest day first, and what has none in the order of the programme. */
function inOrder<Of extends Row>(rows: readonly Of[], today: ActContext["today"]) {
  return rows
    .map(({ isBarred: _isBarred, ...row }) => ({ ...row, when: whenDue(row.dueOn, today) }))
    .toSorted(
      (one, other) =>
        dueTimes.indexOf(one.when) - dueTimes.indexOf(other.when) ||
        (one.dueOn ?? "").localeCompare(other.dueOn ?? "") ||
        workKinds.indexOf(one.kind) - workKinds.indexOf(other.kind),
    );
}
