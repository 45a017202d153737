import type { PoolClient } from "pg";
import type { DemoHousehold } from "#demo/generator/make-household.ts";
import { copyRows } from "./copy-rows.ts";

/** Writes the households of one commune with their people, memberships and residences, as the migrator, by COPY. */
export async function writeDemoHouseholds(client: PoolClient, households: readonly DemoHousehold[]): Promise<void> {
  await copyRows(
    client,
    "registry.households",
    [
      "household_id",
      "commune_id",
      "village_id",
      "address",
      "residence",
      "registered_on",
      "source_system",
      "source_key",
    ],
    households.map(({ household }) => [
      household.id,
      household.communeId,
      household.areaId,
      household.address,
      household.residence,
      household.registeredOn,
      household.sourceSystem,
      household.sourceKey,
    ]),
  );
  await copyRows(
    client,
    "registry.household_places",
    ["household_id", "valid_from", "commune_id", "village_id", "address"],
    households.map(({ household }) => [
      household.id,
      household.registeredOn,
      household.communeId,
      household.areaId,
      household.address,
    ]),
  );
  await copyRows(
    client,
    "registry.household_sources",
    ["source_system", "source_key", "household_id", "commune_id"],
    households.map(({ household }) => [household.sourceSystem, household.sourceKey, household.id, household.communeId]),
  );
  await copyRows(client, "registry.people", peopleColumns, peopleRows(households));
  await copyRows(client, "registry.memberships", membershipColumns, membershipRows(households));
  await copyRows(
    client,
    "registry.person_residences",
    ["person_id", "valid_from", "valid_to", "household_id", "commune_id"],
    households.flatMap(({ household, memberships }) =>
      memberships.map(({ personId, from, to, householdId }) => [personId, from, to, householdId, household.communeId]),
    ),
  );
}

const peopleColumns = [
  "household_id",
  "person_id",
  "commune_id",
  "full_name",
  "birth_date",
  "birth_precision",
  "sex",
  "ethnicity_code",
  "local_group",
  "disability",
  "merit",
  "died_on",
];

function* peopleRows(households: readonly DemoHousehold[]) {
  for (const { household, people } of households) {
    for (const person of people) {
      yield [
        household.id,
        person.id,
        household.communeId,
        person.name,
        person.birth?.date,
        person.birth?.precision,
        person.sex,
        person.ethnicityCode,
        person.localGroup,
        person.disability,
        person.isMerit,
        person.diedOn,
      ];
    }
  }
}

const membershipColumns = [
  "household_id",
  "membership_id",
  "person_id",
  "commune_id",
  "relation",
  "valid_from",
  "valid_to",
];

/** A made-up person has one membership, so its id serves for both. */
function* membershipRows(households: readonly DemoHousehold[]) {
  for (const { household, memberships } of households) {
    for (const { personId, relation, from, to } of memberships) {
      yield [household.id, personId, personId, household.communeId, relation, from, to];
    }
  }
}
