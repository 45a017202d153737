import { sql } from "kysely";
import type { z } from "zod";
import { reviewed } from "#server/registry/household/reviewed.ts";
import type { transferRow } from "#contract/registry/transfer.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { OnTheWay, TransferState } from "#programme/registry/household/household-moves.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { askedAndDecided, decidedColumns } from "#server/registry/household/asked-and-decided.ts";
import type { AskedFilter, Decided } from "#server/registry/household/asked-and-decided.ts";
import { lockHouseholds } from "#server/registry/household/household-acts-store.ts";

export type TransferRow = z.output<typeof transferRow>;

const asked = askedAndDecided("transfer");

export async function listTransferRows(tx: Tx, filter: AskedFilter<TransferState>): Promise<TransferRow[]> {
  const found = await sql<TransferRow>`
    select transfer.household_id as "householdId", transfer.transfer_id as "transferId",
      transfer.from_commune_id as "fromCommuneId", sender.name as "fromCommuneName",
      transfer.to_commune_id as "toCommuneId", receiver.name as "toCommuneName", transfer.on_date as "onDate",
      transfer.head_name as "headName", transfer.members, ${asked.columns}
    from registry.transfers transfer
    join registry.areas sender on sender.area_id = transfer.from_commune_id
    join registry.areas receiver on receiver.area_id = transfer.to_commune_id
    ${asked.officers}
    ${asked.page(filter, { id: "transfer_id", commune: "to_commune_id" })}`.execute(tx);
  return found.rows;
}

/** What prevents a move; undefined for who neither has the household nor is asked to take it. A decision that holds only later prevents none. */
export async function findOnTheWay(
  tx: Tx,
  householdId: Id<"household">,
  today: LocalDate,
): Promise<(OnTheWay & { readonly communeId: string }) | undefined> {
  const found = await sql<OnTheWay & { communeId: string }>`
    select commune_id as "communeId", closed_on as "closedOn", changed_on as "changedOn", decided_on as "decidedOn", supports,
      payments, reviews from registry.household_on_the_way(${householdId}::uuid, ${today}::date)`.execute(tx);
  return found.rows[0];
}

/** By whom the household is known: what the commune that is asked is shown. */
export async function findHeadAndSize(
  tx: Tx,
  householdId: Id<"household">,
): Promise<{ readonly headName: string | null; readonly members: number }> {
  const found = await sql<{ headName: string | null; members: number }>`
    select max(person.full_name) filter (where member.relation = 'head') as "headName", count(*)::int as members
    from registry.memberships member
    join registry.people person on person.household_id = member.household_id and person.person_id = member.person_id
    where member.household_id = ${householdId} and member.valid_to is null`.execute(tx);
  return found.rows[0] ?? { headName: null, members: 0 };
}

/** The commune in force on that day under this id; undefined when it is none. */
export async function findCommune(tx: Tx, areaId: string, on: LocalDate): Promise<string | undefined> {
  const row = await tx
    .selectFrom("registry.areas")
    .select("area_id")
    .where("area_id", "=", areaId)
    .where("kind", "in", ["commune", "ward", "special_zone"])
    .where((row) => row.or([row("valid_to", "is", null), row("valid_to", ">=", on)]))
    .executeTakeFirst();
  return row?.area_id;
}

export type StoredTransfer = {
  readonly fromCommuneId: string;
  readonly toCommuneId: string;
  readonly onDate: LocalDate;
  readonly state: TransferState;
};
export type OfTransfer = { readonly householdId: Id<"household">; readonly transferId: Id<"transfer"> };

/**
 * The household first, as every act on it does, then the transfer. A commune that is asked does not have the household yet: its lock is
 * taken by the sender's acts, and by the database when the household moves.
 */
export async function lockTransfer(
  tx: Tx,
  of: OfTransfer,
): Promise<Pick<StoredTransfer, "fromCommuneId" | "toCommuneId"> | undefined> {
  await lockHouseholds(tx, [of.householdId]);
  const found = await sql<Pick<StoredTransfer, "fromCommuneId" | "toCommuneId">>`
    select from_commune_id as "fromCommuneId", to_commune_id as "toCommuneId"
    from registry.transfers where household_id = ${of.householdId} and transfer_id = ${of.transferId} for update`.execute(
    tx,
  );
  return found.rows[0];
}

export async function findTransfer(tx: Tx, of: OfTransfer): Promise<StoredTransfer | undefined> {
  const found = await sql<StoredTransfer>`
    select from_commune_id as "fromCommuneId", to_commune_id as "toCommuneId", on_date as "onDate", state
    from registry.transfers where household_id = ${of.householdId} and transfer_id = ${of.transferId}`.execute(tx);
  return found.rows[0];
}

export async function addTransfer(
  tx: Tx,
  row: OfTransfer & {
    readonly fromCommuneId: string;
    readonly toCommuneId: string;
    readonly onDate: LocalDate;
    readonly headName: string | null;
    readonly members: number;
    readonly reason: string;
    readonly askedBy: string;
    readonly askedAt: string;
  },
): Promise<void> {
  await tx
    .insertInto("registry.transfers")
    .values({
      household_id: row.householdId,
      transfer_id: row.transferId,
      from_commune_id: row.fromCommuneId,
      to_commune_id: row.toCommuneId,
      on_date: row.onDate,
      head_name: row.headName,
      members: row.members,
      reason: row.reason,
      asked_by: row.askedBy,
      asked_at: row.askedAt,
    })
    .execute();
}

/** Everything that moves with the household moves in the database, which alone may write in both communes. */
export async function takeHousehold(
  tx: Tx,
  of: OfTransfer,
  place: { readonly villageId: string | undefined; readonly address: string },
  done: { readonly at: string; readonly by: string },
): Promise<void> {
  await sql`select registry.take_household(${of.householdId}::uuid, ${of.transferId}::uuid, ${place.villageId ?? null},
    ${place.address}, ${done.at}, ${done.by}::uuid)`.execute(tx);
  await reviewed.answer().orderStatuses(tx, [of.householdId]);
}

export async function setTransferState(tx: Tx, of: OfTransfer, decided: Decided<TransferState>): Promise<void> {
  await tx
    .updateTable("registry.transfers")
    .set(decidedColumns(decided))
    .where("household_id", "=", of.householdId)
    .where("transfer_id", "=", of.transferId)
    .execute();
}
