import { sql } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import type { listDuplicateSearches } from "#contract/registry/duplicate.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Tx } from "#server/platform/database/database.ts";

type SearchRow = Output<typeof listDuplicateSearches>["rows"][number];
export type SearchState = SearchRow["state"];
export type SearchEnd = {
  readonly at: string;
  readonly counts?: {
    readonly people: number;
    readonly found: number;
    readonly added: number;
    readonly placeholders: SearchRow["placeholders"];
  };
  readonly failure?: Refusal;
};

export async function addSearch(
  tx: Tx,
  search: {
    readonly searchId: Id<"duplicate search">;
    readonly areaId: string;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await tx
    .insertInto("registry.duplicate_searches")
    .values({ search_id: search.searchId, area_id: search.areaId, asked_by: search.by, asked_at: search.at })
    .execute();
}

/** The latest first. */
export async function listSearches(
  tx: Tx,
  of: { readonly areaId?: string | undefined; readonly searchId?: Id<"duplicate search"> },
): Promise<SearchRow[]> {
  const found = await sql<SearchRow>`select search.search_id as "searchId", search.area_id as "areaId",
      area.name as "areaName", search.state, search.asked_at as "askedAt", search.people_compared as people,
      search.pairs_found as found, search.pairs_added as added, search.placeholders, search.failure
    from registry.duplicate_searches search join registry.areas area on area.area_id = search.area_id
    where (${of.areaId ?? null}::text is null or search.area_id = ${of.areaId ?? null})
      and (${of.searchId ?? null}::uuid is null or search.search_id = ${of.searchId ?? null})
    order by search.asked_at desc limit 20`.execute(tx);
  return found.rows;
}

export async function setSearchState(
  tx: Tx,
  searchId: Id<"duplicate search">,
  state: SearchState,
  end?: SearchEnd,
): Promise<void> {
  await tx
    .updateTable("registry.duplicate_searches")
    .set({
      state,
      ...(end?.counts === undefined
        ? {}
        : {
            people_compared: end.counts.people,
            pairs_found: end.counts.found,
            pairs_added: end.counts.added,
            placeholders: JSON.stringify(end.counts.placeholders),
          }),
      failure: end?.failure === undefined ? null : JSON.stringify(end.failure),
      ended_at: end?.at ?? null,
    })
    .where("search_id", "=", searchId)
    .execute();
}
