/** What stands behind the lines of a batch today, and the lines that were excluded from it. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { LineFacts } from "#programme/payment/check-line.ts";
import { missingEvidence } from "#server/delivery/published.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { statusesOn } from "#server/review/published.ts";

export type CheckedLine = Omit<LineFacts, "isOwnName"> & {
  readonly householdId: Id<"household">;
  readonly instructionId: Id<"instruction">;
  readonly payeeName: string | null;
  readonly accountName: string | null;
  readonly role: "head" | "authorised";
  readonly amount: Money;
};

/** The lines that a batch still holds, each with what stands behind it on a day. */
export async function listCheckedLines(
  tx: Tx,
  batch: { readonly batchId: Id<"batch">; readonly communeId: string },
  on: LocalDate,
): Promise<readonly CheckedLine[]> {
  const found = await sql<CheckedLine>`
    select instruction.household_id as "householdId", instruction.instruction_id as "instructionId", person.full_name as "payeeName",
      payee.account_name as "accountName", payee.role, instruction.amount,
      household.closed_on is not null as "isHouseholdClosed", household.commune_id <> instruction.commune_id as "isElsewhere",
      person.died_on is not null as "hasPayeeDied", payee.valid_to is not null as "isPayeeReplaced",
      not exists (select from registry.memberships member where member.household_id = payee.household_id
        and member.person_id = payee.person_id and member.valid_to is null) as "hasPayeeLeft",
      ${missingEvidence} <> '{}' as "lacksEvidence",
      (support.state <> 'delivered' or support.amount <> instruction.amount) as "hasSupportChanged",
      instruction.frozen ->> 'class' as "classAtGrant", status.class as "classNow"
    from payment.instructions instruction
    join delivery.supports support on support.household_id = instruction.household_id and support.support_id = instruction.support_id
    join payment.payees payee on payee.household_id = instruction.household_id and payee.payee_id = instruction.payee_id
    join registry.households household on household.household_id = instruction.household_id
    join registry.people person on person.household_id = payee.household_id and person.person_id = payee.person_id
    left join ${statusesOn([batch.communeId], on)} status on status.household_id = instruction.household_id
    where instruction.batch_id = ${batch.batchId} and instruction.state = 'ready'
    order by instruction.household_id, instruction.instruction_id`.execute(tx);
  return found.rows;
}

export type Exclusion = {
  readonly householdId: Id<"household">;
  readonly instructionId: Id<"instruction">;
  readonly findings: readonly string[];
};

/** Takes lines out of a batch; its sums follow. Answers how many there were. */
export async function excludeLines(
  tx: Tx,
  of: { readonly batchId: Id<"batch">; readonly communeId: string; readonly reason: string },
  lines: readonly Exclusion[],
  done: { readonly at: string; readonly by: string },
): Promise<number> {
  const taken = await sql<{ amount: Money }>`update payment.instructions instruction set state = 'cancelled'
    from unnest(${lines.map((one) => one.householdId)}::uuid[], ${lines.map((one) => one.instructionId)}::uuid[])
      as line (household_id, instruction_id)
    where instruction.household_id = line.household_id and instruction.instruction_id = line.instruction_id
      and instruction.batch_id = ${of.batchId} and instruction.state = 'ready'
    returning instruction.amount`.execute(tx);
  if (taken.rows.length < lines.length) return taken.rows.length;
  await sql`insert into payment.exclusions
      (household_id, instruction_id, batch_id, commune_id, reason, findings, excluded_by, excluded_at)
    select "householdId", "instructionId", ${of.batchId}, ${of.communeId}, ${of.reason},
      array(select jsonb_array_elements_text(findings)), ${done.by}::uuid, ${done.at}
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line ("householdId" uuid, "instructionId" uuid, findings jsonb)`.execute(
    tx,
  );
  await sql`update payment.batches batch set total = held.total, instruction_count = held.n
    from (select coalesce(sum(amount), 0)::bigint as total, count(*)::int as n from payment.instructions
      where batch_id = ${of.batchId} and state = 'ready') held
    where batch.batch_id = ${of.batchId}`.execute(tx);
  return taken.rows.length;
}

/** What the signer of this role signed for; null of signatures from before lines had a digest. */
export async function digestOf(tx: Tx, batchId: Id<"batch">, role: string): Promise<string | null> {
  const found = await tx
    .selectFrom("payment.approvals")
    .select("digest")
    .where("batch_id", "=", batchId)
    .where("role", "=", role)
    .executeTakeFirst();
  return found?.digest ?? null;
}
