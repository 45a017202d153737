import { sql } from "kysely";
import type { ActContext } from "./act.ts";
import type { Id } from "#kernel/id.ts";

/** In whose place the actor does the act in this area, by a delegation; null where a post of the actor's own permits it. */
export async function actingFor({ tx, actor, act, today }: ActContext, areaId: string): Promise<string | null> {
  const found = await sql<{ officerId: Id<"officer"> | null }>`
    select authority.acting_for(${actor.officerId}, ${act}, ${areaId}, ${today}) as "officerId"`.execute(tx);
  return found.rows[0]?.officerId ?? null;
}
