import { infiniteQueryOptions, useQuery } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import { v7 } from "uuid";
import { call } from "#contract/client.ts";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";

export async function ask<E extends AnyEndpoint>(endpoint: E, asked: Ask<E> = {}): Promise<Output<E>> {
  return call(async (path, init) => fetch(path, init), endpoint, asked, v7);
}

/** What the server answers to a read; asked again when its parts change. */
export function useAsk<E extends AnyEndpoint>(
  endpoint: E,
  asked: Ask<E> = {},
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<Output<E>> {
  return useQuery({ queryKey: [endpoint.id, asked], queryFn: async () => ask(endpoint, asked), ...options });
}

/** Pages of a list whose answer has rows and a cursor. */
export function pagesOf<Row>(
  key: readonly unknown[],
  read: (cursor: string | undefined) => Promise<{ readonly rows: readonly Row[]; readonly nextCursor: string | null }>,
) {
  return infiniteQueryOptions({
    queryKey: [...key, "pages"],
    queryFn: async ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
