import { sql } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import type { listHouseholdActs } from "#contract/registry/household-acts.ts";
import { idOf } from "#kernel/id.ts";
import type { Id, NewId } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import type { HouseholdChange, HouseholdNow } from "#programme/registry/household/household-changes.ts";
import type { Residence } from "#programme/registry/household/household.ts";
import type { Relation } from "#programme/registry/household/membership.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { reviewed } from "./reviewed.ts";
import { communeOfHousehold } from "./commune-of-household.ts";

export type LoadedHousehold = HouseholdNow & {
  readonly householdId: Id<"household">;
  readonly communeId: string;
  readonly areaId: string;
  readonly villageId: string | null;
  readonly address: string | null;
  readonly residence: Residence;
  /** From when it lives where it lives now. */
  readonly livesHereSince: LocalDate;
};

/**
 * Locks households in the order of their ids, so that two acts never wait for each other, and answers where the first of them is
 * recorded. One that moved away is still seen by whom it left, and is nobody's to lock there: the act is then refused where it is now.
 */
export async function lockHouseholds(
  tx: Tx,
  householdIds: readonly [Id<"household">, ...Id<"household">[]],
): Promise<string | undefined> {
  const [first] = householdIds;
  const locked = await sql<{ householdId: Id<"household">; communeId: string }>`
    select household_id as "householdId", commune_id as "communeId" from registry.households
    where household_id = any(${householdIds}::uuid[]) order by household_id for update`.execute(tx);
  const found = locked.rows.find(({ householdId }) => householdId === first);
  return found?.communeId ?? (await communeOfHousehold(tx, first));
}

/** The household and who is a member now, locked for an act. */
export async function loadHouseholdNow(tx: Tx, householdId: Id<"household">): Promise<LoadedHousehold | undefined> {
  const [household] = (
    await sql<Omit<LoadedHousehold, "members">>`
      select household.household_id as "householdId", household.commune_id as "communeId",
        household.commune_id as "areaId", household.village_id as "villageId", household.address, household.residence,
        household.registered_on as "registeredOn", household.closed_on as "closedOn",
        coalesce((select max(place.valid_from) from registry.household_places place
          where place.household_id = household.household_id), household.registered_on) as "livesHereSince",
        (select max(transfer.on_date) from registry.transfers transfer
          where transfer.household_id = household.household_id and transfer.state = 'accepted') as "tookOverOn"
      from registry.households household where household.household_id = ${householdId} for update of household`.execute(
      tx,
    )
  ).rows;
  if (household === undefined) return undefined;
  const members = await sql<{ personId: Id<"person">; relation: Relation; from: LocalDate }>`
    select person_id as "personId", relation, valid_from as "from" from registry.memberships
    where household_id = ${householdId} and valid_to is null order by relation <> 'head', valid_from, person_id
    for update`.execute(tx);
  return { ...household, members: members.rows };
}

/** Memberships end before others begin; who is not a member again lives here no longer. */
export async function applyChange(
  tx: Tx,
  household: { readonly householdId: Id<"household">; readonly communeId: string },
  change: HouseholdChange,
  newId: NewId,
): Promise<void> {
  const { householdId, communeId } = household;
  for (const { personId, lastDay } of change.ends) {
    const person = idOf("person", personId);
    await tx
      .updateTable("registry.memberships")
      .set({ valid_to: lastDay })
      .where("household_id", "=", householdId)
      .where("person_id", "=", person)
      .where("valid_to", "is", null)
      .execute();
    if (change.begins.some((begin) => begin.personId === personId)) continue;
    await tx
      .updateTable("registry.person_residences")
      .set({ valid_to: lastDay })
      .where("household_id", "=", householdId)
      .where("person_id", "=", person)
      .where("valid_to", "is", null)
      .execute();
  }
  for (const { personId, relation, from } of change.begins) {
    await tx
      .insertInto("registry.memberships")
      .values({
        household_id: householdId,
        membership_id: newId(),
        person_id: idOf("person", personId),
        commune_id: communeId,
        relation,
        valid_from: from,
      })
      .execute();
  }
  if (change.closes === undefined) return;
  await tx
    .updateTable("registry.households")
    .set({ closed_on: change.closes.on, closed_reason: change.closes.reason })
    .where("household_id", "=", householdId)
    .execute();
}

export async function setDied(
  tx: Tx,
  householdId: Id<"household">,
  personId: Id<"person">,
  on: LocalDate,
): Promise<void> {
  await tx
    .updateTable("registry.people")
    .set({ died_on: on })
    .where("household_id", "=", householdId)
    .where("person_id", "=", personId)
    .execute();
}

/** The household lives there from `on`: where it lived until then keeps its days. */
export async function setPlace(
  tx: Tx,
  household: { readonly householdId: Id<"household">; readonly communeId: string },
  place: { readonly villageId: string; readonly address: string; readonly on: LocalDate },
): Promise<void> {
  const { householdId, communeId } = household;
  const { villageId, address, on } = place;
  await tx
    .updateTable("registry.household_places")
    .set({ valid_to: addDays(on, -1) })
    .where("household_id", "=", householdId)
    .where("valid_to", "is", null)
    .execute();
  await tx
    .insertInto("registry.household_places")
    .values({ household_id: householdId, valid_from: on, commune_id: communeId, village_id: villageId, address })
    .execute();
  await tx
    .updateTable("registry.households")
    .set({ village_id: villageId, address })
    .where("household_id", "=", householdId)
    .execute();
  await reviewed.answer().takeFirstVillage(tx, [householdId]);
}

export type HouseholdAct = {
  readonly actId: Id<"household act">;
  readonly act: Output<typeof listHouseholdActs>["rows"][number]["act"];
  readonly onDate: LocalDate;
  readonly personId: Id<"person"> | null;
  readonly facts: Readonly<Record<string, string | null>>;
  readonly reason: string | undefined;
};

export async function addHouseholdAct(
  tx: Tx,
  household: { readonly householdId: Id<"household">; readonly communeId: string },
  act: HouseholdAct,
  done: { readonly at: string; readonly by: string },
): Promise<void> {
  await tx
    .insertInto("registry.household_acts")
    .values({
      household_id: household.householdId,
      act_id: act.actId,
      commune_id: household.communeId,
      act: act.act,
      on_date: act.onDate,
      person_id: act.personId,
      facts: JSON.stringify(act.facts),
      reason: act.reason ?? null,
      done_at: done.at,
      done_by: done.by,
    })
    .execute();
}

export async function listActsOf(
  tx: Tx,
  householdId: Id<"household">,
): Promise<Output<typeof listHouseholdActs>["rows"]> {
  const found = await sql<Output<typeof listHouseholdActs>["rows"][number]>`
    select act.act_id as "actId", act.act, act.on_date as "onDate", act.person_id as "personId",
      person.full_name as "personName",
      act.facts || jsonb_strip_nulls(jsonb_build_object('villageBeforeName', village_before.name, 'villageAfterName', village_after.name))
        as facts, act.reason,
      act.done_at as "doneAt", officer.full_name as "officerName"
    from registry.household_acts act
    left join registry.people person on person.household_id = act.household_id and person.person_id = act.person_id
    left join authority.officers officer on officer.officer_id = act.done_by
    left join registry.areas village_before on village_before.area_id = act.facts ->> 'villageBefore'
    left join registry.areas village_after on village_after.area_id = act.facts ->> 'villageAfter'
    where act.household_id = ${householdId} order by act.on_date, act.act_id`.execute(tx);
  return found.rows;
}
