/** Who of the registry is recorded twice: the people's table, linked. What follows from a pair an officer decides. */
import { findDuplicates, type Duplicates, type LinkageOptions } from "./find-duplicates.ts";
import type { PersonRecord } from "./code-people.ts";
import { peopleTable } from "./people-table.ts";

export function findDuplicatePeople(people: readonly PersonRecord[], options: LinkageOptions): Duplicates {
  return findDuplicates(peopleTable(people), options);
}
