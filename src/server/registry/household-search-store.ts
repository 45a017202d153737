import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Tx } from "#server/platform/database.ts";

/** Words of a name as searchText folds them, or a number: keyed indexes of identifiers, and a phone's digits. */
export type SearchToRun =
  | { readonly words: readonly string[]; readonly whole: string }
  | { readonly identifiers: readonly { readonly kind: string; readonly blindIndex: Buffer }[]; readonly phone: string };

/** Nobody reads further; who does not find among so many types another word. */
export const mostFound = 200;
/** Looked through where other conditions leave some of them out. */
const mostLookedThrough = 2000;

/** Rows (household_id, rank), the nearest at 0; each household once. */
export function foundBy(
  search: SearchToRun,
  among: { readonly communeId: string | undefined; readonly isNarrowed: boolean },
): RawBuilder<unknown> {
  if ("words" in search) {
    // A word is looked for where a word of the name begins.
    const patterns = search.words.map((word) => `% ${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
    const most = among.isNarrowed ? mostLookedThrough : mostFound;
    return sql`select * from registry.households_with_name(${search.whole}, ${patterns}::text[], ${among.communeId ?? null}, ${most})`;
  }
  const kinds = search.identifiers.map(({ kind }) => kind);
  const indexes = search.identifiers.map(({ blindIndex }) => blindIndex);
  return sql`select known.household_id, 0 as rank from registry.identifier_index known
    where (known.kind, known.blind_index) in (select * from unnest(${kinds}::text[], ${indexes}::bytea[]))
    union select household_id, 0 from registry.households_with_phone(${search.phone}) household_id`;
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
