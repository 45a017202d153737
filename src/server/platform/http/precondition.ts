import { sql } from "kysely";
import { z } from "zod";
import type { AnyEndpoint, Decoded } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { beginAct } from "#server/platform/database/database.ts";
import { etagOf } from "./etag.ts";
import type { Route } from "#server/platform/act/route.ts";

/**
 * If-Match (RFC 9110, 13.1.1): the write is done only when the record still reads as the caller saw it. Writers that say so take
 * turns on the record, so of two who saw the same state only the first succeeds. Answers why the write must not be done, if so.
 */
export async function findBrokenPrecondition(
  context: ActContext,
  asked: { readonly endpoint: AnyEndpoint; readonly params: Decoded<AnyEndpoint>["params"]; readonly ifMatch: string },
  routes: readonly Route[],
): Promise<Refusal | undefined> {
  const read = routes.find((route) => route.endpoint.id === asked.endpoint.recordReadBy?.id);
  if (read?.endpoint.act === undefined) return refuse("request.no_precondition_here");
  const params = read.endpoint.params.parse(z.encode(asked.endpoint.params, asked.params));
  const place = `${read.endpoint.id} ${JSON.stringify(params)}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${place}, 0))`.execute(context.tx);
  const { tx, actor, act, today } = context;
  await beginAct(tx, actor.officerId, read.endpoint.act, today);
  const found = await read.handle(context, { params, query: {}, body: {} });
  await beginAct(tx, actor.officerId, act, today);
  if (!found.ok) return found.failure;
  const etag = etagOf(JSON.stringify(z.encode(read.endpoint.output, found.value)));
  return asked.ifMatch === etag ? undefined : refuse("request.precondition_failed");
}
