import { infiniteQueryOptions } from "@tanstack/react-query";
import { ask } from "#web/parts/use-ask.ts";
import { listQuarantine } from "#contract/registry-imports.ts";
import { listHouseholds } from "#contract/registry.ts";
import type { Id } from "#kernel/id.ts";
import type { HouseholdFilter } from "./HouseholdFilters.tsx";

/** Households a page at a time. */
export function householdPages(filter: HouseholdFilter) {
  return infiniteQueryOptions({
    queryKey: [listHouseholds.id, "pages", filter],
    queryFn: async ({ pageParam }) => ask(listHouseholds, { query: { ...filter, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function quarantinePages(importId: Id<"import">) {
  return infiniteQueryOptions({
    queryKey: [listQuarantine.id, importId],
    queryFn: async ({ pageParam }) =>
      ask(listQuarantine, { params: { importId }, query: { cursor: pageParam, limit: 100 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
