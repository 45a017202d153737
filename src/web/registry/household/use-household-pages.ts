import { listHouseholds, searchHouseholds } from "#contract/registry/household.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { usePages } from "#web/client.ts";
import type { HouseholdFilter } from "./HouseholdFilters.tsx";

const limit = 50;

/** The list by place and class is a GET; words that are searched for travel in a body. */
export function useHouseholdPages(filter: HouseholdFilter, enabled: boolean) {
  const { search, ...places } = filter;
  const isSearched = search !== undefined;
  const on = places.on === undefined ? undefined : parseLocalDate(places.on);
  const all = usePages(listHouseholds, { query: places }, { enabled: enabled && !isSearched });
  const found = usePages(
    searchHouseholds,
    { body: { ...places, on, limit, search: search ?? "" } },
    { enabled: enabled && isSearched },
  );
  return isSearched ? found : all;
}
