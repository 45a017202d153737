import { infiniteQueryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query";
import { v7 } from "uuid";
import { call } from "#contract/client.ts";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import { listQuarantine } from "#contract/registry-imports.ts";
import { listHouseholds } from "#contract/registry.ts";
import type { Id } from "#kernel/id.ts";
import type { HouseholdFilter } from "./HouseholdFilters.tsx";

const fetchHere = async (path: string, init: RequestInit) => fetch(path, init);

/** What the server answers to a read; asked again when its parts change. */
export function useAsk<E extends AnyEndpoint>(
  endpoint: E,
  ask: Ask<E> = {},
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<Output<E>> {
  return useQuery({ queryKey: [endpoint.id, ask], queryFn: async () => call(fetchHere, endpoint, ask, v7), ...options });
}

/** An act on the server. Whatever was read before may have changed, so it is read again. */
export function useAct<E extends AnyEndpoint>(endpoint: E): UseMutationResult<Output<E>, Error, Ask<E>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ask: Ask<E>) => call(fetchHere, endpoint, ask, v7),
    onSuccess: async () => client.invalidateQueries(),
  });
}

/** Households a page at a time. */
export function householdPages(filter: HouseholdFilter) {
  return infiniteQueryOptions({
    queryKey: [listHouseholds.id, "pages", filter],
    queryFn: async ({ pageParam }) => call(fetchHere, listHouseholds, { query: { ...filter, cursor: pageParam } }, v7),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function quarantinePages(importId: Id<"import">) {
  return infiniteQueryOptions({
    queryKey: [listQuarantine.id, importId],
    queryFn: async ({ pageParam }) => call(fetchHere, listQuarantine, { params: { importId }, query: { cursor: pageParam, limit: 100 } }, v7),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
