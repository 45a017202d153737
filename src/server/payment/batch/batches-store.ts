import { sql } from "kysely";
import { whereGiven } from "#server/platform/database/where-given.ts";
import { batchesWaitingFor } from "#server/payment/waiting-store.ts";
import { withinArea } from "#server/area/published.ts";
import { plannedOutputs } from "#server/planning/published.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Id } from "#kernel/id.ts";
import type { Money } from "#kernel/money.ts";
import type { BatchState } from "#programme/payment/payment-acts.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Keys } from "#server/platform/keys.ts";
import { openFile, sealFile } from "./seal-files.ts";

export type Batch = {
  readonly batchId: Id<"batch">;
  readonly areaId: string;
  readonly communeId: string;
  readonly communeName: string;
  readonly year: number;
  readonly activities: readonly {
    readonly activityId: Id<"activity">;
    readonly title: string;
    readonly fundLineId: Id<"fund line">;
    readonly count: number;
    readonly amount: string;
  }[];
  readonly method: "bank" | "cash";
  readonly title: string;
  readonly state: BatchState;
  readonly instructionCount: number;
  readonly total: Money;
  readonly messageId: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly byState: readonly { readonly state: string; readonly count: number; readonly amount: string }[];
  readonly approvals: readonly {
    readonly role: string;
    readonly officerId: Id<"officer">;
    readonly officerName: string;
    readonly onBehalfOf: string | null;
    readonly onBehalfOfName: string | null;
    readonly signedAt: string;
  }[];
  readonly files: readonly {
    readonly fileId: Id<"file">;
    readonly kind: string;
    readonly format: string;
    readonly fileName: string;
    readonly sha256: string;
    readonly recordedAt: string;
    /** What an answer said in sum: null of an order, and of an answer that was read before its lines were accounted for. */
    readonly account: {
      readonly count: number;
      readonly amount: string;
      readonly answeredCount: number;
      readonly answeredAmount: string;
      readonly unmatchedCount: number;
      readonly unmatchedAmount: string;
    } | null;
  }[];
  /** How often, and why, it was opened again after it was reconciled. */
  readonly reopenings: readonly {
    readonly reason: string;
    readonly reopenedAt: string;
    readonly officerName: string;
  }[];
};

const batchQuery = sql`
  select batch.batch_id as "batchId", batch.commune_id as "areaId", batch.commune_id as "communeId", area.name as "communeName", batch.year,
    (select jsonb_agg(jsonb_build_object('activityId', paid.activity_id, 'title', activity.title, 'fundLineId', activity.fund_line_id,
        'count', coalesce(held.n, 0), 'amount', coalesce(held.amount, 0)::text) order by activity.title, paid.activity_id)
      from payment.batch_activities paid
      join delivery.activities activity on activity.activity_id = paid.activity_id
      left join (select support.activity_id, count(*)::int as n, sum(instruction.amount) as amount
        from payment.instructions instruction
        join delivery.supports support
          on support.household_id = instruction.household_id and support.support_id = instruction.support_id
        where instruction.batch_id = batch.batch_id and (instruction.state <> 'cancelled' or batch.state = 'cancelled')
        group by support.activity_id) held on held.activity_id = paid.activity_id
      where paid.batch_id = batch.batch_id) as activities, batch.method, batch.title, batch.state,
    batch.instruction_count as "instructionCount", batch.total, batch.message_id as "messageId", batch.made_by as "madeBy",
    batch.made_at as "madeAt",
    coalesce((select jsonb_agg(jsonb_build_object('state', state, 'count', n, 'amount', amount::text) order by state) from (
      select state, count(*)::int as n, sum(amount) as amount from payment.instructions instruction
      where instruction.batch_id = batch.batch_id group by state) as counted), '[]') as "byState",
    coalesce((select jsonb_agg(jsonb_build_object('role', approval.role, 'officerId', approval.officer_id,
        'officerName', coalesce(officer.full_name, '-'), 'onBehalfOf', approval.on_behalf_of,
        'onBehalfOfName', represented.full_name, 'signedAt', approval.signed_at) order by approval.signed_at)
      from payment.approvals approval left join authority.officers officer on officer.officer_id = approval.officer_id
        left join authority.officers represented on represented.officer_id = approval.on_behalf_of
      where approval.batch_id = batch.batch_id), '[]') as approvals,
    coalesce((select jsonb_agg(jsonb_build_object('fileId', file.file_id, 'kind', file.kind, 'format', file.format,
        'fileName', file.file_name, 'sha256', file.sha256, 'recordedAt', file.recorded_at, 'account', case when answer.file_id is not null then
          jsonb_build_object('count', answer.line_count, 'amount', answer.amount::text, 'answeredCount', answer.answered_count,
            'answeredAmount', answer.answered_amount::text, 'unmatchedCount', answer.unmatched_count,
            'unmatchedAmount', answer.unmatched_amount::text) end) order by file.recorded_at)
      from payment.files file left join payment.answer_files answer on answer.file_id = file.file_id
      where file.batch_id = batch.batch_id), '[]') as files,
    coalesce((select jsonb_agg(jsonb_build_object('reason', reopening.reason, 'reopenedAt', reopening.reopened_at,
        'officerName', coalesce(officer.full_name, '-')) order by reopening.reopened_at)
      from payment.reopenings reopening left join authority.officers officer on officer.officer_id = reopening.reopened_by
      where reopening.batch_id = batch.batch_id), '[]') as reopenings
  from payment.batches batch
  join registry.areas area on area.area_id = batch.commune_id`;

export async function findBatch(tx: Tx, batchId: Id<"batch">): Promise<Batch | undefined> {
  const found = await sql<Batch>`${batchQuery} where batch.batch_id = ${batchId}`.execute(tx);
  return found.rows[0];
}

/** Locks the batch until the act ends, and answers its commune. */
export async function lockBatch(tx: Tx, batchId: Id<"batch">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("payment.batches")
    .select("commune_id")
    .where("batch_id", "=", batchId)
    .forUpdate()
    .executeTakeFirst();
  return found?.commune_id;
}

export async function listBatchRows(
  tx: Tx,
  filter: {
    readonly areaId: string | undefined;
    readonly state: string | undefined;
    /** Only what waits for this step. */
    readonly waits: string | undefined;
    readonly before: string | undefined;
    readonly limit: number;
  },
): Promise<readonly Batch[]> {
  const found = await sql<Batch>`${batchQuery}
    where (${filter.areaId ?? null}::text is null or batch.commune_id in ${withinArea(filter.areaId ?? null)})
      and (${filter.state ?? null}::text is null or batch.state = ${filter.state ?? null})
      and ${whereGiven(filter.waits, (step) => sql`batch.batch_id in (${batchesWaitingFor(step)})`)}
      and (${filter.before ?? null}::uuid is null or batch.batch_id < ${filter.before ?? null}::uuid)
    order by batch.batch_id desc limit ${filter.limit}`.execute(tx);
  return found.rows;
}

export async function communeOfBatch(tx: Tx, batchId: Id<"batch">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("payment.batches")
    .select("commune_id")
    .where("batch_id", "=", batchId)
    .executeTakeFirst();
  return found?.commune_id;
}

export type NewBatch = Pick<
  Batch,
  "batchId" | "communeId" | "year" | "method" | "title" | "instructionCount" | "total" | "madeBy" | "madeAt"
> & { readonly activityIds: readonly Id<"activity">[] };

export async function addBatch(tx: Tx, batch: NewBatch): Promise<void> {
  await tx
    .insertInto("payment.batches")
    .values({
      batch_id: batch.batchId,
      commune_id: batch.communeId,
      year: batch.year,
      method: batch.method,
      title: batch.title,
      state: "draft",
      instruction_count: batch.instructionCount,
      total: batch.total,
      made_by: batch.madeBy,
      made_at: batch.madeAt,
    })
    .execute();
  await tx
    .insertInto("payment.batch_activities")
    .values(
      batch.activityIds.map((activityId) => ({
        batch_id: batch.batchId,
        activity_id: activityId,
        commune_id: batch.communeId,
      })),
    )
    .execute();
}

export async function setBatch(
  tx: Tx,
  batchId: Id<"batch">,
  change: {
    readonly state: string;
    readonly messageId?: string;
    readonly executionOn?: LocalDate;
    readonly reservationPostingId?: Id<"posting">;
  },
): Promise<void> {
  await tx
    .updateTable("payment.batches")
    .set({
      state: change.state,
      ...(change.messageId === undefined ? {} : { message_id: change.messageId }),
      ...(change.executionOn === undefined ? {} : { execution_on: change.executionOn }),
      ...(change.reservationPostingId === undefined ? {} : { reservation_posting_id: change.reservationPostingId }),
    })
    .where("batch_id", "=", batchId)
    .execute();
}

export async function addApproval(
  tx: Tx,
  approval: {
    readonly batchId: Id<"batch">;
    readonly communeId: string;
    readonly officerId: Id<"officer">;
    readonly onBehalfOf: string | null;
    readonly role: string;
    /** Of the lines for which it is signed; null of the maker, before they are checked. */
    readonly digest: string | null;
    readonly signedAt: string;
  },
): Promise<void> {
  await tx
    .insertInto("payment.approvals")
    .values({
      batch_id: approval.batchId,
      commune_id: approval.communeId,
      officer_id: approval.officerId,
      on_behalf_of: approval.onBehalfOf,
      role: approval.role,
      digest: approval.digest,
      signed_at: approval.signedAt,
    })
    .execute();
}

/** The day on which the order or the list of cash was made; null where it was not. */
export async function orderDay(tx: Tx, batchId: Id<"batch">, timeZone: string): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate | null }>`select min((recorded_at at time zone ${timeZone})::date) as day
    from payment.files where batch_id = ${batchId} and kind in ('payment_order', 'cash_list')`.execute(tx);
  return found.rows[0]?.day ?? null;
}

export type NewFile = {
  readonly fileId: Id<"file">;
  readonly batchId: Id<"batch">;
  readonly communeId: string;
  readonly kind: "payment_order" | "cash_list" | "answer";
  readonly format: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly content: Buffer;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

/** Keeps a file once, sealed: the same bytes again are reported by `false` and change nothing. */
export async function keepFile(tx: Tx, keys: Keys, file: NewFile): Promise<boolean> {
  const { keyVersion, ciphertext } = sealFile(keys, file.fileId, file.content);
  const kept = await tx
    .insertInto("payment.files")
    .values({
      file_id: file.fileId,
      batch_id: file.batchId,
      commune_id: file.communeId,
      kind: file.kind,
      format: file.format,
      file_name: file.fileName,
      sha256: file.sha256,
      key_version: keyVersion,
      ciphertext,
      recorded_at: file.recordedAt,
      recorded_by: file.recordedBy,
    })
    .onConflict((conflict) => conflict.columns(["batch_id", "kind", "sha256"]).doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

export async function findFile(
  tx: Tx,
  keys: Keys,
  { batchId, fileId }: { readonly batchId: Id<"batch">; readonly fileId: Id<"file"> },
): Promise<{ readonly fileName: string; readonly format: string; readonly content: Buffer } | undefined> {
  const found = await tx
    .selectFrom("payment.files")
    .select(["file_name", "format", "content", "key_version", "ciphertext"])
    .where("batch_id", "=", batchId)
    .where("file_id", "=", fileId)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const { file_name: fileName, format, key_version: keyVersion, ciphertext, content } = found;
  if (keyVersion !== null && ciphertext !== null)
    return { fileName, format, content: openFile(keys, fileId, { keyVersion, ciphertext }) };
  return content === null ? undefined : { fileName, format, content };
}

/** From which sum a batch asks for a second approver: the lowest that the programmes of its activities say; null where none does. */
export async function secondSignatureFrom(tx: Tx, batchId: Id<"batch">): Promise<Money | null> {
  const found = await sql<{ from: Money | null }>`
    select min((output.pack -> 'payment' ->> 'secondSignatureFrom')::bigint) as from
    from payment.batch_activities paid
    join delivery.activities activity on activity.activity_id = paid.activity_id
    join (${plannedOutputs}) output on output.output_id = activity.output_id
    where paid.batch_id = ${batchId}`.execute(tx);
  return found.rows[0]?.from ?? null;
}
