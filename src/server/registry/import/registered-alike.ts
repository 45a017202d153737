/**
 * Is a household of a list in the registry already? Its number does not tell by itself: lists of two villages are called alike and number
 * their households alike, and one list comes under two names. So the people of both are compared.
 */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { MappedHousehold } from "#programme/registry/import/mapped-household.ts";
import { searchText } from "#programme/registry/household/search-text.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

/** What the registry says of a household of a list; `beside` is the one that it may be, in words. */
export type Registered =
  | { readonly is: "new"; readonly key: string }
  | { readonly is: "known" }
  | { readonly is: "number_taken" | "like_registered"; readonly beside: string };

type Asked = { readonly importId: Id<"import">; readonly source: string };

/** The same before it is said in words: `besideId` is the household that it may be, null where the officer may not see it. */
type Found =
  | Exclude<Registered, { readonly beside: string }>
  | { readonly is: "number_taken" | "like_registered"; readonly besideId: Id<"household"> | null };

/** By key of the list. A key of another village that is used already gets its village behind it. */
export async function findRegistered(
  tx: Tx,
  asked: Asked,
  households: readonly MappedHousehold[],
): Promise<ReadonlyMap<string, Registered>> {
  const found = await findInRegistry(tx, asked, households);
  const words = await wordsOf(
    tx,
    [...found.values()].flatMap((one) => ("besideId" in one && one.besideId !== null ? [one.besideId] : [])),
  );
  const inWords = (one: Found): Registered =>
    "besideId" in one ? { is: one.is, beside: words.get(one.besideId ?? "") ?? "" } : one;
  return new Map([...found].map(([key, one]) => [key, inWords(one)]));
}

async function findInRegistry(
  tx: Tx,
  asked: Asked,
  households: readonly MappedHousehold[],
): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>((await findOwnIds(tx, households)).map((key) => [key, { is: "known" }]));
  const others = households.filter(({ key }) => !found.has(key));
  const bySource = await knownBySource(tx, asked.source, others, ({ key }) => key);
  const elsewhere: MappedHousehold[] = [];
  for (const household of others) {
    const known = bySource.get(household.key);
    if (known === undefined) continue;
    if (known.isSame) found.set(household.key, { is: "known" });
    else if (isElsewhere(household, known)) elsewhere.push(household);
    else found.set(household.key, { is: "number_taken", besideId: known.householdId });
  }
  const further = await knownBySource(tx, asked.source, elsewhere, keyWithPlace);
  for (const household of elsewhere) {
    const known = further.get(keyWithPlace(household));
    if (known === undefined) continue;
    found.set(household.key, known.isSame ? { is: "known" } : { is: "number_taken", besideId: known.householdId });
  }
  const fresh = households.filter(({ key }) => !found.has(key));
  const alike = await findAlike(tx, asked.importId, fresh);
  const placed = new Set(elsewhere);
  for (const household of fresh) {
    const key = placed.has(household) ? keyWithPlace(household) : household.key;
    found.set(household.key, alike.get(household.key) ?? { is: "new", key });
  }
  return found;
}

/** Our own export has the id of each household for its number. */
async function findOwnIds(tx: Tx, households: readonly MappedHousehold[]): Promise<readonly string[]> {
  const ids = households.map(({ key }) => key).filter((key) => ownId.test(key));
  if (ids.length === 0) return [];
  const found = await sql<{ id: string }>`select household_id::text as id from registry.households
    where household_id = any(${ids}::uuid[])`.execute(tx);
  return found.rows.map(({ id }) => id);
}

const ownId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function keyWithPlace({ key, villageId, communeId }: MappedHousehold): string {
  return `${key} @ ${villageId ?? communeId}`;
}

type KnownSource = {
  readonly key: string;
  readonly householdId: Id<"household"> | null;
  readonly communeId: string | null;
  readonly villageId: string | null;
  readonly isSame: boolean;
};

async function knownBySource(
  tx: Tx,
  source: string,
  households: readonly MappedHousehold[],
  keyOf: (household: MappedHousehold) => string,
): Promise<ReadonlyMap<string, KnownSource>> {
  return knownByKeys(
    tx,
    source,
    households.flatMap((household) =>
      household.people.map((person) => ({
        key: keyOf(household),
        name: foldedName(person.name),
        year: yearOf(person),
      })),
    ),
  );
}

/** Of households that cannot be taken as they are: those whose key a household with one of these names has. */
export async function findSameSources(
  tx: Tx,
  source: string,
  households: readonly { readonly key: string; readonly names: readonly string[] }[],
): Promise<ReadonlySet<string>> {
  const people = households.flatMap(({ key, names }) =>
    (names.length === 0 ? [undefined] : names).map((name) => ({ key, name: foldedName(name), year: null })),
  );
  const known = await knownByKeys(tx, source, people);
  return new Set([...known.values()].flatMap(({ key, isSame }) => (isSame ? [key] : [])));
}

async function knownByKeys(
  tx: Tx,
  source: string,
  people: readonly { readonly key: string; readonly name: string | null; readonly year: number | null }[],
): Promise<ReadonlyMap<string, KnownSource>> {
  if (people.length === 0) return new Map();
  const found =
    await sql<KnownSource>`select source_key as key, household_id as "householdId", commune_id as "communeId",
      village_id as "villageId", is_same as "isSame"
    from registry.known_sources(${source}, ${people.map(({ key }) => key)}::text[], ${people.map(({ name }) => name)}::text[],
      ${people.map(({ year }) => year)}::integer[])`.execute(tx);
  return new Map(found.rows.map((row) => [row.key, row]));
}

function isElsewhere({ communeId, villageId }: MappedHousehold, known: KnownSource): boolean {
  if (known.communeId !== communeId) return true;
  return known.villageId !== null && villageId !== undefined && known.villageId !== villageId;
}

type Alike = {
  readonly key: string;
  readonly householdId: Id<"household">;
  readonly people: readonly string[];
};

/** Households that came in before this import, in the same commune and village, whose head has the name and year of birth of the list's. */
async function findAlike(
  tx: Tx,
  importId: Id<"import">,
  households: readonly MappedHousehold[],
): Promise<ReadonlyMap<string, Found>> {
  const heads = households.flatMap((household) => {
    const head = household.people.find(({ relation }) => relation === "head");
    const [name, year] = [foldedName(head?.name), head === undefined ? null : yearOf(head)];
    return name === null || year === null ? [] : [{ household, name, year }];
  });
  if (heads.length === 0) return new Map();
  const rows = heads.map(({ household: { key, communeId, villageId }, name, year }) => ({
    key,
    commune: communeId,
    village: villageId ?? null,
    name,
    year,
  }));
  const found = await sql<Alike>`select asked.key, household.household_id as "householdId",
      (select array_agg(coalesce(member.search_name, '') || ' ' || coalesce(member.birth_date::text, '')) from registry.people member
        join registry.memberships membership on membership.household_id = member.household_id
          and membership.person_id = member.person_id and membership.valid_to is null
        where member.household_id = household.household_id) as people
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as asked (key text, commune text, village text, name text, year integer)
    join registry.people person on person.search_name = asked.name and person.commune_id = asked.commune
      and extract(year from person.birth_date) = asked.year
    join registry.memberships headed on headed.household_id = person.household_id and headed.person_id = person.person_id
      and headed.relation = 'head' and headed.valid_to is null
    join registry.households household on household.household_id = person.household_id
      and household.import_id is distinct from ${importId}
      and (asked.village is null or household.village_id is null or household.village_id = asked.village)
    order by asked.key, household.household_id`.execute(tx);
  const alike = new Map<string, Found>();
  const byKey = new Map(heads.map(({ household }) => [household.key, household]));
  for (const { key, householdId, people } of found.rows) {
    const household = byKey.get(key);
    if (household === undefined || alike.get(key)?.is === "known") continue;
    const isSame = linesOf(household).join("\n") === [...people].toSorted().join("\n");
    alike.set(key, isSame ? { is: "known" } : { is: "like_registered", besideId: householdId });
  }
  return alike;
}

function linesOf({ people }: MappedHousehold): readonly string[] {
  return people.map(({ name, birth }) => `${foldedName(name) ?? ""} ${birth?.date ?? ""}`).toSorted();
}

function foldedName(name: string | undefined): string | null {
  return name === undefined ? null : searchText(name);
}

function yearOf({ birth }: MappedHousehold["people"][number]): number | null {
  return birth === undefined ? null : Number(birth.date.slice(0, 4));
}

/** Names and years of birth of the members and the village of each, as far as the officer may read them. */
async function wordsOf(tx: Tx, householdIds: readonly Id<"household">[]): Promise<ReadonlyMap<string, string>> {
  if (householdIds.length === 0) return new Map();
  const found = await sql<{
    householdId: string;
    words: string;
  }>`select person.household_id::text as "householdId", concat_ws('; ', string_agg(concat_ws(' ', person.full_name,
        extract(year from person.birth_date)), ', ' order by membership.relation <> 'head', person.person_id), max(village.name ${nameOrder})) as words
    from registry.people person
    join registry.memberships membership on membership.household_id = person.household_id
      and membership.person_id = person.person_id and membership.valid_to is null
    join registry.households household on household.household_id = person.household_id
    left join registry.areas village on village.area_id = household.village_id
    where person.household_id = any(${householdIds}::uuid[]) group by person.household_id`.execute(tx);
  return new Map(found.rows.map(({ householdId, words }) => [householdId, words]));
}
