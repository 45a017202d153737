import { jsonResponse } from "./etag.ts";
import { randomUUID } from "node:crypto";
import type { Context, Hono } from "hono";
import { z } from "zod";
import type { AnyEndpoint, Decoded, Output } from "#contract/endpoint.ts";
import { refuse } from "#kernel/refusal.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { busyRefusal } from "#server/platform/database/busy.ts";
import { databaseRefusal } from "#server/platform/database/database-refusal.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { problemOf, problemResponse } from "./problem.ts";
import { errorsOf, findIllFormed } from "./well-formed.ts";

/** A question that anybody may ask without signing in. It opens no act, so row-level security shows it no row: it asks functions only. */
export type PublicRoute = {
  readonly endpoint: AnyEndpoint;
  readonly answer: (tx: Tx, params: Decoded<AnyEndpoint>["params"], clock: Clock) => Promise<unknown>;
};
type Clock = { readonly today: LocalDate };

export function publicRoute<E extends AnyEndpoint>(
  endpoint: E,
  answer: (tx: Tx, params: Decoded<E>["params"], clock: Clock) => Promise<Output<E>>,
): PublicRoute {
  // The parameters were decoded by this endpoint's own schema, so they have this endpoint's own type.
  return { endpoint, answer: (tx, params, clock) => answer(tx, params as Decoded<E>["params"], clock) };
}

export function servePublicRoutes(app: Hono, server: ServerContext, routes: readonly PublicRoute[]): void {
  for (const route of routes)
    app.get(`/api${route.endpoint.path.replaceAll(/\{(\w+)\}/g, ":$1")}`, (context) =>
      answerPublic(context, server, route),
    );
}

async function answerPublic(
  context: Context,
  server: ServerContext,
  { endpoint, answer }: PublicRoute,
): Promise<Response> {
  const requestId = randomUUID();
  const params = context.req.param();
  const illFormed = findIllFormed(params);
  const read = endpoint.params.safeDecode(params);
  if (illFormed !== undefined || !read.success) {
    const errors = illFormed === undefined ? errorsOf(read.error ?? new z.ZodError([])) : [illFormed];
    return problemResponse(problemOf(refuse("request.invalid"), requestId, errors));
  }
  try {
    const answered = await server.database
      .transaction()
      .setAccessMode("read only")
      .execute(async (tx) => answer(tx, read.data, { today: server.today() }));
    return jsonResponse(context, z.encode(endpoint.output, answered));
  } catch (error) {
    const refusal = busyRefusal(error) ?? databaseRefusal(error);
    if (refusal !== undefined) return problemResponse(problemOf(refusal, requestId));
    const cause = error instanceof Error ? error.stack : String(error);
    server.log("error", `${endpoint.id} failed`, { requestId, cause });
    return problemResponse(problemOf(refuse("internal"), requestId));
  }
}
