/** An installation to be fuzzed: officers of every post, who are named by a header and not signed in; what goes wrong is collected. */
import type { Hono } from "hono";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";
import type { PostKind } from "#programme/authority/post/post.ts";
import { postKinds, postLevels } from "#programme/authority/post/post.ts";
import { buildApp } from "#server/app.ts";
import type { Actor } from "#server/platform/act/act.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { publicRoutes, routesOf } from "#server/routes.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { IdPool, fillPool } from "./id-pool.ts";

export type FuzzInstallation = {
  readonly app: Hono;
  readonly endpoints: readonly AnyEndpoint[];
  readonly pool: IdPool;
  /** Headers of an officer who may, by post, do what the endpoint is for; of another one for other choices. */
  officerFor(endpoint: AnyEndpoint, choice: number): string;
  /** What the server wrote down as a fault since it was asked last, by request id. */
  takeFault(requestId: string): string | undefined;
};

export const officerHeader = "x-fuzz-officer";

export async function openFuzzInstallation(
  opened: TestInstallation,
  places: Readonly<Record<string, string>> = { country: "VN", province: "51", commune: "21484", office: "51" },
): Promise<FuzzInstallation> {
  const faults = new Map<string, string>();
  const server: ServerContext = {
    ...opened.server,
    log: (level, message, facts) => {
      if (level === "error") faults.set(String(facts?.["requestId"]), `${message}: ${String(facts?.["cause"])}`);
    },
  };
  const actors = new Map<string, Actor>();
  for (const kind of postKinds) actors.set(kind, await opened.officer(kind, places[postLevels[kind]] ?? "VN"));
  const app = buildApp(server, {
    version: "fuzz",
    identify: async (request) => actors.get(request.headers.get(officerHeader) ?? ""),
  });
  const pool = new IdPool();
  await fillPool(opened.ownersServer.database, pool);
  for (const place of Object.values(places)) for (const name of ["areaId", "communeId"]) pool.add(name, place);
  const kindsFor = new Map<string, readonly PostKind[]>();
  return {
    app,
    pool,
    endpoints: [...publicRoutes, ...routesOf(server.config)].map((route) => route.endpoint),
    officerFor: ({ act }, choice) => {
      if (act === undefined || choice % 10 === 0) return postKinds[choice % postKinds.length] ?? "";
      const permitted = kindsFor.get(act) ?? postKinds.filter((kind) => permissionOf(act)[kind] !== undefined);
      kindsFor.set(act, permitted);
      return permitted[choice % permitted.length] ?? "";
    },
    takeFault: (requestId) => {
      const fault = faults.get(requestId);
      faults.delete(requestId);
      return fault;
    },
  };
}
