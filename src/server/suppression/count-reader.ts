import { sql } from "kysely";
import type { Act } from "#programme/authority/post/permissions.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { alikeAll } from "#server/platform/database/where-given.ts";
import { smallestShown } from "#server/suppression/smallest-shown.ts";

export type CommuneInReach = {
  readonly areaId: string;
  /** The province that it lies in. */
  readonly parentId: string;
  /** The reader may read its households by name, and so every count of them. */
  readonly isKnown: boolean;
};

/** What a reader without the names may compare: whatever is suppressed of one commune depends on all of it. */
export type Reach = {
  readonly communes: readonly CommuneInReach[];
  /** Communes that ended and of which nothing is counted: an area that once held them is counted by those in force. */
  readonly ended: ReadonlySet<string>;
  /** Counts below it are small. */
  readonly smallest: number;
};

/** Who may do this in an area reads its households by name. */
const namesHouseholds: Act = "registry.readHouseholds";

/** Areas in which the officer may read households by name. */
const namedAreas = ({ actor, today }: ActContext) => sql`select post.area_id from authority.held_posts post
  join authority.permissions permission on permission.post_kind = post.post_kind and permission.act = ${namesHouseholds}
  where post.officer_id = ${actor.officerId} and post.valid_from <= ${today}
    and (post.valid_to is null or post.valid_to >= ${today})`;

/** Asked first and by itself: most readers work in the communes that they ask about. */
async function readsAllByName(context: ActContext, communes: readonly string[]): Promise<boolean> {
  const found = await sql<{ readsAll: boolean }>`select not exists (
      select from unnest(${alikeAll(communes)}) as asked (area_id)
      where not exists (select from registry.area_closure closure
        where closure.descendant_id = asked.area_id and closure.ancestor_id in (${namedAreas(context)}))
    ) as "readsAll"`.execute(context.tx);
  return found.rows[0]?.readsAll === true;
}

/** The communes of the act that are in force, each with whether the officer may read its households by name. */
async function listReach(context: ActContext): Promise<readonly CommuneInReach[]> {
  const found = await sql<CommuneInReach>`
    with named as materialized (
      select closure.descendant_id as area_id
      from (${namedAreas(context)}) post join registry.area_closure closure on closure.ancestor_id = post.area_id
    )
    select area.area_id as "areaId", coalesce(area.parent_id, '') as "parentId",
      area.area_id in (select area_id from named) as "isKnown"
    from registry.areas area
    where area.kind in ('commune', 'ward', 'special_zone') and area.valid_to is null and authority.sees(area.area_id)
    order by area.area_id`.execute(context.tx);
  return found.rows;
}

async function listEnded({ tx }: ActContext): Promise<ReadonlySet<string>> {
  const found = await sql<{ areaId: string }>`
    select area.area_id as "areaId" from registry.areas area
    where area.kind in ('commune', 'ward', 'special_zone') and area.valid_to is not null and authority.sees(area.area_id)
      and not exists (select from review.status_changes change where change.commune_id = area.area_id)`.execute(tx);
  return new Set(found.rows.map(({ areaId }) => areaId));
}

/**
 * How the reader sees counts of these communes. Undefined: exactly, for they may read the households by name. Otherwise the whole
 * reach of the reader: what is suppressed in one commune depends on all that the reader could subtract.
 */
export async function reachOfCounts(context: ActContext, communes: readonly string[]): Promise<Reach | undefined> {
  if (await readsAllByName(context, communes)) return undefined;
  const [inForce, ended] = [await listReach(context), await listEnded(context)];
  return { communes: inForce, ended, smallest: await smallestShown(context.tx) };
}

/** Whether any post of the officer reads households by name. */
export async function readsHouseholds(context: ActContext): Promise<boolean> {
  const found = await sql<{ reads: boolean }>`select exists (${namedAreas(context)}) as reads`.execute(context.tx);
  return found.rows[0]?.reads === true;
}

/** Areas of which some lies outside the reader's reach: nothing there can be weighed, so everything is suppressed. */
export const beyondReach = "beyond reach";

/** The row of the hierarchy that stands for some communes together. */
export function keyOfCommunes({ communes: reach, ended }: Reach, asked: readonly string[]): string {
  const within = new Set(reach.map(({ areaId }) => areaId));
  const communes = asked.filter((commune) => !ended.has(commune));
  if (communes.length === 0 || communes.some((commune) => !within.has(commune))) return beyondReach;
  const [first] = communes;
  if (communes.length === 1 && first !== undefined) return first;
  const some = new Set(communes);
  const provinces = new Set(reach.filter(({ areaId }) => some.has(areaId)).map(({ parentId }) => parentId));
  const [province] = provinces;
  return provinces.size === 1 && province !== undefined ? `province ${province}` : "all";
}

/** Are these communes all that the reader reaches and that hold counts? What is left of a part could be found by subtraction. */
export function isWholeReach(
  { communes: reach }: Reach,
  holdsCounts: ReadonlyMap<string, unknown>,
  communes: readonly string[],
): boolean {
  const asked = new Set(communes);
  return (
    communes.length > 0 &&
    reach.every(({ areaId, isKnown }) => !isKnown && (asked.has(areaId) || !holdsCounts.has(areaId)))
  );
}
