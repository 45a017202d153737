import { sql } from "kysely";
import { reviewed } from "#server/registry/household/reviewed.ts";
import type { Output } from "#contract/endpoint.ts";
import type { listBulkChanges } from "#contract/registry/bulk.ts";
import type { Id, NewId } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import type { ChangeableHousehold } from "#programme/registry/bulk/bulk-change.ts";
import type { Residence } from "#programme/registry/household/household.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { fitting } from "#server/registry/household/households-store.ts";
import type { HouseholdFilter } from "#server/registry/household/households-store.ts";

export type SelectedHousehold = ChangeableHousehold & {
  readonly householdId: Id<"household">;
  readonly sourceKey: string | null;
};
export type Selection =
  | { readonly householdIds: readonly Id<"household">[]; readonly sourceKeys?: readonly string[] }
  | { readonly filter: Omit<HouseholdFilter, "after" | "limit"> };

/** The households, locked, and one more than may be changed at once. */
export async function loadSelected(tx: Tx, selection: Selection, most: number): Promise<readonly SelectedHousehold[]> {
  const chosen =
    "householdIds" in selection
      ? sql`registry.households household where ${named(selection)}`
      : fitting({ ...selection.filter, after: undefined, limit: most });
  const found = await sql<SelectedHousehold>`with chosen as materialized (
      select household.* from ${chosen} order by household.household_id limit ${most + 1} for update of household
    )
    select chosen.household_id as "householdId", chosen.commune_id as "communeId", chosen.village_id as "villageId",
      chosen.residence, chosen.flags, chosen.closed_on as "closedOn", chosen.source_key as "sourceKey",
      coalesce(place.valid_from, chosen.registered_on) as "livesHereSince"
    from chosen
    left join registry.household_places place on place.household_id = chosen.household_id and place.valid_to is null
    order by chosen.household_id`.execute(tx);
  return found.rows;
}

function named({ householdIds, sourceKeys = [] }: Extract<Selection, { householdIds: unknown }>) {
  const byId = sql`household.household_id = any(${householdIds}::uuid[])`;
  return sourceKeys.length === 0 ? byId : sql`${byId} or household.source_key = any(${sourceKeys}::text[])`;
}

/** Heads by household, for the list of those that are left as they are. */
export async function listHeads(
  tx: Tx,
  householdIds: readonly Id<"household">[],
): Promise<ReadonlyMap<string, string | null>> {
  const found = await sql<{
    householdId: Id<"household">;
    name: string | null;
  }>`select member.household_id as "householdId",
      head.full_name as name
    from registry.memberships member
    join registry.people head on head.household_id = member.household_id and head.person_id = member.person_id
    where member.household_id = any(${householdIds}::uuid[]) and member.relation = 'head' and member.valid_to is null`.execute(
    tx,
  );
  return new Map(found.rows.map(({ householdId, name }) => [householdId, name]));
}

/** What a household had. */
type Before = { readonly villageId: string | null; readonly residence: Residence; readonly flags: readonly string[] };

export type BulkWrite = {
  readonly householdId: Id<"household">;
  readonly villageId: string | null;
  readonly residence: Residence;
  readonly flags: readonly string[];
  /** Lives in another village from then on. */
  readonly moves: boolean;
  /** Has a village for the first time: where it lives is that one. */
  readonly placesFirst: boolean;
};

/** Writes all at once: an act each with what the household had and has, the places of those that live elsewhere from then on, the households. */
export async function writeBulk(
  tx: Tx,
  households: readonly BulkWrite[],
  bulk: {
    readonly bulkId: Id<"bulk change">;
    readonly on: LocalDate;
    readonly reason: string;
    readonly at: string;
    readonly by: string;
    readonly newId: NewId;
  },
): Promise<void> {
  const ids = households.map(({ householdId }) => householdId);
  const next = {
    villages: households.map(({ villageId }) => villageId),
    residences: households.map(({ residence }) => residence),
    flags: households.map(({ flags }) => flags.join(" ")),
  };
  await sql`insert into registry.household_acts (household_id, act_id, commune_id, act, on_date, facts, reason, done_at, done_by, bulk_id)
    select household_id, act_id, commune_id, 'household_changed', ${bulk.on}::date,
      jsonb_build_object('villageBefore', household.village_id, 'residenceBefore', household.residence,
        'flagsBefore', array_to_string(household.flags, ' '), 'villageAfter', act.village_id, 'residenceAfter', act.residence,
        'flagsAfter', act.flags),
      ${bulk.reason}, ${bulk.at}, ${bulk.by}, ${bulk.bulkId}
    from unnest(${ids}::uuid[], ${ids.map(bulk.newId)}::uuid[], ${next.villages}::text[], ${next.residences}::text[],
      ${next.flags}::text[]) act (household_id, act_id, village_id, residence, flags)
    join registry.households household using (household_id)`.execute(tx);
  const moved = households.filter(({ moves }) => moves);
  if (moved.length > 0)
    await sql`with ended as (
        update registry.household_places place set valid_to = ${addDays(bulk.on, -1)}
        from unnest(${moved.map(({ householdId }) => householdId)}::uuid[], ${moved.map(({ villageId }) => villageId)}::text[]
        ) next (household_id, village_id)
        where place.household_id = next.household_id and place.valid_to is null
        returning place.household_id, place.commune_id, next.village_id, place.address
      )
      insert into registry.household_places (household_id, valid_from, commune_id, village_id, address)
      select household_id, ${bulk.on}::date, commune_id, village_id, address from ended`.execute(tx);
  await sql`update registry.households household
    set village_id = next.village_id, residence = next.residence, flags = string_to_array(next.flags, ' ')
    from unnest(${ids}::uuid[], ${next.villages}::text[], ${next.residences}::text[], ${next.flags}::text[]) next (household_id, village_id, residence, flags)
    where household.household_id = next.household_id`.execute(tx);
  const placed = households.filter(({ placesFirst }) => placesFirst);
  if (placed.length > 0) await placeFirst(tx, placed);
}

async function placeFirst(tx: Tx, placed: readonly BulkWrite[]): Promise<void> {
  const ids = placed.map(({ householdId }) => householdId);
  await sql`update registry.household_places place set village_id = next.village_id
    from unnest(${ids}::uuid[], ${placed.map(({ villageId }) => villageId)}::text[]) next (household_id, village_id)
    where place.household_id = next.household_id and place.valid_to is null`.execute(tx);
  await reviewed.answer().takeFirstVillage(tx, ids);
}

/** Villages in force by commune: their ids and names. */
export async function listVillagesOf(
  tx: Tx,
  communeIds: readonly string[],
): Promise<readonly { readonly villageId: string; readonly name: string; readonly communeId: string }[]> {
  const found = await sql<{ villageId: string; name: string; communeId: string }>`select area_id as "villageId", name,
      parent_id as "communeId" from registry.areas
    where kind = 'village' and valid_to is null and parent_id = any(${communeIds}::text[])`.execute(tx);
  return found.rows;
}

export async function addBulk(
  tx: Tx,
  bulk: {
    readonly bulkId: Id<"bulk change">;
    readonly areaId: string;
    readonly changes: object;
    readonly on: LocalDate;
    readonly reason: string;
    readonly households: number;
    readonly at: string;
    readonly by: string;
  },
): Promise<void> {
  await tx
    .insertInto("registry.bulk_changes")
    .values({
      bulk_id: bulk.bulkId,
      area_id: bulk.areaId,
      changes: JSON.stringify(bulk.changes),
      on_date: bulk.on,
      reason: bulk.reason,
      households: bulk.households,
      done_at: bulk.at,
      done_by: bulk.by,
    })
    .execute();
}

export type LoadedBulk = {
  readonly areaId: string;
  readonly doneAt: string;
  readonly undoneAt: string | null;
  readonly on: LocalDate;
};

/** Locks the bulk change and the households that it changed, in the order of their ids, as every act locks them. */
export async function lockBulk(tx: Tx, bulkId: Id<"bulk change">): Promise<string | undefined> {
  const found = await sql<{ areaId: string }>`select area_id as "areaId" from registry.bulk_changes
    where bulk_id = ${bulkId} for update`.execute(tx);
  await sql`select from registry.households
    where household_id in (select act.household_id from registry.household_acts act where act.bulk_id = ${bulkId})
    order by household_id for update`.execute(tx);
  return found.rows[0]?.areaId;
}

export async function findBulk(tx: Tx, bulkId: Id<"bulk change">): Promise<LoadedBulk | undefined> {
  const found =
    await sql<LoadedBulk>`select area_id as "areaId", done_at as "doneAt", undone_at as "undoneAt", on_date as on
    from registry.bulk_changes where bulk_id = ${bulkId}`.execute(tx);
  return found.rows[0];
}

/** What each household had before, where nothing else was done to it since; and how many have changed. */
export async function undoBulk(
  tx: Tx,
  of: {
    readonly bulkId: Id<"bulk change">;
    readonly on: LocalDate;
    readonly today: LocalDate;
    readonly at: string;
    readonly by: string;
  },
): Promise<{ readonly undone: number; readonly changedSince: number }> {
  const found = await sql<{ householdId: Id<"household">; before: Before; isChanged: boolean }>`
    select act.household_id as "householdId", jsonb_build_object('villageId', act.facts ->> 'villageBefore', 'residence', act.facts ->> 'residenceBefore', 'flags',
        to_jsonb(string_to_array(act.facts ->> 'flagsBefore', ' '))) as before,
      exists (select from registry.household_acts later where later.household_id = act.household_id and later.done_at > act.done_at) as "isChanged"
    from registry.household_acts act where act.bulk_id = ${of.bulkId} and act.act = 'household_changed'`.execute(tx);
  const kept = found.rows.filter(({ isChanged }) => !isChanged);
  const rows = JSON.stringify(kept.map(({ householdId, before }) => ({ id: householdId, ...before })));
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as row (id uuid, "villageId" text, residence text, flags text[])`;
  await sql`update registry.household_places place set village_id = row."villageId" from ${given}
    where place.household_id = row.id and (place.valid_from = ${of.on} or row."villageId" is null) and place.valid_to is null
      and place.village_id is distinct from row."villageId"`.execute(tx);
  await sql`update registry.households household set village_id = row."villageId", residence = row.residence, flags = row.flags
    from ${given} where household.household_id = row.id`.execute(tx);
  await sql`insert into registry.household_acts (household_id, act_id, commune_id, act, on_date, facts, done_at, done_by, bulk_id)
    select household.household_id, gen_random_uuid(), household.commune_id, 'change_undone', ${of.today}::date, '{}', ${of.at}, ${of.by},
      ${of.bulkId}
    from ${given} join registry.households household on household.household_id = row.id`.execute(tx);
  await sql`update registry.bulk_changes set undone_at = ${of.at}, undone_by = ${of.by} where bulk_id = ${of.bulkId}`.execute(
    tx,
  );
  return { undone: kept.length, changedSince: found.rows.length - kept.length };
}

type BulkRow = Output<typeof listBulkChanges>["rows"][number];

export async function listBulk(tx: Tx, page: { readonly offset: number; readonly limit: number }): Promise<BulkRow[]> {
  const found = await sql<BulkRow>`select bulk.bulk_id as "bulkId", area.name as "areaName", bulk.changes,
      village.name as "villageName", bulk.on_date as on,
      bulk.reason, bulk.households, officer.full_name as "doneBy", bulk.done_at as "doneAt", bulk.undone_at as "undoneAt"
    from registry.bulk_changes bulk join registry.areas area on area.area_id = bulk.area_id
    left join registry.areas village on village.area_id = bulk.changes ->> 'villageId'
    left join authority.officers officer on officer.officer_id = bulk.done_by
    order by bulk.done_at desc limit ${page.limit} offset ${page.offset}`.execute(tx);
  return found.rows;
}
