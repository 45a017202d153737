import { sql } from "kysely";
import type { Act } from "#programme/authority/post/permissions.ts";
import type { ActContext } from "#server/platform/act/act.ts";

export type CommuneInReach = {
  readonly areaId: string;
  /** The province that it lies in. */
  readonly parentId: string;
  /** The reader may read its households by name, and so every count of them. */
  readonly isKnown: boolean;
};

/** Who may do this in an area reads its households by name. */
const namesHouseholds: Act = "registry.readHouseholds";

/** The communes of the act, each with whether the officer may read its households by name. */
async function listReach({ tx, actor, today }: ActContext): Promise<readonly CommuneInReach[]> {
  const found = await sql<CommuneInReach>`
    with named as materialized (
      select closure.descendant_id as area_id
      from authority.held_posts post
      join authority.permissions permission on permission.post_kind = post.post_kind and permission.act = ${namesHouseholds}
      join registry.area_closure closure on closure.ancestor_id = post.area_id
      where post.officer_id = ${actor.officerId} and post.valid_from <= ${today}
        and (post.valid_to is null or post.valid_to >= ${today})
    )
    select area.area_id as "areaId", coalesce(area.parent_id, '') as "parentId",
      area.area_id in (select area_id from named) as "isKnown"
    from registry.areas area
    where area.kind in ('commune', 'ward', 'special_zone') and area.valid_to is null and authority.sees(area.area_id)
    order by area.area_id`.execute(tx);
  return found.rows;
}

/**
 * How the reader sees counts of these communes. Undefined: exactly, for they may read the households by name. Otherwise the whole
 * reach of the reader: what is suppressed in one commune depends on all that the reader could subtract.
 */
export async function reachOfCounts(
  context: ActContext,
  communes: readonly string[],
): Promise<readonly CommuneInReach[] | undefined> {
  const reach = await listReach(context);
  const known = new Set(reach.filter(({ isKnown }) => isKnown).map(({ areaId }) => areaId));
  return communes.every((commune) => known.has(commune)) ? undefined : reach;
}

/** The row of the hierarchy that stands for some communes together. */
export function keyOfCommunes(reach: readonly CommuneInReach[], communes: readonly string[]): string {
  const [first] = communes;
  if (communes.length === 1 && first !== undefined) return first;
  const asked = new Set(communes);
  const provinces = new Set(reach.filter(({ areaId }) => asked.has(areaId)).map(({ parentId }) => parentId));
  const [province] = provinces;
  return provinces.size === 1 && province !== undefined ? `province ${province}` : "all";
}

/** Are these communes all that the reader reaches and that hold counts? What is left of a part could be found by subtraction. */
export function isWholeReach(
  reach: readonly CommuneInReach[],
  holdsCounts: ReadonlyMap<string, unknown>,
  communes: readonly string[],
): boolean {
  const asked = new Set(communes);
  return reach.every(({ areaId, isKnown }) => !isKnown && (asked.has(areaId) || !holdsCounts.has(areaId)));
}
