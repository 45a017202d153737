import { sql } from "kysely";
import { whereGiven } from "#server/platform/database/where-given.ts";
import { lockDeliveredSupports, missingEvidence } from "#server/delivery/published.ts";
import { sealedPersonalNumbers } from "#server/registry/published.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { InstructionState } from "#programme/payment/payment-acts.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** A delivered support that is not in a live batch, with the payee who would receive its money. */
export type DueSupport = {
  readonly householdId: Id<"household">;
  readonly supportId: Id<"support">;
  readonly activityId: Id<"activity">;
  readonly amount: Money;
  readonly class: string | null;
  readonly deliveredOn: LocalDate | null;
  readonly payeeId: Id<"payee"> | null;
  readonly payeeName: string | null;
  readonly method: "bank" | "cash" | null;
  readonly verifiedOn: LocalDate | null;
  readonly address: string | null;
  readonly headName: string | null;
  readonly missingEvidence: readonly string[];
};

/** Whether the row named `support` is delivered and its money is in no batch, or came back. */
export const isDue = sql`support.state = 'delivered' and support.amount > 0
  and not exists (select from payment.instructions instruction
    where instruction.household_id = support.household_id and instruction.support_id = support.support_id
      and instruction.state not in ('returned', 'carried_over', 'cancelled'))`;

/** What activities owe: delivered, not yet paid, locked. */
export async function loadDueSupports(tx: Tx, activityIds: readonly Id<"activity">[]): Promise<readonly DueSupport[]> {
  await lockDeliveredSupports(tx, activityIds);
  return listDueSupports(tx, activityIds);
}

/** The same without holding it. */
export async function listDueSupports(tx: Tx, activityIds: readonly Id<"activity">[]): Promise<readonly DueSupport[]> {
  const found = await sql<DueSupport>`
    select support.household_id as "householdId", support.support_id as "supportId", support.activity_id as "activityId", support.amount,
      support.grounds ->> 'class' as class, support.delivered_on as "deliveredOn", payee.payee_id as "payeeId",
      person.full_name as "payeeName", payee.method, payee.verified_on as "verifiedOn", household.address, head.full_name as "headName",
      ${missingEvidence} as "missingEvidence"
    from delivery.supports support
    join registry.households household on household.household_id = support.household_id
    left join payment.payees payee on payee.household_id = support.household_id and payee.valid_to is null
    left join registry.people person on person.household_id = payee.household_id and person.person_id = payee.person_id
    left join registry.memberships membership
      on membership.household_id = support.household_id and membership.relation = 'head' and membership.valid_to is null
    left join registry.people head on head.household_id = membership.household_id and head.person_id = membership.person_id
    where support.activity_id = any (${activityIds}::uuid[]) and ${isDue}
    order by support.household_id, support.support_id`.execute(tx);
  return found.rows;
}

export type NewInstruction = {
  readonly instructionId: Id<"instruction">;
  readonly householdId: Id<"household">;
  readonly supportId: Id<"support">;
  readonly payeeId: Id<"payee">;
  readonly endToEndId: string;
  readonly amount: Money;
  readonly frozen: Readonly<Record<string, unknown>>;
};

export async function addInstructions(
  tx: Tx,
  of: { readonly batchId: Id<"batch">; readonly communeId: string },
  instructions: readonly NewInstruction[],
): Promise<void> {
  const rows = JSON.stringify(instructions.map((one) => ({ ...one, amount: one.amount.toString() })));
  await sql`insert into payment.instructions (household_id, instruction_id, batch_id, support_id, payee_id, commune_id, end_to_end_id,
      amount, state, frozen)
    select "householdId", "instructionId", ${of.batchId}, "supportId", "payeeId", ${of.communeId}, "endToEndId", amount::bigint,
      'ready', frozen
    from jsonb_to_recordset(${rows}::jsonb) as made ("householdId" uuid, "instructionId" uuid, "supportId" uuid, "payeeId" uuid,
      "endToEndId" text, amount text, frozen jsonb)`.execute(tx);
  await sql`insert into payment.instruction_references (end_to_end_id, household_id, instruction_id, batch_id, commune_id)
    select "endToEndId", "householdId", "instructionId", ${of.batchId}, ${of.communeId}
    from jsonb_to_recordset(${rows}::jsonb) as made ("householdId" uuid, "instructionId" uuid, "endToEndId" text)`.execute(
    tx,
  );
}

export type Instruction = {
  readonly householdId: Id<"household">;
  readonly instructionId: Id<"instruction">;
  readonly supportId: Id<"support">;
  readonly payeeName: string | null;
  readonly personId: Id<"person">;
  readonly role: string;
  readonly villageName: string | null;
  readonly address: string | null;
  readonly method: "bank" | "cash";
  readonly bankBin: string | null;
  readonly accountLastDigits: string | null;
  readonly accountName: string | null;
  readonly accountCiphertext: Buffer | null;
  readonly keyVersion: number | null;
  readonly cashPoint: string | null;
  readonly endToEndId: string;
  readonly amount: Money;
  readonly state: InstructionState;
  readonly settledOn: LocalDate | null;
  readonly bankReference: string | null;
  readonly reasonCode: string | null;
  readonly signedOn: LocalDate | null;
  readonly receiptKind: string | null;
};

const instructionQuery = sql`
  select instruction.household_id as "householdId", instruction.instruction_id as "instructionId",
    instruction.support_id as "supportId", person.full_name as "payeeName", payee.person_id as "personId", payee.role,
    village.name as "villageName", household.address, payee.method, payee.bank_bin as "bankBin",
    payee.account_last_digits as "accountLastDigits", payee.account_name as "accountName",
    payee.account_ciphertext as "accountCiphertext", payee.key_version as "keyVersion", payee.cash_point as "cashPoint",
    instruction.end_to_end_id as "endToEndId", instruction.amount, instruction.state, instruction.settled_on as "settledOn",
    match.bank_reference as "bankReference", coalesce(returned.reason, match.reason_code, excluded.reason) as "reasonCode", receipt.signed_on as "signedOn",
    receipt.kind as "receiptKind"
  from payment.instructions instruction
  join payment.payees payee on payee.household_id = instruction.household_id and payee.payee_id = instruction.payee_id
  join registry.households household on household.household_id = instruction.household_id
  join registry.people person on person.household_id = payee.household_id and person.person_id = payee.person_id
  left join registry.areas village on village.area_id = household.village_id
  left join payment.receipts receipt
    on receipt.household_id = instruction.household_id and receipt.instruction_id = instruction.instruction_id
  left join payment.returns returned
    on returned.household_id = instruction.household_id and returned.instruction_id = instruction.instruction_id
  left join payment.exclusions excluded
    on excluded.household_id = instruction.household_id and excluded.instruction_id = instruction.instruction_id
  left join lateral (
    select bank_reference, reason_code from payment.matches match
    where match.household_id = instruction.household_id and match.instruction_id = instruction.instruction_id
    order by match.match_id desc limit 1
  ) match on true`;

export async function listInstructionRows(
  tx: Tx,
  filter: {
    readonly batchId: Id<"batch">;
    readonly state?: string | undefined;
    /** Without what was excluded or cancelled. */
    readonly isHeld?: boolean;
    readonly after?: string | undefined;
    readonly limit?: number;
  },
): Promise<readonly Instruction[]> {
  const found = await sql<Instruction>`${instructionQuery}
    where instruction.batch_id = ${filter.batchId} and (${filter.state ?? null}::text is null or instruction.state = ${filter.state ?? null})
      and (${filter.isHeld !== true} or instruction.state <> 'cancelled')
      and ${whereGiven(
        filter.after,
        (after) => sql`(instruction.household_id, instruction.instruction_id) >
          (select household_id, instruction_id from payment.instructions where batch_id = ${filter.batchId} and instruction_id = ${after})`,
      )}
    order by instruction.household_id, instruction.instruction_id limit ${filter.limit ?? null}`.execute(tx);
  return found.rows;
}

/** The last day on which one of these was paid; null where none was. */
export async function lastPaymentOf(
  tx: Tx,
  batchId: Id<"batch">,
  instructionIds: readonly Id<"instruction">[],
): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate | null }>`select max(settled_on) as day from payment.instructions
    where batch_id = ${batchId} and state = 'paid' and instruction_id = any (${instructionIds}::uuid[])`.execute(tx);
  return found.rows[0]?.day ?? null;
}

export async function setInstructionStates(
  tx: Tx,
  instructions: readonly {
    readonly householdId: Id<"household">;
    readonly instructionId: Id<"instruction">;
    readonly state: string;
    readonly settledOn: LocalDate | null;
  }[],
): Promise<void> {
  await sql`update payment.instructions instruction set state = changed.state, settled_on = changed."settledOn"
    from jsonb_to_recordset(${JSON.stringify(instructions)}::jsonb)
      as changed ("householdId" uuid, "instructionId" uuid, state text, "settledOn" date)
    where instruction.household_id = changed."householdId" and instruction.instruction_id = changed."instructionId"`.execute(
    tx,
  );
}

export type NewMatch = {
  /** Its place in the file. */
  readonly line: number;
  readonly matchId: string;
  readonly householdId: Id<"household">;
  readonly instructionId: Id<"instruction">;
  readonly outcome: "paid" | "returned" | "pending";
  readonly amount: string;
  readonly reasonCode: string | null;
  readonly bankReference: string | null;
  readonly bookedOn: LocalDate | null;
};

export async function addMatches(
  tx: Tx,
  of: { readonly fileId: Id<"file">; readonly communeId: string },
  matches: readonly NewMatch[],
): Promise<void> {
  await sql`insert into payment.matches (household_id, match_id, instruction_id, file_id, commune_id, outcome, amount, reason_code,
      bank_reference, booked_on, line)
    select "householdId", "matchId", "instructionId", ${of.fileId}, ${of.communeId}, outcome, amount::bigint, "reasonCode",
      "bankReference", "bookedOn", line
    from jsonb_to_recordset(${JSON.stringify(matches)}::jsonb) as made ("householdId" uuid, "matchId" uuid, "instructionId" uuid,
      outcome text, amount text, "reasonCode" text, "bankReference" text, "bookedOn" date, line int)`.execute(tx);
}

export type NewReceipt = {
  readonly receiptId: Id<"receipt">;
  readonly householdId: Id<"household">;
  readonly instructionId: Id<"instruction">;
  readonly kind: string;
  readonly signedOn: LocalDate;
  readonly signedBy: string;
};

export async function addReceipts(
  tx: Tx,
  of: { readonly communeId: string; readonly recordedBy: string },
  receipts: readonly NewReceipt[],
): Promise<void> {
  await sql`insert into payment.receipts (household_id, receipt_id, instruction_id, commune_id, kind, signed_on, signed_by, recorded_by)
    select "householdId", "receiptId", "instructionId", ${of.communeId}, kind, "signedOn", "signedBy", ${of.recordedBy}::uuid
    from jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) as made ("receiptId" uuid, "householdId" uuid,
      "instructionId" uuid, kind text, "signedOn" date, "signedBy" text)`.execute(tx);
}

/** The communes and years of activities, each pair once: a batch is of one. An activity that the reader does not see has none. */
export async function placesOfActivities(
  tx: Tx,
  activityIds: readonly Id<"activity">[],
): Promise<readonly { readonly communeId: string; readonly year: number }[]> {
  const found = await sql<{ communeId: string; year: number }>`
    select distinct commune_id as "communeId", year from delivery.activities where activity_id = any (${activityIds}::uuid[])
    order by commune_id, year`.execute(tx);
  return found.rows;
}

/** The activities of a commune that owe money, with their years and titles. */
export async function listOwingActivities(
  tx: Tx,
  communeId: string,
): Promise<readonly { readonly activityId: Id<"activity">; readonly title: string; readonly year: number }[]> {
  const found = await sql<{ activityId: Id<"activity">; title: string; year: number }>`
    select activity_id as "activityId", title, year from delivery.activities
    where activity_id in (select support.activity_id from delivery.supports support
      where support.commune_id = ${communeId} and ${isDue})
    order by year desc, title, activity_id`.execute(tx);
  return found.rows;
}

export async function setAllInstructions(tx: Tx, batchId: Id<"batch">, from: string, to: string): Promise<number> {
  const changed = await tx
    .updateTable("payment.instructions")
    .set({ state: to })
    .where("batch_id", "=", batchId)
    .where("state", "=", from)
    .executeTakeFirst();
  return Number(changed.numUpdatedRows);
}

export type RecipientNumber = {
  readonly instructionId: Id<"instruction">;
  readonly personId: Id<"person">;
  readonly keyVersion: number | null;
  readonly ciphertext: Buffer | null;
};

/** The sealed personal numbers of those who receive the money of a batch, in the order of its list. */
export async function listRecipientNumbers(tx: Tx, batchId: Id<"batch">): Promise<readonly RecipientNumber[]> {
  const found = await sql<RecipientNumber>`
    select instruction.instruction_id as "instructionId", payee.person_id as "personId", number.key_version as "keyVersion",
      number.ciphertext
    from payment.instructions instruction
    join payment.payees payee on payee.household_id = instruction.household_id and payee.payee_id = instruction.payee_id
    left join (${sealedPersonalNumbers}) number
      on number.household_id = payee.household_id and number.person_id = payee.person_id
    where instruction.batch_id = ${batchId} and instruction.state <> 'cancelled'
    order by instruction.household_id, instruction.instruction_id`.execute(tx);
  return found.rows;
}
