import { v7 } from "uuid";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { Officer } from "#server/authority/authority-store.ts";
import { buildApp } from "#server/app.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import type { Ask } from "#contract/client.ts";
import { call } from "#contract/client.ts";

/** Asks as a demo officer, by the contract, as the web would: what the demo shows was done by the acts themselves. */
export function askAs(server: ServerContext) {
  // The demo asks one thing at a time, so the officer of the moment is the officer of the request.
  let asking: Officer | undefined;
  const app = buildApp(server, { version: server.version, identify: async () => asking });
  return async <E extends AnyEndpoint>(officer: Officer, endpoint: E, ask: Ask<E> = {}): Promise<Output<E>> => {
    asking = officer;
    return call(async (path, init) => app.request(`http://vuon.local${path}`, init), endpoint, ask, v7);
  };
}

export type AskAs = ReturnType<typeof askAs>;
