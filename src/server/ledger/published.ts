import { sql } from "kysely";
import { withinArea } from "#server/area/published.ts";
import type { Id, NewId } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

export { accountsOf } from "./posting/postings-store.ts";
export type { MoneyFilter } from "./posting/postings-store.ts";
export type { PlansOfMoney } from "./posting/plans-of-money.ts";
export { moneyRowsShown, withheldRefusal } from "./posting/withheld-money.ts";
export type { WithheldMoney } from "./posting/withheld-money.ts";

/** The ledger knows accounts and postings and no stage: planning, delivery and payment post to it in their own transactions. */
export type LedgerAccount = {
  readonly fundSource: string;
  readonly component: string;
  readonly areaId: string;
  readonly year: number;
  /** The year in which it was first budgeted. */
  readonly originYear: number;
  readonly form: string;
  readonly kind: string;
  readonly fundLineId: string | null;
};
export type LedgerEntry = { readonly account: LedgerAccount; readonly amount: Money };

export type NewPosting = {
  /** The same key again is the same posting: it is given back and nothing moves. */
  readonly idempotencyKey: string;
  readonly kind: string;
  readonly reference: { readonly kind: string; readonly id: string };
  readonly entries: readonly LedgerEntry[];
  /** The posting that it takes back, entry by entry, and why. */
  readonly reverses?: { readonly postingId: Id<"posting">; readonly reason: string };
  /** The day on which it counts in the books, where it is recorded later than it happened. */
  readonly bookedOn?: LocalDate;
};

type Poster = {
  readonly tx: Tx;
  readonly now: string;
  readonly actor: { readonly officerId: Id<"officer"> };
  newId: NewId;
};

/**
 * Posts entries that sum to zero. When the money is not there the database refuses ("ledger.overdraft") and the whole act
 * is rolled back.
 */
export async function postToLedger(context: Poster, posting: NewPosting): Promise<Id<"posting">> {
  const [id] = await postAllToLedger(context, [posting]);
  if (id === undefined) throw new Error("the ledger gave no posting");
  return id;
}

/** Many postings in one call: all of them or none. Answers their ids in order. */
export async function postAllToLedger(
  context: Poster,
  postings: readonly NewPosting[],
): Promise<readonly Id<"posting">[]> {
  if (postings.length === 0) return [];
  const { tx, newId } = context;
  const of = <Value>(pick: (posting: NewPosting) => Value) => postings.map(pick);
  const entries = postings.flatMap((posting, at) => posting.entries.map((entry) => ({ ...entry, place: at + 1 })));
  const field = <Key extends keyof LedgerAccount>(key: Key) => entries.map(({ account }) => account[key]);
  const posted = await sql<{ ids: readonly Id<"posting">[] }>`select planning.post_all(
    ${of(() => newId())}::uuid[], ${of((one) => one.idempotencyKey)}::text[], ${of((one) => one.kind)}::text[],
    ${of((one) => one.reference.kind)}::text[], ${of((one) => one.reference.id)}::text[],
    ${of((one) => one.reverses?.postingId ?? null)}::uuid[], ${of((one) => one.reverses?.reason ?? null)}::text[],
    ${context.now}, ${context.actor.officerId},
    ${entries.map(({ place }) => place)}::int[], ${entries.map(() => newId())}::uuid[], ${field("fundSource")}::text[],
    ${field("component")}::text[], ${field("areaId")}::text[], ${field("year")}::int[], ${field("originYear")}::int[],
    ${field("form")}::text[], ${field("kind")}::text[], ${field("fundLineId")}::uuid[],
    ${entries.map(({ amount }) => amount.toString())}::bigint[]) as ids`.execute(tx);
  const ids = posted.rows[0]?.ids ?? [];
  const booked = postings.flatMap(({ bookedOn }, at) => (bookedOn === undefined ? [] : [{ id: ids[at], bookedOn }]));
  if (booked.length > 0)
    await sql`select planning.book_all(${booked.map(({ id }) => id)}::uuid[],
      ${booked.map(({ bookedOn }) => bookedOn)}::date[])`.execute(tx);
  return ids;
}

/** The entries that were posted under each of these keys; keys without a posting are left out. */
export async function findPostingsOf(
  tx: Tx,
  idempotencyKeys: readonly string[],
): Promise<ReadonlyMap<string, readonly LedgerEntry[]>> {
  const found = await sql<LedgerAccount & { readonly key: string; readonly amount: Money }>`
    select posting.idempotency_key as key, account.fund_source as "fundSource", account.component, account.area_id as "areaId",
      account.year, account.origin_year as "originYear", account.form, account.kind, account.fund_line_id as "fundLineId", entry.amount
    from planning.postings posting
    join planning.entries entry on entry.posting_id = posting.posting_id
    join planning.accounts account on account.account_id = entry.account_id
    where posting.idempotency_key = any(${idempotencyKeys}::text[])
    order by posting.posting_id, entry.line`.execute(tx);
  const entries = found.rows.map(({ key, amount, ...account }) => ({ key, account, amount }));
  return Map.groupBy(entries, ({ key }) => key);
}

/** The posting that was made under this key. */
export async function findPostingId(tx: Tx, idempotencyKey: string): Promise<Id<"posting"> | undefined> {
  const found = await sql<{ postingId: Id<"posting"> }>`
    select posting_id as "postingId" from planning.postings where idempotency_key = ${idempotencyKey}`.execute(tx);
  return found.rows[0]?.postingId;
}

/** What stands on an account; an account that was never opened has nothing. */
export async function balanceOf(tx: Tx, account: LedgerAccount): Promise<Money> {
  const found = await sql<{ balance: bigint }>`
    select balance from planning.accounts
    where fund_source = ${account.fundSource} and component = ${account.component} and area_id = ${account.areaId}
      and year = ${account.year} and origin_year = ${account.originYear} and form = ${account.form} and kind = ${account.kind}
      and fund_line_id is not distinct from ${account.fundLineId}::uuid`.execute(tx);
  return dong(found.rows[0]?.balance ?? 0n);
}

export type BalanceRow = Omit<LedgerAccount, "form"> & {
  readonly form: "money" | "goods" | "labour";
  readonly accountId: Id<"account">;
  readonly areaName: string;
  readonly balance: Money;
};

export async function listBalances(
  tx: Tx,
  filter: { readonly areaId: string; readonly year: number | undefined },
): Promise<readonly BalanceRow[]> {
  const found = await sql<BalanceRow>`
    select account.account_id as "accountId", account.fund_source as "fundSource", account.component, account.area_id as "areaId",
      area.name as "areaName", account.year, account.origin_year as "originYear", account.form, account.kind,
      account.fund_line_id as "fundLineId", account.balance
    from planning.accounts account
    join registry.areas area on area.area_id = account.area_id
    where account.area_id in ${withinArea(filter.areaId)}
      and (${filter.year ?? null}::int is null or account.year = ${filter.year ?? null})
    order by account.year desc, account.origin_year desc, account.fund_source, account.component, area.name ${nameOrder}, account.form,
      account.fund_line_id, account.kind`.execute(tx);
  return found.rows;
}

export type StatementRow = {
  readonly postingId: Id<"posting">;
  readonly kind: string;
  readonly referenceKind: string;
  readonly referenceId: string;
  readonly postedAt: string;
  readonly officerName: string | null;
  readonly amount: Money;
  readonly balanceAfter: Money;
  readonly reverses: string | null;
};

/** Every movement of an account, with what stood on it afterwards. */
export async function listStatement(tx: Tx, accountId: Id<"account">): Promise<readonly StatementRow[]> {
  const found = await sql<StatementRow>`
    select posting.posting_id as "postingId", posting.kind, posting.reference_kind as "referenceKind",
      posting.reference_id as "referenceId", posting.posted_at as "postedAt", officer.full_name as "officerName", entry.amount,
      sum(entry.amount) over (order by posting.posted_at, posting.posting_id, entry.line) as "balanceAfter", posting.reverses
    from planning.entries entry
    join planning.postings posting on posting.posting_id = entry.posting_id
    left join authority.officers officer on officer.officer_id = posting.posted_by
    where entry.account_id = ${accountId}
    order by posting.posted_at, posting.posting_id, entry.line`.execute(tx);
  return found.rows;
}

export async function entriesOf(tx: Tx, postingId: Id<"posting">): Promise<readonly LedgerEntry[]> {
  const found = await sql<LedgerAccount & { readonly amount: Money }>`
    select account.fund_source as "fundSource", account.component, account.area_id as "areaId", account.year,
      account.origin_year as "originYear", account.form, account.kind, account.fund_line_id as "fundLineId", entry.amount
    from planning.entries entry join planning.accounts account on account.account_id = entry.account_id
    where entry.posting_id = ${postingId} order by entry.line`.execute(tx);
  return found.rows.map(({ amount, ...account }) => ({ account, amount }));
}

export type LedgerFinding = { readonly finding: string; readonly id: string; readonly difference: string };

/** Recomputes the ledger: postings that do not sum to zero, balances that are not the sum of their entries, contributions that say another amount than their posting. */
export async function checkLedger(
  tx: Tx,
): Promise<{ readonly postings: number; readonly findings: readonly LedgerFinding[] }> {
  const counted = await sql<{ postings: number }>`select count(*)::int as postings from planning.postings`.execute(tx);
  const findings = await sql<LedgerFinding>`
    select 'a posting does not sum to zero' as finding, posting_id::text as id, sum(amount)::text as difference
    from planning.entries group by posting_id having sum(amount) <> 0
    union all
    select 'a balance is not the sum of its entries', account.account_id::text, (account.balance - coalesce(entry.amount, 0))::text
    from planning.accounts account left join (
      select account_id, sum(amount) as amount from planning.entries group by account_id
    ) entry on entry.account_id = account.account_id
    where account.balance <> coalesce(entry.amount, 0)
    union all
    select 'a contribution is not the amount of its posting', one.contribution_id::text, (one.amount - coalesce(posted.amount, 0))::text
    from planning.contributions one cross join lateral (
      select sum(entry.amount) as amount
      from planning.entries entry join planning.accounts account on account.account_id = entry.account_id
      where entry.posting_id = one.posting_id and entry.amount > 0 and (account.area_id, account.fund_source, account.component, account.year)
        = (one.area_id, one.fund_source, one.component, one.year)
    ) posted
    where one.amount <> coalesce(posted.amount, 0)
    order by 1, 2`.execute(tx);
  return { postings: counted.rows[0]?.postings ?? 0, findings: findings.rows };
}
