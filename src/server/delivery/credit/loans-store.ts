import { sql } from "kysely";
import type { listLoanFiles, listLoans } from "#contract/delivery/credit.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { MatchedLoans, ReportedLoan } from "#programme/delivery/credit/match-loans.ts";
import { loanKey } from "#programme/delivery/credit/match-loans.ts";
import { withinArea } from "#server/area/published.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";

type LoanRow = Output<typeof listLoans>["rows"][number];
type Sums = Output<typeof listLoans>["sums"];
type Filter = Omit<Decoded<typeof listLoans>["query"], "cursor" | "limit"> & { readonly today: LocalDate };

/** The bank says so, or its day has passed with something still owed. */
const isOverdue = (today: LocalDate) =>
  sql`(coalesce(loan.overdue, 0) > 0 or loan.state = 'disbursed' and loan.due_on < ${today}::date and coalesce(loan.outstanding, 1) > 0)`;

const askedFor = ({ areaId, state, overdue, today }: Filter) => sql`loan.commune_id in ${withinArea(areaId)}
  and ${whereGiven(state, (one) => sql`loan.state = ${one}`)} and ${whereGiven(overdue, () => isOverdue(today))}`;

export async function listLoanRows(
  tx: Tx,
  filter: Filter,
  part: { readonly after: number; readonly limit: number },
): Promise<LoanRow[]> {
  const found = await sql<LoanRow>`
    select loan.loan_id as "loanId", loan.household_id as "householdId", loan.commune_id as "communeId", commune.name as "communeName",
      village.name as "villageName", (select person.full_name from registry.memberships member
        join registry.people person on person.household_id = member.household_id and person.person_id = member.person_id
        where member.household_id = loan.household_id and member.relation = 'head' and member.valid_to is null limit 1) as "headName",
      loan.number, loan.state, loan.amount, loan.disbursed_on as "disbursedOn", loan.due_on as "dueOn", loan.outstanding, loan.overdue,
      loan.remark, loan.as_of as "asOf", ${isOverdue(filter.today)} as "isOverdue"
    from delivery.loans loan join registry.areas commune on commune.area_id = loan.commune_id
    left join registry.households household on household.household_id = loan.household_id
    left join registry.areas village on village.area_id = household.village_id
    where ${askedFor(filter)}
    order by ${isOverdue(filter.today)} desc, loan.due_on nulls last, loan.loan_id offset ${part.after} limit ${part.limit}`.execute(
    tx,
  );
  return found.rows;
}

export async function sumLoans(tx: Tx, filter: Filter): Promise<Sums & { readonly total: number }> {
  const found = await sql<Sums & { readonly total: number }>`
    select count(*)::int as total, coalesce(sum(loan.amount) filter (where loan.state in ('disbursed', 'repaid')), 0)::bigint as amount,
      coalesce(sum(loan.outstanding), 0)::bigint as outstanding, coalesce(sum(loan.overdue), 0)::bigint as overdue,
      count(*) filter (where ${isOverdue(filter.today)})::int as "overdueLoans"
    from delivery.loans loan where ${askedFor(filter)}`.execute(tx);
  const [sums] = found.rows;
  if (sums === undefined) throw new Error("sums of no row");
  return sums;
}

/** Loans that are overdue, as `countWaiting` counts them. */
export const overdueLoans = (today: LocalDate) => sql`
  select 'watchLoans', loan.commune_id, null, loan.loan_id::text, loan.due_on, null, false
  from delivery.loans loan where ${isOverdue(today)}`;

/** Households of a commune, by their ids as a list has them. Files of one commune take turns. */
export async function loadHouseholds(tx: Tx, communeId: string): Promise<ReadonlySet<string>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`loans ${communeId}`}, 0))`.execute(tx);
  const found = await sql<{ id: string }>`
    select household_id::text as id from registry.households where commune_id = ${communeId}`.execute(tx);
  return new Set(found.rows.map(({ id }) => id));
}

/** Until when each loan of the commune is known. */
export async function listKnownUntil(tx: Tx, communeId: string): Promise<ReadonlyMap<string, LocalDate>> {
  const found = await sql<{ householdId: string; number: string; asOf: LocalDate }>`
    select household_id as "householdId", number, as_of as "asOf" from delivery.loans where commune_id = ${communeId}`.execute(
    tx,
  );
  return new Map(found.rows.map(({ householdId, number, asOf }) => [loanKey(householdId, number), asOf]));
}

export async function addLoanFile(
  tx: Tx,
  file: {
    readonly fileId: Id<"file">;
    readonly communeId: string;
    readonly listName: string;
    readonly asOf: LocalDate;
  },
  { read, loans, unanswered, heldBack }: MatchedLoans,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  await tx
    .insertInto("delivery.loan_files")
    .values({
      file_id: file.fileId,
      commune_id: file.communeId,
      list_name: file.listName,
      as_of: file.asOf,
      read,
      matched: loans.length,
      unanswered: unanswered.length,
      held_back: heldBack.length,
      read_at: at,
      read_by: by,
    })
    .execute();
  if (heldBack.length > 0)
    await tx
      .insertInto("delivery.loan_rows_held")
      .values(
        heldBack.map(({ row, code, fault }) => ({
          file_id: file.fileId,
          row,
          commune_id: file.communeId,
          code: code.slice(0, 200),
          fault,
        })),
      )
      .execute();
}

/** A loan that is known is brought up to date. */
export async function putLoans(
  tx: Tx,
  of: { readonly communeId: string; readonly fileId: Id<"file">; readonly asOf: LocalDate },
  loans: readonly (ReportedLoan & { readonly loanId: string })[],
): Promise<void> {
  const rows = loans.map(({ amount, outstanding, overdue, ...loan }) => ({
    ...loan,
    amount: amount?.toString() ?? null,
    outstanding: outstanding?.toString() ?? null,
    overdue: overdue?.toString() ?? null,
  }));
  await sql`insert into delivery.loans (household_id, loan_id, commune_id, number, state, amount, disbursed_on, due_on, outstanding, overdue,
      remark, as_of, file_id)
    select "householdId", "loanId", ${of.communeId}, number, state, amount::bigint, "disbursedOn", "dueOn", outstanding::bigint,
      overdue::bigint, remark, ${of.asOf}, ${of.fileId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said ("householdId" uuid, "loanId" uuid, number text, state text, amount text,
      "disbursedOn" date, "dueOn" date, outstanding text, overdue text, remark text)
    on conflict (household_id, number) do update set state = excluded.state, amount = coalesce(excluded.amount, loans.amount),
      disbursed_on = coalesce(excluded.disbursed_on, loans.disbursed_on), due_on = coalesce(excluded.due_on, loans.due_on),
      outstanding = excluded.outstanding, overdue = excluded.overdue, remark = excluded.remark, as_of = excluded.as_of,
      file_id = excluded.file_id`.execute(tx);
}

export async function listLoanFileRows(tx: Tx, areaId: string): Promise<Output<typeof listLoanFiles>["rows"]> {
  const found = await sql<Output<typeof listLoanFiles>["rows"][number]>`
    select file.file_id as "fileId", commune.name as "communeName", file.list_name as "listName", file.as_of as "asOf",
      file.read_at as "readAt", file.read, file.matched, file.unanswered,
      coalesce((select jsonb_agg(jsonb_build_object('row', held."row", 'code', held.code, 'fault', held.fault) order by held."row")
        from delivery.loan_rows_held held where held.file_id = file.file_id), '[]') as "heldBack"
    from delivery.loan_files file join registry.areas commune on commune.area_id = file.commune_id
    where file.commune_id in ${withinArea(areaId)} order by file.read_at desc, file.file_id limit 100`.execute(tx);
  return found.rows;
}

export type Borrower = {
  readonly householdId: Id<"household">;
  readonly villageName: string | null;
  readonly headName: string | null;
  readonly headBorn: number | null;
  readonly address: string | null;
};

/** What a list says of these households, by their ids. */
export async function listBorrowerRows(
  tx: Tx,
  householdIds: readonly Id<"household">[],
): Promise<ReadonlyMap<Id<"household">, Borrower>> {
  const found = await sql<Borrower>`
    select household.household_id as "householdId", village.name as "villageName", person.full_name as "headName",
      extract(year from person.birth_date)::int as "headBorn", household.address
    from registry.households household
    left join registry.areas village on village.area_id = household.village_id
    left join registry.memberships member on member.household_id = household.household_id and member.relation = 'head' and member.valid_to is null
    left join registry.people person on person.household_id = member.household_id and person.person_id = member.person_id
    where household.household_id = any(${[...householdIds]}::uuid[])`.execute(tx);
  return new Map(found.rows.map((row) => [row.householdId, row]));
}
