import { sql } from "kysely";

/** Head of a household by `household_id` of these rows. */
export const headOf = (rows: string) => sql`(select person.full_name from registry.memberships membership
  join registry.people person on person.household_id = membership.household_id and person.person_id = membership.person_id
  where membership.household_id = ${sql.ref(`${rows}.household_id`)} and membership.relation = 'head' and membership.valid_to is null)`;
