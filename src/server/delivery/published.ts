/** What later stages may ask of delivery. */
import { sql } from "kysely";
import { supportMoves } from "#programme/delivery/support-acts.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

export { eligibleOf } from "./eligibility/eligible-in-sql.ts";
export { kindsRunning } from "./eligibility/programmes-running.ts";
export type { KindRunning } from "./eligibility/programmes-running.ts";
export { listDeliveryChanges } from "./support/correction-store.ts";
export type { MoneyOfSupport } from "./support/money-of-support.ts";
export { activitiesOfLines, listSharesOfHousehold, partsOfSupport } from "./cost-sharing/cost-shares-store.ts";
export { refuseWorkPayment } from "./work/work-payment.ts";
export { supportsWithNames } from "./support/supports-store.ts";
export { storyOfDelivery } from "./support/story-of-delivery.ts";
export { waitingInDelivery } from "./waiting-store.ts";

/** What the support of the row named `support` lacks of the evidence that its kind asks for before it is paid. */
export const missingEvidence = sql`delivery.missing_evidence(support)`;

/** Rows (household_id, support_id, title): the activity of each support. */
export const activitiesOfSupports = sql`select support.household_id, support.support_id, activity.title
  from delivery.supports support join delivery.activities activity on activity.activity_id = support.activity_id`;

/** Locks what was delivered by activities until the act ends: of two who pay it one goes on. */
export async function lockDeliveredSupports(tx: Tx, activityIds: readonly Id<"activity">[]): Promise<void> {
  await sql`select from delivery.supports support where support.activity_id = any (${activityIds}::uuid[]) and support.state = 'delivered'
    order by support.household_id, support.support_id for update`.execute(tx);
}

/** A support whose money arrived, came back, or was given up. */
export type SettledSupport = {
  readonly householdId: Id<"household">;
  readonly supportId: Id<"support">;
  readonly supportActId: string;
  readonly outcome: "paid" | "returned" | "given_back";
};

const movesBy = {
  paid: supportMoves("pay"),
  returned: supportMoves("returnMoney"),
  given_back: supportMoves("giveBack"),
};

/**
 * Moves supports on when their money was paid, returned or given up, each with an act in its story.
 *
 * @throws when a support is in a state that its money cannot move: the payment knows something else than the delivery
 */
export async function settleSupports(
  tx: Tx,
  supports: readonly SettledSupport[],
  settled: { readonly communeId: string; readonly at: string; readonly by: string },
): Promise<void> {
  if (supports.length === 0) return;
  const moves = JSON.stringify(
    Object.entries(movesBy).flatMap(([outcome, possible]) => possible.map((move) => ({ outcome, ...move }))),
  );
  const written = await sql`with changed as (
      update delivery.supports support set state = move."to"
      from jsonb_to_recordset(${JSON.stringify(supports)}::jsonb)
          as one ("householdId" uuid, "supportId" uuid, "supportActId" uuid, outcome text)
        join jsonb_to_recordset(${moves}::jsonb) as move (outcome text, act text, "from" text, "to" text) using (outcome)
      where support.household_id = one."householdId" and support.support_id = one."supportId" and support.state = move."from"
      returning support.household_id, support.support_id, one."supportActId", move.act, support.state
    )
    insert into delivery.support_acts (household_id, support_act_id, support_id, commune_id, act, state, done_at, done_by)
    select household_id, "supportActId", support_id, ${settled.communeId}, act, state, ${settled.at}, ${settled.by}::uuid
    from changed`.execute(tx);
  if (written.numAffectedRows !== BigInt(supports.length))
    throw new Error(`${supports.length} supports were settled, ${written.numAffectedRows} could be moved`);
}
