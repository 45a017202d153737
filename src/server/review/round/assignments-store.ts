import { sql } from "kysely";
import { latestPointOf } from "#server/registry/published.ts";
import type { Output } from "#contract/endpoint.ts";
import type { readRoute } from "#contract/review/work.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";
import type { Stop } from "#programme/review/round/route-order.ts";
import type { Tx } from "#server/platform/database/database.ts";

const latestPoint = sql`left join lateral (${latestPointOf(sql`review.household_id`, sql`review.commune_id`)}) point on true`;

export type Reviewer = { readonly officerId: Id<"officer">; readonly fullName: string };

/** Who holds a post of the commune that may survey, on the day. */
export async function listReviewersOf(tx: Tx, communeId: string, on: LocalDate): Promise<Reviewer[]> {
  const posts = Object.entries(permissionOf("review.submitAnswers")).flatMap(([post, level]) =>
    level === "commune" ? [post] : [],
  );
  const rows = await sql<Reviewer>`select distinct officer.officer_id as "officerId", officer.full_name as "fullName"
    from authority.held_posts post join authority.officers officer on officer.officer_id = post.officer_id
    where post.area_id = ${communeId} and post.post_kind = any (${posts}) and post.valid_from <= ${on}
      and (post.valid_to is null or post.valid_to >= ${on})
    order by 2, 1`.execute(tx);
  return rows.rows;
}

/** What is still to be surveyed in a village, locked. */
export async function loadStops(tx: Tx, roundId: Id<"round">, villageId: string): Promise<readonly Stop[]> {
  const rows = await sql<Stop>`select review.household_id as "householdId", household.address,
      case when point.lon is null then null else jsonb_build_object('lon', point.lon, 'lat', point.lat) end as point
    from review.reviews review join registry.households household on household.household_id = review.household_id
    ${latestPoint}
    where review.round_id = ${roundId} and review.village_id = ${villageId} and review.state in ('listed', 'screened', 'surveyed')
    order by review.household_id for update of review`.execute(tx);
  return rows.rows;
}

/** Positions count on through the village from 1. */
export async function setAssigned(
  tx: Tx,
  roundId: Id<"round">,
  stops: readonly { readonly householdId: Id<"household">; readonly reviewerId: string }[],
): Promise<void> {
  await sql`update review.reviews review set reviewer_id = stop.reviewer_id, route_position = stop.at
    from unnest(${stops.map(({ householdId }) => householdId)}::uuid[], ${stops.map(({ reviewerId }) => reviewerId)}::uuid[])
      with ordinality stop (household_id, reviewer_id, at)
    where review.round_id = ${roundId} and review.household_id = stop.household_id`.execute(tx);
}

type RouteRow = Output<typeof readRoute>["rows"][number];

export async function listRouteRows(
  tx: Tx,
  of: {
    readonly roundId: Id<"round">;
    readonly villageId: string;
    readonly officerId: Id<"officer">;
    readonly onlyMine: boolean;
  },
): Promise<RouteRow[]> {
  const rows = await sql<RouteRow>`select review.household_id as "householdId", review.route_position as position,
      head.full_name as "headName", household.address, point.lon, point.lat, review.state,
      review.previous_class as "previousClass", reviewer.full_name as "reviewerName",
      coalesce(review.reviewer_id = ${of.officerId}::uuid, false) as "isMine",
      (select count(*)::int from registry.memberships living
        where living.household_id = review.household_id and living.valid_to is null) as members
    from review.reviews review join registry.households household on household.household_id = review.household_id
    left join registry.memberships member
      on member.household_id = review.household_id and member.relation = 'head' and member.valid_to is null
    left join registry.people head on head.household_id = member.household_id and head.person_id = member.person_id
    left join authority.officers reviewer on reviewer.officer_id = review.reviewer_id
    ${latestPoint}
    where review.round_id = ${of.roundId} and review.village_id = ${of.villageId} and review.state <> 'superseded'
      and (not ${of.onlyMine} or review.reviewer_id = ${of.officerId}::uuid)
    order by review.route_position nulls last, household.address, review.household_id limit 2000`.execute(tx);
  return rows.rows;
}
