import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query";
import { v7 } from "uuid";
import { call } from "#contract/client.ts";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";

const fetchHere = async (path: string, init: RequestInit) => fetch(path, init);

/** What the server answers to a read; asked again when its parts change. */
export function useAsk<E extends AnyEndpoint>(endpoint: E, ask: Ask<E> = {}): UseQueryResult<Output<E>> {
  return useQuery({ queryKey: [endpoint.id, ask], queryFn: async () => call(fetchHere, endpoint, ask, v7) });
}

/** An act on the server. Whatever was read before may have changed, so it is read again. */
export function useAct<E extends AnyEndpoint>(endpoint: E): UseMutationResult<Output<E>, Error, Ask<E>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ask: Ask<E>) => call(fetchHere, endpoint, ask, v7),
    onSuccess: async () => client.invalidateQueries(),
  });
}
