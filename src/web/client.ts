import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { v7 } from "uuid";
import { ApiProblem, call, send } from "#contract/client.ts";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import { sendWithSession } from "./session-ended.ts";
import { textOfAsk } from "./text-of-ask.ts";
import { downloadBlob } from "./ui/list/download-text.ts";

const fetchFor = (endpoint: AnyEndpoint) => async (path: string, init: RequestInit) =>
  sendWithSession(
    async () => fetch(path, { ...init, credentials: "same-origin" }),
    endpoint.method !== "get" && endpoint.readsByBody !== true,
  );

/** Asks the server once. @throws ApiProblem when it refuses; a TypeError when there is no line to it. */
export async function askServer<E extends AnyEndpoint>(endpoint: E, ask: Ask<E> = {}): Promise<Output<E>> {
  return call(fetchFor(endpoint), endpoint, ask, v7);
}

/** Asks for a file that is too secret for an address, and gives it to the browser to save. @throws ApiProblem */
export async function takeFile<E extends AnyEndpoint>(endpoint: E, ask: Ask<E>): Promise<void> {
  const response = await send(fetchFor(endpoint), endpoint, ask, v7);
  if (!response.ok) throw new ApiProblem(await response.json());
  const [, name = ""] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  downloadBlob(decodeURIComponent(name), await response.blob());
}

/** For loaders and for queries that are shared by name. */
export function endpointQuery<E extends AnyEndpoint>(endpoint: E, ask: Ask<E> = {}) {
  return queryOptions({ queryKey: [endpoint.id, textOfAsk(ask)], queryFn: async () => askServer(endpoint, ask) });
}

/** What the server answers to a read; asked again when its parts change. */
export function useEndpoint<E extends AnyEndpoint>(
  endpoint: E,
  ask: Ask<E> = {},
  options: {
    readonly enabled?: boolean;
    /** Milliseconds until it is asked again; false when what came needs no more. */
    readonly askAgain?: (found: Output<E> | undefined) => number | false;
  } = {},
): UseQueryResult<Output<E>> {
  const { askAgain, ...rest } = options;
  const asked = useQuery({ ...endpointQuery(endpoint, ask), ...rest });
  const after = askAgain?.(asked.data) ?? false;
  const { refetch } = asked;
  useEffect(() => {
    if (after === false) return undefined;
    const timer = setInterval(() => void refetch(), after);
    return () => clearInterval(timer);
  }, [after, refetch]);
  return asked;
}

type Page<Row> = { readonly rows: readonly Row[]; readonly nextCursor: string | null; readonly total: number | null };
/** An endpoint that answers by pages (contract/values.ts `page`). */
export type RowOf<E extends AnyEndpoint> = Output<E> extends { readonly rows: readonly (infer Row)[] } ? Row : never;

/** A list that grows by "show more": the rows so far (undefined until the first come), the total, and how to get more. */
export function usePages<E extends AnyEndpoint>(
  endpoint: E,
  ask: Ask<E> = {},
  options: { readonly enabled?: boolean } = {},
) {
  const asked = useInfiniteQuery({
    ...infiniteQueryOptions({
      queryKey: [endpoint.id, "pages", textOfAsk(ask)],
      queryFn: async ({ pageParam }) => {
        const part = endpoint.readsByBody === true ? "body" : "query";
        const paged = { ...ask, [part]: { ...(ask[part] as object | undefined), cursor: pageParam } };
        return (await askServer(endpoint, paged)) as Page<RowOf<E>>;
      },
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
    ...options,
  });
  return {
    rows: asked.data?.pages.flatMap((page) => page.rows),
    total: asked.data?.pages[0]?.total ?? null,
    error: asked.error,
    onRetry: () => void asked.refetch(),
    more: asked.hasNextPage
      ? { onMore: () => void asked.fetchNextPage(), loading: asked.isFetchingNextPage }
      : undefined,
  };
}

type Without<Of, Key extends PropertyKey> = Of extends unknown ? Omit<Of, Key> : never;

/** `mutate` of an act: what follows a done act is done also when the form has left the page before the answer came. */
export type Act<E extends AnyEndpoint> = Without<UseMutationResult<Output<E>, Error, Ask<E>>, "mutate"> & {
  readonly mutate: (ask: Ask<E>, then?: { readonly onSuccess: (output: Output<E>) => void }) => void;
};

/**
 * An act on the server. The same act sent again after a broken line carries the same idempotency key, so that it is done once.
 * Whatever was read before may have changed, so it is read again: that may take the row, and the form in it, from the page before the
 * act counts as done.
 */
export function useAct<E extends AnyEndpoint>(endpoint: E): Act<E> {
  const client = useQueryClient();
  const unanswered = useRef<{ readonly text: string; readonly key: string }>(undefined);
  const onItsWay = useRef<string>(undefined);
  const sent = useMutation({
    mutationFn: async (ask: Ask<E>) => {
      const text = textOfAsk(ask);
      const now = unanswered.current?.text === text ? unanswered.current : { text, key: v7() };
      unanswered.current = now;
      return askServer(endpoint, { key: now.key, ...ask });
    },
    onSuccess: async () => {
      unanswered.current = undefined;
      await client.invalidateQueries();
    },
  });
  const { mutateAsync } = sent;
  const mutate: Act<E>["mutate"] = useCallback(
    (ask, then) => {
      // Pressed twice: the first press is under way, and its answer is the one that is shown.
      const text = textOfAsk(ask);
      if (onItsWay.current === text) return;
      onItsWay.current = text;
      const answered = () => {
        onItsWay.current = undefined;
      };
      // A refusal is in `error`, where the form shows it.
      void mutateAsync(ask)
        .finally(answered)
        .then(then?.onSuccess, () => undefined);
    },
    [mutateAsync],
  );
  return { ...sent, mutate };
}
