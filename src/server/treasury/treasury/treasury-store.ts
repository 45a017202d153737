import { sql } from "kysely";
import type { z } from "zod";
import { withinArea } from "#server/area/published.ts";
import { sentBatches } from "#server/payment/published.ts";
import { listFundSources } from "#server/planning/published.ts";
import type { getTreasuryImport, treasuryHead } from "#contract/treasury/treasury.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { OwnPayment, TreasuryMatch } from "#programme/treasury/match-treasury.ts";
import type { BadTreasuryRow } from "#programme/treasury/read-treasury.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type Head = z.output<typeof treasuryHead>;
type Lines = Output<typeof getTreasuryImport>["lines"];
type OfImport = {
  readonly treasuryImportId: Id<"treasury import">;
  readonly areaId: string;
  readonly origin: string;
  readonly fileName: string;
  readonly fromDay: LocalDate;
  readonly toDay: LocalDate;
};

const headQuery = sql`
  select one.treasury_import_id as "treasuryImportId", one.area_id as "areaId", area.name as "areaName", one.origin,
    one.file_name as "fileName", one.from_day as "fromDay", one.to_day as "toDay", one.recorded_at as "recordedAt",
    recorder.full_name as "recordedBy", one.accepted_at as "acceptedAt", accepter.full_name as "acceptedBy", one.reason,
    one.known_rows as "knownRows", one.bad_rows as "badRows",
    (select jsonb_build_object('matched', count(*) filter (where finding = 'matched'),
        'amount_differs', count(*) filter (where finding = 'amount_differs'),
        'only_with_treasury', count(*) filter (where finding = 'only_with_treasury'),
        'only_with_us', count(*) filter (where finding = 'only_with_us'))
      from planning.treasury_lines line where line.treasury_import_id = one.treasury_import_id) as counts,
    (select coalesce(sum(coalesce(line.amount, 0) - coalesce(line.own_amount, 0)), 0)
      from planning.treasury_lines line where line.treasury_import_id = one.treasury_import_id) as difference
  from planning.treasury_imports one join registry.areas area on area.area_id = one.area_id
  left join authority.officers recorder on recorder.officer_id = one.recorded_by
  left join authority.officers accepter on accepter.officer_id = one.accepted_by`;

export async function findImport(tx: Tx, importId: Id<"treasury import">): Promise<Head | undefined> {
  const found = await sql<Head>`${headQuery} where one.treasury_import_id = ${importId}`.execute(tx);
  return found.rows[0];
}

export async function listImports(tx: Tx, areaId: string): Promise<readonly Head[]> {
  const found = await sql<Head>`${headQuery}
    where one.area_id in ${withinArea(areaId)}
    order by one.recorded_at desc`.execute(tx);
  return found.rows;
}

/** Locks it until the act ends, and answers its area. */
export async function lockImport(tx: Tx, importId: Id<"treasury import">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("planning.treasury_imports")
    .select("area_id")
    .where("treasury_import_id", "=", importId)
    .forUpdate()
    .executeTakeFirst();
  return found?.area_id;
}

export async function latestMapping(tx: Tx, areaId: string, origin: string): Promise<unknown> {
  const found = await sql<{ mapping: unknown }>`select mapping from planning.treasury_imports
    where area_id = ${areaId} and origin = ${origin} order by recorded_at desc limit 1`.execute(tx);
  return found.rows[0]?.mapping;
}

export async function knownKeys(tx: Tx, areaId: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await sql<{ key: string }>`select line_key as key from planning.treasury_lines
    where area_id = ${areaId} and line_key = any(${keys}::text[])`.execute(tx);
  return new Set(found.rows.map(({ key }) => key));
}

/** What may be named: communes of the area, fund sources. */
export async function listKnown(tx: Tx, areaId: string) {
  const communes = await sql<{ areaId: string }>`
    select descendant_id as "areaId" from registry.area_closure where ancestor_id = ${areaId}`.execute(tx);
  return {
    communes: new Set(communes.rows.map((row) => row.areaId)),
    sources: new Set(await listFundSources(tx)),
  };
}

/** Disbursements of the area that no line has met yet. */
export async function listOpenPayments(
  tx: Tx,
  period: { readonly areaId: string; readonly from: LocalDate; readonly to: LocalDate },
  timeZone: string,
): Promise<readonly OwnPayment[]> {
  const found = await sql<OwnPayment>`
    select * from (
      select posting.posting_id as "postingId", array_remove(array[posting.posting_id::text, batch.batch_id::text, batch.message_id, voucher.document], null)
          as references,
        sum(entry.amount) as amount, account.area_id as "communeId", account.fund_source as "fundSource",
        coalesce(posting.booked_on, (posting.posted_at at time zone ${timeZone}::text)::date) as "on"
      from planning.postings posting
      join planning.entries entry on entry.posting_id = posting.posting_id and entry.amount > 0
      join planning.accounts account on account.account_id = entry.account_id and account.kind = 'disbursed' and account.form = 'money'
      join registry.area_closure place on place.descendant_id = account.area_id and place.ancestor_id = ${period.areaId}
      left join (${sentBatches}) batch on posting.reference_kind = 'batch' and batch.batch_id::text = posting.reference_id
      left join planning.vouchers voucher on posting.reference_kind = 'voucher' and voucher.voucher_id::text = posting.reference_id
      where posting.kind = 'disburse' and posting.reference_kind in ('batch', 'voucher')
        and not exists (select from planning.treasury_lines line
          where line.posting_id = posting.posting_id and line.finding in ('matched', 'amount_differs'))
      group by posting.posting_id, batch.batch_id, batch.message_id, voucher.document, account.area_id, account.fund_source) own
    where "on" between ${period.from}::date and ${period.to}::date
    order by "on", "postingId"`.execute(tx);
  return found.rows;
}

export async function addImport(
  tx: Tx,
  one: OfImport & {
    readonly sha256: string;
    readonly mapping: unknown;
    readonly badRows: readonly BadTreasuryRow[];
    readonly knownRows: number;
    readonly recordedAt: string;
    readonly recordedBy: string;
  },
  matches: readonly (TreasuryMatch & { readonly treasuryLineId: string })[],
): Promise<void> {
  await tx
    .insertInto("planning.treasury_imports")
    .values({
      treasury_import_id: one.treasuryImportId,
      area_id: one.areaId,
      origin: one.origin,
      file_name: one.fileName,
      sha256: one.sha256,
      mapping: JSON.stringify(one.mapping),
      from_day: one.fromDay,
      to_day: one.toDay,
      bad_rows: JSON.stringify(one.badRows),
      known_rows: one.knownRows,
      recorded_at: one.recordedAt,
      recorded_by: one.recordedBy,
    })
    .execute();
  const lineOf = (match: TreasuryMatch) => ("line" in match ? match.line : undefined);
  const ownOf = (match: TreasuryMatch) => ("payment" in match ? match.payment : undefined);
  const of = <Value>(pick: (match: TreasuryMatch & { readonly treasuryLineId: string }) => Value) => matches.map(pick);
  await sql`
    insert into planning.treasury_lines (treasury_import_id, area_id, treasury_line_id, finding, row_number, line_key, reference, booked_on,
      amount, commune_id, fund_source, posting_id, own_amount)
    select ${one.treasuryImportId}, ${one.areaId}, * from unnest(${of((match) => match.treasuryLineId)}::uuid[],
      ${of(({ finding }) => finding)}::text[], ${of((match) => lineOf(match)?.row ?? null)}::int[],
      ${of((match) => lineOf(match)?.key ?? null)}::text[], ${of((match) => lineOf(match)?.reference ?? null)}::text[],
      ${of((match) => lineOf(match)?.on ?? null)}::date[], ${of((match) => lineOf(match)?.amount.toString() ?? null)}::bigint[],
      ${of((match) => lineOf(match)?.communeId ?? null)}::text[], ${of((match) => lineOf(match)?.fundSource ?? null)}::text[], ${of((match) => ownOf(match)?.postingId ?? null)}::uuid[],
      ${of((match) => ownOf(match)?.amount.toString() ?? null)}::bigint[])`.execute(tx);
}

/** Differences first. */
export async function listLines(tx: Tx, importId: Id<"treasury import">, timeZone: string): Promise<Lines> {
  const found = await sql<Lines[number]>`
    select line.treasury_line_id as "treasuryLineId", line.finding, line.row_number as row, coalesce(paid.area_id, line.commune_id, line.area_id) as "areaId",
      area.name as "areaName", line.reference, line.booked_on as "on", line.amount, line.own_amount as "ownAmount",
      coalesce(posting.booked_on, (posting.posted_at at time zone ${timeZone}::text)::date) as "ownOn", line.posting_id as "postingId"
    from planning.treasury_lines line
    left join planning.postings posting on posting.posting_id = line.posting_id
    left join lateral (select account.area_id from planning.entries entry
      join planning.accounts account on account.account_id = entry.account_id
      where entry.posting_id = line.posting_id order by entry.line limit 1) paid on true
    join registry.areas area on area.area_id = coalesce(paid.area_id, line.commune_id, line.area_id)
    where line.treasury_import_id = ${importId}
    order by array_position(array['amount_differs', 'only_with_treasury', 'only_with_us', 'matched'], line.finding), line.row_number,
      line.treasury_line_id`.execute(tx);
  return found.rows;
}

export async function acceptImport(
  tx: Tx,
  importId: Id<"treasury import">,
  by: { readonly at: string; readonly officerId: Id<"officer">; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable("planning.treasury_imports")
    .set({ accepted_at: by.at, accepted_by: by.officerId, reason: by.reason })
    .where("treasury_import_id", "=", importId)
    .execute();
}
