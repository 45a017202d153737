import type { Hono } from "hono";
import { z } from "zod";
import type { AnyEndpoint, Decoded, Output } from "#contract/endpoint.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Tx } from "./database.ts";
import type { House } from "./house.ts";
import { problemOf, problemResponse } from "./problem.ts";

/** A question that anybody may ask without signing in. It opens no act, so row-level security shows it no row: it asks functions only. */
export type PublicRoute = {
  readonly endpoint: AnyEndpoint;
  readonly answer: (tx: Tx, params: Decoded<AnyEndpoint>["params"]) => Promise<unknown>;
};

export function publicRoute<E extends AnyEndpoint>(
  endpoint: E,
  answer: (tx: Tx, params: Decoded<E>["params"]) => Promise<Output<E>>,
): PublicRoute {
  // The parameters were decoded by this endpoint's own schema, so they have this endpoint's own type.
  return { endpoint, answer: (tx, params) => answer(tx, params as Decoded<E>["params"]) };
}

export function servePublicRoutes(app: Hono, house: House, routes: readonly PublicRoute[]): void {
  for (const { endpoint, answer } of routes)
    app.get(`/api${endpoint.path.replaceAll(/\{(\w+)\}/g, ":$1")}`, async (context) => {
      const read = endpoint.params.safeDecode(context.req.param());
      if (!read.success) return problemResponse(problemOf(refuse("request.invalid"), "-"));
      const told = await house.database
        .transaction()
        .setAccessMode("read only")
        .execute(async (tx) => answer(tx, read.data));
      return context.json(z.record(z.string(), z.unknown()).parse(z.encode(endpoint.output, told)));
    });
}
