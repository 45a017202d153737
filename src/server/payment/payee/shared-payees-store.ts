import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** Somebody else who is paid to the same account, or the same person paid for another household; nameless where the reader may not see it. */
export type SharedPayee = {
  readonly householdId: Id<"household">;
  readonly payeeName: string | null;
  readonly kind: "account" | "person";
  readonly otherHouseholdId: Id<"household"> | null;
  readonly otherName: string | null;
  readonly otherCommune: string | null;
};

/** What the payees of these households share with those of others, now. */
export async function listSharedPayees(
  tx: Tx,
  householdIds: readonly Id<"household">[],
): Promise<readonly SharedPayee[]> {
  const found = await sql<SharedPayee>`
    select shared.household_id as "householdId", person.full_name as "payeeName", shared.kind,
      shared.other_household_id as "otherHouseholdId", holder.full_name as "otherName", area.name as "otherCommune"
    from payment.shared_payees(${householdIds}::uuid[]) shared
    join payment.payees payee on payee.household_id = shared.household_id and payee.valid_to is null
    left join registry.people person on person.household_id = payee.household_id and person.person_id = payee.person_id
    left join payment.payees other on other.household_id = shared.other_household_id and other.payee_id = shared.other_payee_id
    left join registry.people holder on holder.household_id = other.household_id and holder.person_id = other.person_id
    left join registry.areas area on area.area_id = other.commune_id
    order by person.full_name, shared.household_id, shared.kind, holder.full_name nulls last, shared.other_household_id`.execute(
    tx,
  );
  return found.rows;
}

export async function householdsOfBatch(tx: Tx, batchId: Id<"batch">): Promise<readonly Id<"household">[]> {
  const found = await sql<{ householdId: Id<"household"> }>`
    select distinct household_id as "householdId" from payment.instructions where batch_id = ${batchId}`.execute(tx);
  return found.rows.map(({ householdId }) => householdId);
}
