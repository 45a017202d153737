/**
 * What acts of a review lock, always in this order: the round, which all its acts share and its close has alone; then the commune, whose
 * turn it is, or the village. Advisory locks, because who acts in a commune may not change the row of the round.
 */
import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

const named = (kind: "round" | "commune" | "village" | "requests", id: string) =>
  sql`hashtextextended(${`review.${kind} ${id}`}, 0)`;

/** Nothing else happens in the round until this act ends. */
export async function lockRound(tx: Tx, roundId: Id<"round">): Promise<void> {
  await sql`select pg_advisory_xact_lock(${named("round", roundId)})`.execute(tx);
}

/** The round is not closed until this act ends. */
export async function shareRound(tx: Tx, roundId: Id<"round">): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${named("round", roundId)})`.execute(tx);
}

/**
 * Acts on a whole commune come one after the other, of whatever round: what a list changes in the counts is known from the statuses
 * before it, so it must see those of the list that was signed just now.
 */
export async function lockCommune(
  tx: Tx,
  { roundId, communeId }: { readonly roundId: Id<"round">; readonly communeId: string },
): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${named("round", roundId)}),
    pg_advisory_xact_lock(${named("commune", communeId)})`.execute(tx);
}

/** Meetings and postings of a village in a round come one after the other. */
export async function lockVillage(
  tx: Tx,
  { roundId, villageId }: { readonly roundId: Id<"round">; readonly villageId: string },
): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${named("round", roundId)}),
    pg_advisory_xact_lock(${named("village", `${roundId} ${villageId}`)})`.execute(tx);
}

/** Requests of a household are received and withdrawn one after the other. */
export async function lockRequests(tx: Tx, householdId: Id<"household">): Promise<void> {
  await sql`select pg_advisory_xact_lock(${named("requests", householdId)})`.execute(tx);
}
