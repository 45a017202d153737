import { isListed } from "#server/review/standard/classes-store.ts";
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import type { listRequests } from "#contract/review/request.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { asksByIncome, requestState } from "#programme/review/request/request.ts";
import type { CheckByIncome, RequestState, requestAsks, ReviewRequest } from "#programme/review/request/request.ts";
import type { RequestOfPaper } from "#server/review/paper/form-a-paper.ts";
import type { AnsweredRequest } from "#server/review/paper/request-answer.ts";
import type { Round } from "#server/review/round/rounds-store.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type NewRequest = {
  readonly householdId: Id<"household">;
  readonly requestId: Id<"request">;
  readonly communeId: string;
  readonly form: string;
  readonly asks: string;
  readonly cause: string;
  readonly details: string | undefined;
  readonly receivedOn: LocalDate;
  readonly receivedHow: string;
  readonly receivedBy: string;
};

export async function addRequest(tx: Tx, request: NewRequest): Promise<void> {
  await tx
    .insertInto("review.requests")
    .values({
      household_id: request.householdId,
      request_id: request.requestId,
      commune_id: request.communeId,
      form: request.form,
      asks: request.asks,
      cause: request.cause,
      details: request.details ?? null,
      received_on: request.receivedOn,
      received_how: request.receivedHow,
      received_by: request.receivedBy,
    })
    .execute();
}

/** What the household is now: where it lives, whether it is closed, and the class that the latest decision gave it. */
export async function findAsking(
  tx: Tx,
  householdId: Id<"household">,
  on: LocalDate,
): Promise<
  | { readonly communeId: string; readonly isClosed: boolean; readonly class: string | null; readonly hasOpen: boolean }
  | undefined
> {
  const rows = await sql<{ communeId: string; isClosed: boolean; class: string | null; hasOpen: boolean }>`
    select household.commune_id as "communeId", household.closed_on is not null as "isClosed", status.class,
      exists (select from review.requests request where request.household_id = household.household_id
        and request.round_id is null and request.withdrawn_on is null) as "hasOpen"
    from registry.households household
    left join lateral (
      select class from review.poverty_statuses status
      where status.household_id = household.household_id and status.effective_on <= ${on}
      order by status.effective_on desc, status.decision_id desc limit 1
    ) status on true
    where household.household_id = ${householdId}`.execute(tx);
  return rows.rows[0];
}

export type LoadedRequest = ReviewRequest & {
  readonly requestId: Id<"request">;
  readonly receivedOn: LocalDate;
  readonly communeId: string;
  readonly asks: (typeof requestAsks)[number];
};

export async function loadRequest(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly requestId: Id<"request"> },
): Promise<LoadedRequest | undefined> {
  const rows =
    await sql<LoadedRequest>`select request_id as "requestId", received_on as "receivedOn", commune_id as "communeId", asks, round_id as "roundId",
      screening_passed as "screeningPassed", withdrawn_on as "withdrawnOn"
    from review.requests where household_id = ${of.householdId} and request_id = ${of.requestId} for update`.execute(
      tx,
    );
  return rows.rows[0];
}

/** What a check by income asks of these households: whether they asked for it in this round, and their class on the day. */
export async function loadChecksByIncome(
  tx: Tx,
  of: { readonly householdIds: readonly Id<"household">[]; readonly roundId: Id<"round">; readonly on: LocalDate },
): Promise<ReadonlyMap<Id<"household">, CheckByIncome>> {
  const found = await sql<CheckByIncome & { readonly householdId: Id<"household"> }>`
    select household_id as "householdId", exists (select from review.requests request
        where request.household_id = asked.household_id and request.round_id = ${of.roundId} and request.withdrawn_on is null
          and request.asks = any(${[...asksByIncome]}::text[])) as "hasAsked",
      (select status.class from review.poverty_statuses status
        where status.household_id = asked.household_id and status.effective_on <= ${of.on}
        order by status.effective_on desc, status.decision_id desc limit 1) as class
    from unnest(${[...of.householdIds]}::uuid[]) as asked (household_id)`.execute(tx);
  return new Map(found.rows.map((one) => [one.householdId, one]));
}

/** The request by which a household came on the list of a round, the latest; undefined for one that was on a list already. */
export async function findRequestOfRound(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly roundId: Id<"round"> },
): Promise<LoadedRequest | undefined> {
  return (await requestOfRound(of, sql``).execute(tx)).rows[0];
}

/** The same, locked. */
export async function loadRequestOfRound(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly roundId: Id<"round"> },
): Promise<LoadedRequest | undefined> {
  return (await requestOfRound(of, sql`for update of request`).execute(tx)).rows[0];
}

const requestOfRound = (
  of: { readonly householdId: Id<"household">; readonly roundId: Id<"round"> },
  lock: RawBuilder<unknown>,
) =>
  sql<LoadedRequest>`select request.request_id as "requestId", request.received_on as "receivedOn", request.commune_id as "communeId", request.asks,
      request.round_id as "roundId", request.screening_passed as "screeningPassed", request.withdrawn_on as "withdrawnOn"
    from review.requests request
    join review.reviews review on review.household_id = request.household_id and review.round_id = request.round_id
    where request.household_id = ${of.householdId} and request.round_id = ${of.roundId} and request.asks = 'recognition'
      and ${isListed("review.previous_class")} is not true
    order by request.received_on desc, request.request_id desc limit 1 ${lock}`;

export async function setRequestWithdrawn(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly requestId: Id<"request"> },
  on: LocalDate,
): Promise<void> {
  await tx
    .updateTable("review.requests")
    .set({ withdrawn_on: on })
    .where("household_id", "=", of.householdId)
    .where("request_id", "=", of.requestId)
    .execute();
}

export async function setScreened(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly requestId: Id<"request"> },
  how: { readonly on: LocalDate; readonly by: string; readonly passes: boolean; readonly note: string },
): Promise<void> {
  await tx
    .updateTable("review.requests")
    .set({ screened_on: how.on, screened_by: how.by, screening_passed: how.passes, screening_note: how.note })
    .where("household_id", "=", of.householdId)
    .where("request_id", "=", of.requestId)
    .execute();
}

/** Who asks for the average living standard, or for low-income workers, is checked in a round of that kind, everybody else in the others (docs/law.md L3.1-1). */
export const asksOfKind = (kind: Round["kind"]) =>
  sql`(request.asks = any(${[...asksByIncome]}::text[])) = ${kind === "average_living"}`;

/** Requests of the commune that no round has taken up and whose household is on the list of this one now. */
export async function linkRequests(tx: Tx, { roundId, kind }: Round, communeId: string): Promise<number> {
  const taken = await sql`update review.requests request set round_id = ${roundId}
    where request.commune_id = ${communeId} and request.round_id is null and request.withdrawn_on is null and ${asksOfKind(kind)} and exists (
      select from review.reviews review where review.household_id = request.household_id and review.round_id = ${roundId}
        and review.state not in ('decided', 'certified', 'superseded'))`.execute(tx);
  return Number(taken.numAffectedRows ?? 0);
}

type Row = Output<typeof listRequests>["rows"][number];

const isIn = (state: RequestState | undefined) =>
  ({
    open: sql`round_id is null and withdrawn_on is null`,
    taken_up: sql`round_id is not null and screening_passed is null and withdrawn_on is null`,
    screened_in: sql`screening_passed and withdrawn_on is null`,
    screened_out: sql`not screening_passed and withdrawn_on is null`,
    withdrawn: sql`withdrawn_on is not null`,
    any: sql`true`,
  })[state ?? "any"];

export async function listRequestRows(
  tx: Tx,
  of: {
    readonly communeId: string | undefined;
    readonly householdId: Id<"household"> | undefined;
    readonly roundId: Id<"round"> | undefined;
    readonly state: RequestState | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<readonly Row[]> {
  const rows = await sql<Omit<Row, "state"> & ReviewRequest>`
    with page as (
      select * from review.requests
      where (${of.communeId ?? null}::text is null or commune_id = ${of.communeId ?? null})
        and (${of.householdId ?? null}::uuid is null or household_id = ${of.householdId ?? null}::uuid)
        and (${of.roundId ?? null}::uuid is null or round_id = ${of.roundId ?? null}::uuid) and ${isIn(of.state)}
      order by received_on desc, request_id desc limit ${of.limit} offset ${of.offset}
    )
    select page.household_id as "householdId", page.request_id as "requestId", page.commune_id as "communeId",
      village.name as "villageName", head.full_name as "headName", page.form, page.asks, page.cause, page.details,
      page.received_on as "receivedOn", page.received_how as "receivedHow", page.round_id as "roundId",
      page.screened_on as "screenedOn", page.screening_note as "screeningNote", page.screening_passed as "screeningPassed",
      page.withdrawn_on as "withdrawnOn"
    from page join registry.households household on household.household_id = page.household_id
    left join registry.areas village on village.area_id = household.village_id
    left join registry.memberships member
      on member.household_id = page.household_id and member.relation = 'head' and member.valid_to is null
    left join registry.people head on head.household_id = member.household_id and head.person_id = member.person_id
    order by page.received_on desc, page.request_id desc`.execute(tx);
  return rows.rows.map(({ screeningPassed, withdrawnOn, ...row }) => ({
    ...row,
    state: requestState({ roundId: row.roundId, screeningPassed, withdrawnOn }),
  }));
}

/** A request that did not pass form A, with what its answer says. */
export async function findAnsweredRequest(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly requestId: Id<"request"> },
): Promise<AnsweredRequest | undefined> {
  const rows = await sql<AnsweredRequest>`select request.commune_id as "communeId", commune.full_name as "communeName",
      village.name as "villageName", head.full_name as "headName", request.form, request.received_on as "receivedOn",
      request.screened_on as "screenedOn", request.screening_note as note
    from review.requests request
    join registry.areas commune on commune.area_id = request.commune_id
    join registry.households household on household.household_id = request.household_id
    left join registry.areas village on village.area_id = household.village_id
    left join registry.memberships member
      on member.household_id = request.household_id and member.relation = 'head' and member.valid_to is null
    left join registry.people head on head.household_id = member.household_id and head.person_id = member.person_id
    where request.household_id = ${of.householdId} and request.request_id = ${of.requestId} and request.screening_passed = false`.execute(
    tx,
  );
  return rows.rows[0];
}

/** A request with the household as it is, for form A. */
export async function findRequestOfPaper(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly requestId: Id<"request"> },
): Promise<RequestOfPaper | undefined> {
  const rows = await sql<RequestOfPaper>`select request.commune_id as "communeId", commune.full_name as "communeName",
      village.name as "villageName", request.form, request.cause, request.details, request.received_on as "receivedOn",
      request.screened_on as "screenedOn", request.screening_passed as passed, request.screening_note as note,
      living.members -> 0 ->> 'name' as "headName", living.members
    from review.requests request
    join registry.areas commune on commune.area_id = request.commune_id
    join registry.households household on household.household_id = request.household_id
    left join registry.areas village on village.area_id = household.village_id
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('name', person.full_name, 'relation', member.relation, 'sex', person.sex,
          'born', extract(year from person.birth_date)::int)
          order by member.relation <> 'head', person.birth_date nulls last, person.person_id), '[]') as members
      from registry.memberships member
      join registry.people person on person.household_id = member.household_id and person.person_id = member.person_id
      where member.household_id = request.household_id and member.valid_to is null
    ) living
    where request.household_id = ${of.householdId} and request.request_id = ${of.requestId}`.execute(tx);
  return rows.rows[0];
}
