import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { z } from "zod";
import { withinArea } from "#server/area/published.ts";
import type { moneyFilter, pivots, posting, postingRow, stages } from "#contract/ledger/posting.ts";
import type { Id } from "#kernel/id.ts";
import { zeroMoney } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { planForItself, whereGiven } from "#server/platform/database/where-given.ts";

export type MoneyFilter = z.output<z.ZodObject<typeof moneyFilter>>;
type Amounts = Readonly<Record<(typeof stages)[number], Money>>;
export type PivotRow = { readonly key: string; readonly name: string; readonly amounts: Amounts };
export type PostingRow = z.output<typeof postingRow>;
export type Posting = Omit<z.output<typeof posting>, "reversalRefused" | "areaId" | "entries">;
export type PostingEntry = z.output<typeof posting>["entries"][number] & { readonly balance: Money };

/** The accounts that a filter asks for, as "account". */
export function accountsOf({ areaId, ...filter }: MoneyFilter): RawBuilder<unknown> {
  return sql`account.area_id in ${withinArea(areaId)}
    and ${whereGiven(filter.year, (year) => sql`account.year = ${year}`)}
    and ${whereGiven(filter.originYear, (year) => sql`account.origin_year = ${year}`)}
    and ${whereGiven(filter.fundSource, (source) => sql`account.fund_source = ${source}`)}
    and ${whereGiven(filter.component, (component) => sql`account.component = ${component}`)}
    and ${whereGiven(filter.form, (form) => sql`account.form = ${form}`)}`;
}

const columns = {
  area: sql`account.area_id`,
  fundSource: sql`account.fund_source`,
  component: sql`account.component`,
  year: sql`account.year::text`,
  originYear: sql`account.origin_year::text`,
  form: sql`account.form`,
} as const satisfies Record<(typeof pivots)[number], RawBuilder<unknown>>;

export async function listPivot(
  tx: Tx,
  filter: MoneyFilter,
  by: (typeof pivots)[number],
): Promise<readonly PivotRow[]> {
  await planForItself(tx);
  const of = (kind: string) => sql`coalesce(sum(account.balance) filter (where account.kind = ${kind}), 0)`;
  const found = await sql<{ readonly key: string; readonly name: string } & Amounts>`
    select ${columns[by]} as key, ${by === "area" ? sql`min(area.name)` : columns[by]} as name, ${of("budget")} as budget,
      ${of("allocated")} as allocated, ${of("committed")} as committed, ${of("reserved")} as reserved, ${of("disbursed")} as disbursed,
      ${of("settled")} as settled, ${of("returned")} as returned
    from planning.accounts account join registry.areas area on area.area_id = account.area_id
    where account.kind <> 'source' and account.balance <> 0 and ${accountsOf(filter)}
    group by 1 order by 2, 1`.execute(tx);
  return found.rows.map(({ key, name, ...amounts }) => ({ key, name, amounts }));
}

export async function listChoices(tx: Tx, areaId: string) {
  const found = await sql<{ years: number[]; originYears: number[]; fundSources: string[]; components: string[] }>`
    select coalesce(array_agg(distinct year), '{}') as years, coalesce(array_agg(distinct origin_year), '{}') as "originYears",
      coalesce(array_agg(distinct fund_source), '{}') as "fundSources", coalesce(array_agg(distinct component), '{}') as components
    from planning.accounts account where kind <> 'source' and ${accountsOf({ areaId })}`.execute(tx);
  return found.rows[0] ?? { years: [], originYears: [], fundSources: [], components: [] };
}

/** The day of a posting in the books, in the country's own time. */
const bookedOn = (timeZone: string) =>
  sql`coalesce(posting.booked_on, (posting.posted_at at time zone ${timeZone}::text)::date)`;

export async function listPostingRows(
  tx: Tx,
  filter: MoneyFilter & {
    readonly stage?: string | undefined;
    readonly kind?: string | undefined;
    readonly fundLineId?: Id<"fund line"> | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
    /** Accounts that the reader does not see. */
    readonly withheld: { readonly communes: ReadonlySet<string>; readonly fundLines: ReadonlySet<string> };
  },
  timeZone: string,
): Promise<{ readonly rows: readonly PostingRow[]; readonly total: number; readonly sum: Money }> {
  const { stage, kind, fundLineId, cursor, withheld } = filter;
  const ofKind = whereGiven(
    kind,
    (asked) =>
      sql`(select posting.kind from planning.postings posting where posting.posting_id = entry.posting_id) = ${asked}`,
  );
  await planForItself(tx);
  const entries = sql`account join planning.entries entry on entry.account_id = account.account_id where ${ofKind}`;
  const found = await sql<PostingRow & { readonly total: number; readonly sum: Money }>`
    with account as materialized (
      select account.account_id, account.balance from planning.accounts account
      where ${accountsOf(filter)} and account.area_id <> all(${[...withheld.communes]}::text[])
        and (account.fund_line_id is null or account.fund_line_id <> all(${[...withheld.fundLines]}::uuid[]))
        and account.kind <> 'source' and ${whereGiven(stage, (one) => sql`account.kind = ${one}`)}
        and ${whereGiven(fundLineId, (one) => sql`account.fund_line_id = ${one}`)}
    ), one as materialized (
      select distinct entry.posting_id from ${entries}
    ), shown as materialized (
      select posting_id from one where ${whereGiven(cursor, (after) => sql`posting_id < ${after}::uuid`)} order by posting_id desc limit ${filter.limit}
    ), counted as (
      -- What stands on the accounts is the sum of their entries, and is there without reading them.
      select (select count(*)::int from one) as total,
        (${kind === undefined ? sql`select coalesce(sum(balance), 0) from account` : sql`select coalesce(sum(entry.amount), 0) from ${entries}`}) as sum
    )
    select counted.total, counted.sum, row.*
    from counted left join (
      select posting.posting_id as "postingId", posting.kind, ${bookedOn(timeZone)} as "on", posting.posted_at as "postedAt",
        officer.full_name as "officerName", posting.reference_kind as "referenceKind", posting.reference_id as "referenceId",
        moved.amount, moved.turned, exists (select from planning.postings reversal where reversal.reverses = posting.posting_id) as "isReversed"
      from (
        select posting_id, sum(amount) as amount, greatest(sum(amount) filter (where amount > 0), -sum(amount) filter (where amount < 0)) as turned
        from planning.entries entry join account using (account_id) where posting_id in (select posting_id from shown) group by posting_id
      ) moved join planning.postings posting on posting.posting_id = moved.posting_id
      left join authority.officers officer on officer.officer_id = posting.posted_by
    ) row on true
    order by row."postingId" desc`.execute(tx);
  const [first] = found.rows;
  const rows = found.rows.flatMap(({ total: _total, sum: _sum, ...row }) => (row.postingId === null ? [] : [row]));
  return { rows, total: first?.total ?? 0, sum: first?.sum ?? zeroMoney };
}

export async function findPosting(tx: Tx, postingId: Id<"posting">, timeZone: string): Promise<Posting | undefined> {
  const found = await sql<Posting>`
    select posting.posting_id as "postingId", posting.kind, ${bookedOn(timeZone)} as "on", posting.posted_at as "postedAt",
      officer.full_name as "officerName", posting.reference_kind as "referenceKind", posting.reference_id as "referenceId",
      posting.reason, posting.reverses, reversal.posting_id as "reversedBy"
    from planning.postings posting
    left join planning.postings reversal on reversal.reverses = posting.posting_id
    left join authority.officers officer on officer.officer_id = posting.posted_by
    where posting.posting_id = ${postingId}`.execute(tx);
  return found.rows[0];
}

/** The entries of a posting with what stands on their accounts now. */
export async function listEntries(tx: Tx, postingId: Id<"posting">): Promise<readonly PostingEntry[]> {
  const found = await sql<PostingEntry>`
    select account.account_id as "accountId", account.area_id as "areaId", area.name as "areaName", account.fund_source as "fundSource",
      account.component, account.year, account.origin_year as "originYear", account.form, account.kind,
      account.fund_line_id as "fundLineId", entry.amount, account.balance
    from planning.entries entry join planning.accounts account on account.account_id = entry.account_id
    join registry.areas area on area.area_id = account.area_id
    where entry.posting_id = ${postingId} order by entry.line`.execute(tx);
  return found.rows;
}

/** Two who take the same posting back take turns. The row itself never changes, and the app may not update it: the lock is by its id. */
export async function lockPosting(tx: Tx, postingId: Id<"posting">): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`posting ${postingId}`}, 0))`.execute(tx);
}

/** Where a posting began: the area of its first entry. */
export async function areaOfPosting(tx: Tx, postingId: Id<"posting">): Promise<string | undefined> {
  return (await listEntries(tx, postingId))[0]?.areaId;
}

/** Where an account lies. */
export async function placeOfAccount(
  tx: Tx,
  accountId: Id<"account">,
): Promise<{ readonly areaId: string; readonly fundLineId: Id<"fund line"> | null } | undefined> {
  return tx
    .selectFrom("planning.accounts")
    .select(["area_id as areaId", "fund_line_id as fundLineId"])
    .where("account_id", "=", accountId)
    .executeTakeFirst();
}
