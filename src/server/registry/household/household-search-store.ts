import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";

/** Words of a name as searchText folds them, or a number: keyed indexes of identifiers, and a phone's digits. */
export type SearchToRun =
  | { readonly words: readonly string[]; readonly whole: string }
  | { readonly identifiers: readonly { readonly kind: string; readonly blindIndex: Buffer }[]; readonly phone: string };

/** Nobody reads further; who does not find among so many types another word. */
export const mostFound = 200;
/** Looked through where other conditions leave some of them out. */
const mostLookedThrough = 2000;

/** A word is looked for where a word of the name begins. */
const patternsOf = (words: readonly string[]) =>
  words.map((word) => `% ${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);

/** Rows (household_id, rank), the nearest at 0; each household once. */
export function foundBy(
  search: SearchToRun,
  among: { readonly communeId: string | undefined; readonly isNarrowed: boolean },
): RawBuilder<unknown> {
  if ("words" in search) {
    const patterns = patternsOf(search.words);
    const most = among.isNarrowed ? mostLookedThrough : mostFound;
    return sql`select * from registry.households_with_name(${search.whole}, ${patterns}::text[], ${among.communeId ?? null}, ${most})`;
  }
  return sql`select known.household_id, 0 as rank from ${peopleWith(search)} known
    union select household_id, 0 from registry.households_with_phone(${search.phone}) household_id`;
}

/**
 * How well a name fits, as registry.households_with_name ranks it: the whole name, its words in another order, its beginning, its words.
 * Of numbers all fit alike.
 */
const fitOf = (search: SearchToRun, name: RawBuilder<unknown>) =>
  "words" in search
    ? sql`case when ${name} = ${search.whole} then 0
        when registry.sorted_words(${name}) = registry.sorted_words(${search.whole}) then 1
        when starts_with(${name}, ${search.whole}) then 2 else 3 end`
    : sql`0::int`;

const fits = (search: SearchToRun) =>
  "words" in search
    ? sql`' ' || person.search_name like all (${patternsOf(search.words)}::text[])`
    : sql`(regexp_replace(person.phone, '\\D', '', 'g') = ${search.phone} or exists (
        select from ${peopleWith(search)} known
        where known.household_id = person.household_id and known.person_id = person.person_id))`;

/**
 * The households found, each with its rank: where the head on the day bears what was found, before those in which another member does, since a
 * household is shown by its head's name.
 */
export function headsFirst(found: RawBuilder<unknown>, search: SearchToRun, on: string): RawBuilder<unknown> {
  const headFits = sql`exists (select from registry.people person
    where person.household_id = found.household_id and person.person_id = (
        select member.person_id from registry.memberships member
        where member.household_id = found.household_id and member.relation = 'head' and member.valid_from <= ${on}
        order by member.valid_from desc limit 1)
      and ${fits(search)} and ${fitOf(search, sql`person.search_name`)} <= found.rank)`;
  return sql`select found.household_id, found.rank * 2 + case when ${headFits} then 0 else 1 end as rank from (${found}) found`;
}

/** The name of the member by whom the household was found, where that is not its head: the best fit, the head where several fit alike. */
export function foundMember(
  search: SearchToRun,
  household: RawBuilder<unknown>,
  head: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`(select case when best.person_id is distinct from ${head} then best.full_name end from (
    select person.person_id, person.full_name from registry.people person
    where person.household_id = ${household} and ${fits(search)}
    order by ${fitOf(search, sql`person.search_name`)}, (person.person_id = ${head}) desc nulls last, person.full_name
    limit 1) best)`;
}

/** Of the households that are found, those of which the person was a member on the day: `place` is the household's. */
export function wasMemberOn(search: SearchToRun, on: string): RawBuilder<unknown> {
  return sql`exists (select from registry.memberships member
    join registry.people person on person.household_id = member.household_id and person.person_id = member.person_id
    where member.household_id = place.household_id and member.valid_from <= ${on}
      and (member.valid_to is null or member.valid_to >= ${on}) and ${fits(search)})`;
}

function peopleWith({ identifiers }: Extract<SearchToRun, { identifiers: unknown }>) {
  const kinds = identifiers.map(({ kind }) => kind);
  const indexes = identifiers.map(({ blindIndex }) => blindIndex);
  return sql`registry.people_with_number(${kinds}::text[], ${indexes}::bytea[])`;
}

/** Names that people bear from now on, so that they are found by them. In one order: two writers of the same names do not wait in a ring. */
export async function addNames(tx: Tx, names: readonly (string | null | undefined)[]): Promise<void> {
  const written = [...new Set(names)].filter((name) => typeof name === "string");
  if (written.length === 0) return;
  await sql`insert into registry.names (search_name, sorted_words)
    select distinct name, coalesce(registry.sorted_words(name), '')
    from (select registry.search_text(written) as name from unnest(${written}::text[]) written) folded
    order by 1 on conflict do nothing`.execute(tx);
}
