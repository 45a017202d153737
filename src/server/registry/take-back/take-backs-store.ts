import { sql } from "kysely";
import type { z } from "zod";
import type { Output } from "#contract/endpoint.ts";
import type { getTakenBackHousehold, takeBack, takeBackHousehold, tryTakeBack } from "#contract/registry/take-back.ts";
import type { KeepReason, TakeBackState } from "#programme/registry/take-back/take-back.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { reviewed } from "#server/registry/household/reviewed.ts";
import { laterRecords } from "./later-records.ts";
import type { Id } from "#kernel/id.ts";

export type TakeBack = z.output<typeof takeBack>;
export type TakeBackHousehold = z.output<typeof takeBackHousehold>;

/** Why a household of `household`, which came in by `import`, stays: the first that holds. */
function why() {
  const { decided, supported, paid, heard, requested, reviewed: reviewedSince } = laterRecords.answer();
  return sql<KeepReason | null>`case
    when household.closed_on is not null then 'closed'
    when household.past_communes <> '{}' or exists (select from registry.transfers transfer
      where transfer.household_id = household.household_id) then 'moved'
    when ${decided} then 'decided' when ${supported} then 'supported' when ${paid} then 'paid'
    when ${heard} then 'heard'
    when exists (select from registry.duplicate_pairs pair where pair.state = 'merged'
      and (pair.left_household_id = household.household_id or pair.right_household_id = household.household_id)) then 'merged'
    when exists (select from registry.corrections correction where correction.household_id = household.household_id) then 'corrected'
    when ${requested} then 'requested' when ${reviewedSince} then 'reviewed'
    when exists (select from registry.household_acts act where act.household_id = household.household_id)
      or exists (select from registry.household_points point where point.household_id = household.household_id) then 'changed'
    end`;
}

const facts = sql`household.household_id as "householdId", household.source_key as "sourceKey", village.name as "villageName",
  (select head.full_name from registry.memberships member
    join registry.people head on head.household_id = member.household_id and head.person_id = member.person_id
    where member.household_id = household.household_id and member.relation = 'head'
    order by member.valid_to desc nulls first limit 1) as "headName",
  (select count(*)::int from registry.memberships member
    where member.household_id = household.household_id and member.valid_to is null) as members`;

const ofImport = sql`registry.households household join registry.imports import on import.import_id = household.import_id
  left join registry.areas village on village.area_id = household.village_id`;

export async function isAnyLeft(tx: Tx, importId: Id<"import">): Promise<boolean> {
  const found = await sql<{ left: boolean }>`select exists (select from registry.households
    where import_id = ${importId}) as left`.execute(tx);
  return found.rows[0]?.left ?? false;
}

export async function countLeft(tx: Tx, importId: Id<"import">): Promise<number> {
  const found = await sql<{ total: number }>`select count(*)::int as total from registry.households
    where import_id = ${importId}`.execute(tx);
  return found.rows[0]?.total ?? 0;
}

export async function isBeingTakenBack(tx: Tx, importId: Id<"import">): Promise<boolean> {
  const found = await sql<{ is: boolean }>`select exists (select from registry.take_backs
    where import_id = ${importId} and state in ('queued', 'running')) as is`.execute(tx);
  return found.rows[0]?.is ?? false;
}

/** What would go and what would stay, counted, with the first of each. */
export async function tryOut(tx: Tx, importId: Id<"import">, shown: number): Promise<Output<typeof tryTakeBack>> {
  type Counted = { why: KeepReason | null; households: number; people: number; reviews: number };
  const counted =
    await sql<Counted>`select why, count(*)::int as households, sum(people)::int as people, sum(reviews)::int as reviews
    from (select ${why()} as why,
        (select count(*) from registry.people person where person.household_id = household.household_id) as people,
        ${reviewed.answer().countReviews(sql`household.household_id`)} as reviews
      from ${ofImport} where household.import_id = ${importId}) gone_through
    group by why`.execute(tx);
  const first = async (isKept: boolean) =>
    (
      await sql<TakeBackHousehold>`select ${facts}, ${why()} as why from ${ofImport}
        where household.import_id = ${importId} and (${why()} is not null) = ${isKept}
        order by household.household_id limit ${shown}`.execute(tx)
    ).rows;
  const goes = counted.rows.find((row) => row.why === null);
  const reasons = counted.rows.flatMap((row) =>
    row.why === null ? [] : [{ why: row.why, households: row.households }],
  );
  return {
    households: goes?.households ?? 0,
    people: goes?.people ?? 0,
    reviews: goes?.reviews ?? 0,
    kept: reasons.reduce((sum, { households }) => sum + households, 0),
    reasons: reasons.toSorted((a, b) => b.households - a.households),
    goes: await first(false),
    stays: await first(true),
  };
}

export async function addTakeBack(
  tx: Tx,
  made: {
    readonly takeBackId: Id<"take-back">;
    readonly importId: Id<"import">;
    readonly areaId: string;
    readonly reason: string;
    readonly householdsInAll: number;
    readonly at: string;
    readonly by: string;
  },
): Promise<void> {
  await sql`insert into registry.take_backs (take_back_id, import_id, area_id, reason, state, asked_at, asked_by, households_in_all)
    values (${made.takeBackId}, ${made.importId}, ${made.areaId}, ${made.reason}, 'queued', ${made.at}, ${made.by},
      ${made.householdsInAll})`.execute(tx);
}

/** The latest taking back of an import. */
export async function findTakeBack(tx: Tx, importId: Id<"import">): Promise<TakeBack | undefined> {
  const found =
    await sql<TakeBack>`select asked.take_back_id as "takeBackId", asked.reason, asked.state, asked.asked_at as "askedAt",
      officer.full_name as "officerName", asked.finished_at as "finishedAt", asked.households_in_all as "householdsInAll",
      asked.taken_back as "takenBack", asked.kept, asked.villages, asked.cancel_asked_at as "cancelAskedAt", asked.failure
    from registry.take_backs asked left join authority.officers officer on officer.officer_id = asked.asked_by
    where asked.import_id = ${importId} order by asked.asked_at desc, asked.take_back_id desc limit 1`.execute(tx);
  return found.rows[0];
}

export type TakeBackToRun = {
  readonly takeBackId: Id<"take-back">;
  readonly importId: Id<"import">;
  readonly areaId: string;
  readonly state: TakeBackState;
  readonly takenBack: number;
  readonly kept: number;
  readonly doneUntil: string | null;
  readonly cancelAskedAt: string | null;
};

/** Locked until the transaction ends: of two processes one goes on. */
export async function loadTakeBack(tx: Tx, takeBackId: Id<"take-back">): Promise<TakeBackToRun | undefined> {
  const found =
    await sql<TakeBackToRun>`select take_back_id as "takeBackId", import_id as "importId", area_id as "areaId", state,
      taken_back as "takenBack", kept, done_until as "doneUntil", cancel_asked_at as "cancelAskedAt"
    from registry.take_backs where take_back_id = ${takeBackId} for update`.execute(tx);
  return found.rows[0];
}

export async function setRunning(tx: Tx, takeBackId: Id<"take-back">): Promise<void> {
  await sql`update registry.take_backs set state = 'running' where take_back_id = ${takeBackId}`.execute(tx);
}

export async function askCancel(tx: Tx, takeBackId: Id<"take-back">, at: string): Promise<void> {
  await sql`update registry.take_backs set cancel_asked_at = ${at} where take_back_id = ${takeBackId}`.execute(tx);
}

/** The next households of the import, locked, so that nobody does anything to them between the look and the act. */
export async function lockNext(tx: Tx, of: TakeBackToRun, most: number): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`select household_id as id from registry.households
    where import_id = ${of.importId} and (${of.doneUntil}::uuid is null or household_id > ${of.doneUntil}::uuid)
    order by household_id limit ${most} for update`.execute(tx);
  return found.rows.map(({ id }) => id);
}

/** Those among the households that stay, each with its reason: reported in the list of the taking back. */
export async function keepTouched(
  tx: Tx,
  of: TakeBackToRun,
  households: readonly string[],
  at: string,
): Promise<ReadonlySet<string>> {
  const kept = await sql<{
    id: string;
  }>`insert into registry.take_back_households (take_back_id, household_id, import_id, commune_id,
      village_name, outcome, why, source_key, head_name, members, at)
    select ${of.takeBackId}, "householdId", ${of.importId}, commune_id, "villageName", 'kept', why, "sourceKey", "headName", members, ${at}
    from (select ${facts}, household.commune_id, ${why()} as why from ${ofImport}
      where household.household_id = any(${households}::uuid[])) gone_through
    where why is not null returning household_id as id`.execute(tx);
  return new Set(kept.rows.map(({ id }) => id));
}

export async function takeOut(
  tx: Tx,
  takeBackId: Id<"take-back">,
  households: readonly string[],
  at: string,
): Promise<number> {
  if (households.length === 0) return 0;
  const taken = await sql<{
    taken: number;
  }>`select registry.take_back(${takeBackId}, ${households}::uuid[], ${at}) as taken`.execute(tx);
  return taken.rows[0]?.taken ?? 0;
}

export async function recordPortion(
  tx: Tx,
  takeBackId: Id<"take-back">,
  done: { readonly takenBack: number; readonly kept: number; readonly doneUntil: string },
): Promise<void> {
  await sql`update registry.take_backs set taken_back = ${done.takenBack}, kept = ${done.kept}, done_until = ${done.doneUntil}
    where take_back_id = ${takeBackId}`.execute(tx);
}

/** What is left at the end: villages that nobody lives in, the state of the import. */
export async function endTakeBack(
  tx: Tx,
  of: { readonly takeBackId: Id<"take-back">; readonly importId: Id<"import"> },
  ended: {
    readonly state: "finished" | "failed" | "cancelled";
    readonly at: string;
    readonly failure?: object | undefined;
  },
): Promise<number> {
  const isDone = ended.state === "finished";
  const gone = isDone
    ? await sql<{ villages: number }>`select registry.take_back_villages(${of.takeBackId}) as villages`.execute(tx)
    : undefined;
  const villages = gone?.rows[0]?.villages ?? 0;
  await sql`update registry.take_backs set state = ${ended.state}, finished_at = ${ended.at}, villages = ${villages},
      failure = ${ended.failure === undefined ? null : JSON.stringify(ended.failure)}
    where take_back_id = ${of.takeBackId}`.execute(tx);
  if (isDone)
    await sql`update registry.imports set state = 'taken_back' where import_id = ${of.importId}
      and exists (select from registry.take_back_households gone
        where gone.take_back_id = ${of.takeBackId} and gone.outcome = 'taken_back')`.execute(tx);
  return villages;
}

/** Kept by the latest taking back; or taken back by any of them. In the order of their ids, which is that of the file. */
export async function listTakeBackHouseholds(
  tx: Tx,
  importId: Id<"import">,
  page: { readonly outcome: "kept" | "taken_back"; readonly after: string | undefined; readonly limit: number },
): Promise<readonly TakeBackHousehold[]> {
  const found =
    await sql<TakeBackHousehold>`select household_id as "householdId", source_key as "sourceKey", head_name as "headName",
      members, village_name as "villageName", why
    from registry.take_back_households household where ${ofOutcome(importId, page.outcome)}
      and (${page.after ?? null}::uuid is null or household_id > ${page.after ?? null}::uuid)
    order by household_id limit ${page.limit}`.execute(tx);
  return found.rows;
}

export async function countTakeBackHouseholds(
  tx: Tx,
  importId: Id<"import">,
  outcome: "kept" | "taken_back",
): Promise<number> {
  const found = await sql<{ total: number }>`select count(*)::int as total from registry.take_back_households household
    where ${ofOutcome(importId, outcome)}`.execute(tx);
  return found.rows[0]?.total ?? 0;
}

const ofOutcome = (importId: Id<"import">, outcome: "kept" | "taken_back") => sql`household.import_id = ${importId}
  and household.outcome = ${outcome} and (${outcome} = 'taken_back' or household.take_back_id = (
    select latest.take_back_id from registry.take_backs latest where latest.import_id = ${importId}
    order by latest.asked_at desc, latest.take_back_id desc limit 1))`;

export async function findTakenBackHousehold(
  tx: Tx,
  householdId: Id<"household">,
): Promise<Output<typeof getTakenBackHousehold> | undefined> {
  const found = await sql<Output<typeof getTakenBackHousehold>>`select gone.household_id as "householdId",
      gone.source_key as "sourceKey", gone.head_name as "headName", gone.members, gone.village_name as "villageName",
      gone.import_id as "importId", gone.commune_id as "communeId", commune.full_name as "communeName",
      gone.record #>> '{household,source_system}' as "sourceSystem", gone.record #>> '{household,address}' as address,
      gone.record #>> '{household,registered_on}' as "registeredOn", gone.at as "takenBackAt", officer.full_name as "officerName",
      asked.reason, jsonb_array_length(gone.record -> 'reviews') as reviews,
      coalesce((select jsonb_agg(jsonb_build_object('personId', person ->> 'person_id', 'fullName', person ->> 'full_name',
            'relation', person ->> 'relation', 'birthDate', person ->> 'birth_date', 'birthPrecision', person ->> 'birth_precision',
            'sex', person ->> 'sex', 'ethnicityName', ethnicity.name, 'identifiers', person -> 'identifiers')
          order by person ->> 'relation' <> 'head', person ->> 'birth_date', person ->> 'person_id')
        from jsonb_array_elements(gone.record -> 'people') person
        left join registry.ethnicities ethnicity on ethnicity.code = person ->> 'ethnicity_code'), '[]') as people
    from registry.take_back_households gone
    join registry.take_backs asked on asked.take_back_id = gone.take_back_id
    join registry.areas commune on commune.area_id = gone.commune_id
    left join authority.officers officer on officer.officer_id = asked.asked_by
    where gone.household_id = ${householdId} and gone.outcome = 'taken_back'`.execute(tx);
  return found.rows[0];
}
