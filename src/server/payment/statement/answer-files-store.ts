import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { BankOutcome } from "#programme/payment/bank-answer.ts";
import { bookedAgainCodes } from "#programme/payment/bookings.ts";
import type { Booking } from "#programme/payment/bookings.ts";
import type { AnswerFileAccount, Unmatched, UnmatchedCode } from "#programme/payment/match-answers.ts";
import type { Tx } from "#server/platform/database/database.ts";

type OfFile = { readonly fileId: Id<"file">; readonly batchId: Id<"batch">; readonly communeId: string };

/** Keeps what a file said in sum, and each line that answered nothing. The database holds the sums to the lines. */
export async function addAnswerFile(
  tx: Tx,
  { fileId, batchId, communeId }: OfFile,
  { file, answered, unmatched }: AnswerFileAccount,
  lines: readonly Unmatched[],
): Promise<void> {
  await sql`insert into payment.answer_files (file_id, batch_id, commune_id, line_count, amount, answered_count, answered_amount,
      unmatched_count, unmatched_amount)
    values (${fileId}, ${batchId}, ${communeId}, ${file.count}, ${file.amount}, ${answered.count}, ${answered.amount},
      ${unmatched.count}, ${unmatched.amount})`.execute(tx);
  if (lines.length === 0) return;
  const rows = lines.map(({ line, code, amount, answer }) => ({
    line,
    code,
    amount: amount?.toString() ?? null,
    endToEndId: answer.endToEndId.slice(0, 100),
    outcome: answer.outcome,
    written: answer.written ?? null,
    reasonCode: answer.reasonCode ?? null,
    bankReference: answer.bankReference ?? null,
    bookedOn: answer.bookedOn ?? null,
  }));
  await sql`insert into payment.unmatched_answers (file_id, line, batch_id, commune_id, end_to_end_id, outcome, code, amount, written,
      reason_code, bank_reference, booked_on)
    select ${fileId}, line, ${batchId}, ${communeId}, "endToEndId", outcome, code, amount::bigint, written, "reasonCode",
      "bankReference", "bookedOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as read (line int, "endToEndId" text, outcome text, code text, amount text,
      written text, "reasonCode" text, "bankReference" text, "bookedOn" date)`.execute(tx);
}

/** What the files of a batch have said of its transfers: what settled them, and what was reported as booked again. */
export async function listBookings(tx: Tx, batchId: Id<"batch">): Promise<readonly Booking[]> {
  const found = await sql<Booking>`
    select instruction.end_to_end_id as "endToEndId", match.outcome, match.bank_reference as "bankReference",
      match.booked_on as "bookedOn", false as "isAgain", coalesce(file.format like 'pain.002%', false) as "isStatus"
    from payment.instructions instruction
    join payment.matches match on match.household_id = instruction.household_id and match.instruction_id = instruction.instruction_id
    left join payment.files file on file.file_id = match.file_id
    where instruction.batch_id = ${batchId}
    union all
    select answer.end_to_end_id, answer.outcome, answer.bank_reference, answer.booked_on, true, coalesce(file.format like 'pain.002%', false)
    from payment.unmatched_answers answer left join payment.files file on file.file_id = answer.file_id
    where answer.batch_id = ${batchId} and answer.code = any (${[...bookedAgainCodes]}::text[])`.execute(tx);
  return found.rows;
}

export type UnmatchedRow = {
  readonly fileId: Id<"file">;
  readonly fileName: string;
  readonly line: number;
  readonly endToEndId: string;
  readonly outcome: BankOutcome;
  readonly code: UnmatchedCode;
  readonly amount: Money | null;
  readonly written: string | null;
  readonly reasonCode: string | null;
  readonly bankReference: string | null;
  readonly bookedOn: LocalDate | null;
};

/** What no transfer of the batch was answered by, the latest file first; `after` is the last row that was shown. */
export async function listUnmatchedRows(
  tx: Tx,
  batchId: Id<"batch">,
  page: { readonly after: { readonly fileId: string; readonly line: number } | undefined; readonly limit: number },
): Promise<readonly UnmatchedRow[]> {
  const found = await sql<UnmatchedRow>`
    select answer.file_id as "fileId", file.file_name as "fileName", answer.line, answer.end_to_end_id as "endToEndId",
      answer.outcome, answer.code, answer.amount, answer.written, answer.reason_code as "reasonCode",
      answer.bank_reference as "bankReference", answer.booked_on as "bookedOn"
    from payment.unmatched_answers answer join payment.files file on file.file_id = answer.file_id
    where answer.batch_id = ${batchId} and (${page.after?.fileId ?? null}::uuid is null
      or answer.file_id < ${page.after?.fileId ?? null}::uuid
      or answer.file_id = ${page.after?.fileId ?? null}::uuid and answer.line > ${page.after?.line ?? 0})
    order by answer.file_id desc, answer.line limit ${page.limit}`.execute(tx);
  return found.rows;
}
