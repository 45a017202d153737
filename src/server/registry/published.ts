/** What later stages may ask of the registry. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";

export { waitingInRegistry } from "./waiting-store.ts";
export { communeOfHousehold } from "./household/commune-of-household.ts";
export { lockHouseholds } from "./household/household-acts-store.ts";
export type { ImportedSurvey, MappedAnswers, Reviewed } from "./household/reviewed.ts";
export type { LaterRecords } from "./take-back/later-records.ts";

/** Rows (household_id, founded_on): households that split off from another. */
export const foundedHouseholds = sql`select household_id, on_date as founded_on from registry.household_acts
  where act = 'household_founded'`;

/** Rows (household_id, person_id, other_household_id, other_person_id): two whom an officer found to be two people, both ways round. */
export const peopleFoundDistinct = sql`select pair.left_household_id as household_id, pair.left_person_id as person_id,
    pair.right_household_id as other_household_id, pair.right_person_id as other_person_id
  from registry.duplicate_pairs pair where pair.state = 'not_same'
  union
  select pair.right_household_id, pair.right_person_id, pair.left_household_id, pair.left_person_id
  from registry.duplicate_pairs pair where pair.state = 'not_same'`;

/** A row (lon, lat): where a household's house stands now, as far as it was recorded in the commune where it lives. */
export const latestPointOf = (householdId: RawBuilder<unknown>, communeId: RawBuilder<unknown>) => sql`
  select point.lon, point.lat from registry.household_points point
  where point.household_id = ${householdId} and point.commune_id = ${communeId}
  order by point.recorded_at desc, point.point_id desc limit 1`;

/** Rows (household_id, person_id, key_version, ciphertext): personal numbers, sealed. */
export const sealedPersonalNumbers = sql`select household_id, person_id, key_version, ciphertext from registry.identifiers
  where kind = 'personal_id'`;

/** Rows of two people of different households who have a number in common; the first of each lives in one of these communes. */
export const peopleWithSharedNumbers = (communes: readonly string[]) =>
  sql`registry.people_with_shared_numbers(${communes}::text[], null)`;
