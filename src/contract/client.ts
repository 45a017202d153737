import { z } from "zod";
import type { AnyEndpoint, Output } from "./endpoint.ts";
import { bodyType, isWrite } from "./endpoint.ts";

/** What the server refused, or could not do: application/problem+json. */
export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly rule?: string;
  readonly requestId: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
};

export class ApiProblem extends Error {
  readonly problem: ProblemBody;
  constructor(problem: ProblemBody) {
    super(`${problem.code} ${JSON.stringify(problem.facts)}`);
    this.problem = problem;
  }
}

/** What is asked of an endpoint: parts that are empty may be left out. Query is as typed in an address. */
export type Ask<E extends AnyEndpoint> = {
  readonly params?: z.output<E["params"]>;
  readonly query?: z.input<E["query"]>;
  readonly body?: z.output<E["body"]>;
  /** The file itself, where the endpoint takes one. */
  readonly file?: Blob;
  /** The idempotency key of a write; the caller keeps it when it sends the same act again. */
  readonly key?: string;
  /** The record as it was read (`recordReadBy` of the write): the act is done only while it still reads so. */
  readonly seen?: object | undefined;
};

const etags = new WeakMap<object, string>();

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** The request that the contract says: path, query, encoded body, idempotency key. */
export async function send<E extends AnyEndpoint>(
  fetch: Fetch,
  endpoint: E,
  ask: Ask<E>,
  newKey: () => string,
): Promise<Response> {
  const params = z.record(z.string(), z.unknown()).parse(z.encode(endpoint.params, ask.params ?? {}));
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const query = new URLSearchParams(
    Object.entries(ask.query ?? {}).flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [[name, String(value)]],
    ),
  );
  const address = `/api${path}${query.size > 0 ? `?${query.toString()}` : ""}`;
  if (endpoint.method === "get") return fetch(address, { method: "GET" });
  const etag = ask.seen === undefined ? undefined : etags.get(ask.seen);
  return fetch(address, {
    method: endpoint.method.toUpperCase(),
    headers: {
      "content-type": bodyType(endpoint.takesFile === true),
      ...(isWrite(endpoint) ? { "idempotency-key": ask.key ?? newKey() } : {}),
      ...(etag === undefined ? {} : { "if-match": etag }),
    },
    body: ask.file ?? JSON.stringify(z.encode(endpoint.body, ask.body ?? {})),
  });
}

/** Asks and decodes the answer. @throws ApiProblem when the server refuses. */
export async function call<E extends AnyEndpoint>(
  fetch: Fetch,
  endpoint: E,
  ask: Ask<E>,
  newKey: () => string,
): Promise<Output<E>> {
  const response = await send(fetch, endpoint, ask, newKey);
  if (!response.ok) throw new ApiProblem(await response.json());
  const output = z.decode(endpoint.output, await response.json()) as Output<E>;
  const etag = response.headers.get("etag");
  if (etag !== null && typeof output === "object" && output !== null) etags.set(output, etag);
  return output;
}
