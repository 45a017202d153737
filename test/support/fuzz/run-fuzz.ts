/** Sends made-up requests to every endpoint in turn, several at a time, and tells which of them the server failed on. */
import fc from "fast-check";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { officerHeader } from "./fuzz-installation.ts";
import type { FuzzInstallation } from "./fuzz-installation.ts";
import type { IdPool } from "./id-pool.ts";
import { drawn, requestOf } from "./make-request.ts";
import type { FuzzRequest } from "./make-request.ts";

export type FuzzReport = {
  readonly requests: number;
  readonly serverErrors: number;
  readonly hangs: number;
  /** Refused by the database alone: the contract let a value by that no column holds. */
  readonly lateRefusals: number;
  readonly statuses: ReadonlyMap<number, number>;
  /** The longest that each endpoint took, in milliseconds. */
  readonly slowest: ReadonlyMap<string, number>;
  /** What failed, each kind once: how often, and the first request of it. */
  readonly failures: ReadonlyMap<string, { readonly times: number; readonly example: string }>;
};

type Options = {
  readonly requests: number;
  readonly seed: number;
  /** A request that is right in shape, for the endpoints that have one. */
  readonly right: (endpoint: AnyEndpoint) => Ask<AnyEndpoint> | undefined;
  readonly only?: (endpoint: AnyEndpoint) => boolean;
  /** Ends the run early; what was sent until then is reported. */
  readonly ending?: AbortSignal;
  readonly onProgress?: (sent: number) => void;
};

const atOnce = 6;
const aTurn = 8;
/** Longer than any answer takes on a machine that has other work too. */
const hangMs = 30_000;

export async function runFuzz(server: FuzzInstallation, options: Options): Promise<FuzzReport> {
  const endpoints = server.endpoints.filter(options.only ?? (() => true));
  const draws = new Map(endpoints.map((endpoint) => [endpoint, drawn(endpoint, server.pool)]));
  const statuses = new Map<number, number>();
  const slowest = new Map<string, number>();
  const failures = new Map<string, { times: number; example: string }>();
  const counts = { requests: 0, serverErrors: 0, hangs: 0, lateRefusals: 0 };
  const fail = (kind: string, example: string) => {
    const known = failures.get(kind);
    failures.set(kind, { times: (known?.times ?? 0) + 1, example: known?.example ?? example });
  };
  const turns = turnsOf(endpoints);

  async function worker(): Promise<void> {
    while (counts.requests < options.requests && options.ending?.aborted !== true) {
      const { endpoint, turn } = turns();
      const draw = draws.get(endpoint);
      if (draw === undefined) return;
      for (const one of fc.sample(draw, { seed: options.seed + turn, numRuns: aTurn })) {
        if (counts.requests >= options.requests) return;
        counts.requests += 1;
        const request = requestOf(endpoint, one, () => options.right(endpoint));
        const officer = server.officerFor(endpoint, one.choice);
        const from = performance.now();
        const answer = await answered(server, request, officer);
        slowest.set(endpoint.id, Math.max(slowest.get(endpoint.id) ?? 0, performance.now() - from));
        const reported = `${officer} ${request.method} ${request.address.slice(0, 600)} ${(request.body ?? "").slice(0, 1500)}`;
        if (answer === undefined) {
          counts.hangs += 1;
          fail(`${endpoint.id}: no answer within ${hangMs} ms`, reported);
          continue;
        }
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status >= 500 && answer.status !== 503) {
          counts.serverErrors += 1;
          fail(
            `${endpoint.id}: ${answer.fault.replaceAll(/[\da-f]{8}-[\da-f-]{27}|\d+/g, "#").slice(0, 700)}`,
            reported,
          );
        }
        if (answer.sqlstate !== undefined) {
          counts.lateRefusals += 1;
          fail(`${endpoint.id}: refused by the database alone, ${answer.sqlstate}`, reported);
        }
        if (answer.status === 200 && request.method !== "GET") learn(server.pool, one.choice, request);
      }
      options.onProgress?.(counts.requests);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { ...counts, statuses, slowest, failures };
}

/** Every endpoint in turn, round after round; each turn has a number of its own. */
function turnsOf(endpoints: readonly AnyEndpoint[]): () => { readonly endpoint: AnyEndpoint; readonly turn: number } {
  let turn = 0;
  return () => {
    const endpoint = endpoints[turn % endpoints.length];
    if (endpoint === undefined) throw new Error("there is nothing to fuzz");
    turn += 1;
    return { endpoint, turn };
  };
}

type Answered = { readonly status: number; readonly fault: string; readonly sqlstate: string | undefined };

async function answered(
  server: FuzzInstallation,
  request: FuzzRequest,
  officer: string,
): Promise<Answered | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), hangMs);
  try {
    return await Promise.race([late, ask(server, request, officer)]);
  } finally {
    clearTimeout(timer);
  }
}

async function ask(
  server: FuzzInstallation,
  { method, address, headers, body }: FuzzRequest,
  officer: string,
): Promise<Answered> {
  try {
    const response = await server.app.request(`http://vuon.test${address}`, {
      method,
      headers: { ...headers, [officerHeader]: officer },
      ...(body === undefined ? {} : { body }),
    });
    // A file is made while it is read: only now is it known whether it could be made.
    const text = await response.text();
    if (response.status < 400) return { status: response.status, fault: "", sqlstate: undefined };
    const problem = problemIn(text);
    const fault = response.status >= 500 ? (server.takeFault(problem.requestId) ?? text) : "";
    return { status: response.status, fault, sqlstate: problem.sqlstate };
  } catch (error) {
    return {
      status: 500,
      fault: `broken off: ${error instanceof Error ? (error.stack ?? "") : String(error)}`,
      sqlstate: undefined,
    };
  }
}

function problemIn(text: string): { readonly requestId: string; readonly sqlstate: string | undefined } {
  try {
    const { requestId, facts }: { requestId: string; facts?: { sqlstate?: string } } = JSON.parse(text);
    return { requestId, sqlstate: facts?.sqlstate };
  } catch {
    return { requestId: "", sqlstate: undefined };
  }
}

/** Records that a request made are asked about by later ones. */
function learn(pool: IdPool, choice: number, { body }: FuzzRequest): void {
  if (body === undefined || choice % 3 !== 0) return;
  for (const [, name, id] of body.matchAll(/"(\w+Id)":"([\da-f-]{36})"/g))
    if (name !== undefined && id !== undefined) pool.add(name, id);
}
