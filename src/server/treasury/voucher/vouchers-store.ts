import { sql } from "kysely";
import { plannedLines } from "#server/planning/published.ts";
import type { Output } from "#contract/endpoint.ts";
import type { listVouchers, recordVoucher } from "#contract/treasury/voucher.ts";
import type { BudgetLine } from "#programme/ledger/ledger.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { VoucherStage } from "#programme/treasury/voucher.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

export type VoucherLine = Omit<BudgetLine, "fundLineId"> & {
  readonly fundLineId: Id<"fund line">;
  readonly activityKind: string;
  /** The pack of the plan's programme, as it was loaded. */
  readonly pack: unknown;
};

/** The fund line with the kind of activity that it pays for, and the pack by which the kind is known. */
export async function findVoucherLine(tx: Tx, fundLineId: Id<"fund line">): Promise<VoucherLine | undefined> {
  const found = await sql<VoucherLine>`
    select line.fund_line_id as "fundLineId", line.fund_source as "fundSource", line.component, line.area_id as "areaId", line.year,
      line.origin_year as "originYear", 'money' as form, line.activity_kind as "activityKind", line.pack
    from (${plannedLines}) line where line.fund_line_id = ${fundLineId}`.execute(tx);
  return found.rows[0];
}

export async function addVoucher(
  tx: Tx,
  voucher: Output<typeof recordVoucher> & {
    readonly fundLineId: Id<"fund line">;
    readonly areaId: string;
    readonly postingId: Id<"posting">;
    readonly recordedAt: string;
    readonly recordedBy: string;
  },
): Promise<void> {
  await tx
    .insertInto("planning.vouchers")
    .values({
      voucher_id: voucher.voucherId,
      fund_line_id: voucher.fundLineId,
      area_id: voucher.areaId,
      stage: voucher.stage,
      amount: voucher.amount,
      document: voucher.document,
      booked_on: voucher.bookedOn,
      posting_id: voucher.postingId,
      work_id: voucher.workId,
      is_advance: voucher.isAdvance,
      recorded_at: voucher.recordedAt,
      recorded_by: voucher.recordedBy,
    })
    .execute();
}

/** The day of the first document of a stage that is not taken back; null where there is none. */
export async function firstVoucherOf(
  tx: Tx,
  fundLineId: Id<"fund line">,
  stage: VoucherStage,
): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate | null }>`
    select min(voucher.booked_on) as day from planning.vouchers voucher
    where voucher.fund_line_id = ${fundLineId} and voucher.stage = ${stage}
      and not exists (select from planning.postings reversal where reversal.reverses = voucher.posting_id)`.execute(tx);
  return found.rows[0]?.day ?? null;
}

/** Vouchers of a line in the order of their days. */
export async function listVouchersOf(
  tx: Tx,
  fundLineId: Id<"fund line">,
): Promise<Output<typeof listVouchers>["rows"]> {
  const found = await sql<Output<typeof listVouchers>["rows"][number]>`
    select voucher.voucher_id as "voucherId", voucher.stage, voucher.amount, voucher.document, voucher.booked_on as "bookedOn",
      voucher.work_id as "workId", voucher.is_advance as "isAdvance",
      voucher.recorded_at as "recordedAt", officer.full_name as "recordedBy",
      exists (select from planning.postings reversal where reversal.reverses = voucher.posting_id) as "isReversed"
    from planning.vouchers voucher
    left join authority.officers officer on officer.officer_id = voucher.recorded_by
    where voucher.fund_line_id = ${fundLineId}
    order by voucher.booked_on, voucher.recorded_at, voucher.voucher_id`.execute(tx);
  return found.rows;
}
