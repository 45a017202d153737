/** What an officer does with the own access: it lies in no area, and is bound to the officer who asks. */
import { sql } from "kysely";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { AuditEntry } from "#server/platform/act/append-entry.ts";
import type { EndpointOf } from "#server/platform/act/keyed-act.ts";
import type { Done } from "#server/platform/act/record-act.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";

type Asked<P, Q, B> = { readonly params: P; readonly query: Q; readonly body: B };

const areaOf = "one's own access";

/** A change of the own access; the audit keeps its facts, without anything secret. */
export function ownAct<P, Q, B, O>(
  endpoint: EndpointOf<P, Q, B, O>,
  body: (context: ActContext, input: Asked<P, Q, B>) => Promise<Result<Done<NoInfer<O>>, Refusal>>,
): Route {
  async function run(context: ActContext, input: Asked<P, Q, B>): Promise<Result<O, Refusal>> {
    const result = await body(context, input);
    if (!result.ok) return result;
    await auditOwn(context, result.value.facts);
    return success(result.value.answer);
  }
  return route<EndpointOf<P, Q, B, O>>(endpoint, { areaOf, handle: async (context, input) => run(context, input) });
}

export function readOwnAccess<P, Q, B, O>(
  endpoint: EndpointOf<P, Q, B, O>,
  handle: (context: ActContext) => Promise<Result<NoInfer<O>, Refusal>>,
): Route {
  return route<EndpointOf<P, Q, B, O>>(endpoint, { areaOf, handle: async (context) => handle(context) });
}

/** In the chain of the area of the officer's own post. */
async function auditOwn(context: ActContext, facts: AuditEntry["facts"]): Promise<void> {
  const { tx, actor } = context;
  const found = await sql<{ area_id: string }>`select area_id from authority.posts
    where officer_id = ${actor.officerId} and (authority.sees(area_id) or authority.acts_for(office_id)) order by valid_from, area_id limit 1`.execute(
    tx,
  );
  const areaId = found.rows[0]?.area_id;
  if (areaId === undefined) throw new Error("the officer acts by a post, and it is gone");
  await context.audit({ areaId, recordKind: "officer", recordId: actor.officerId, facts });
}
