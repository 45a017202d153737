import { sql } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import type { getLivelihoodGroup, listLivelihoodGroups } from "#contract/delivery/livelihood.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { LivelihoodTerms } from "#programme/delivery/livelihood/livelihood.ts";
import { isBelowTargetShare, orderOfTurns } from "#programme/delivery/livelihood/livelihood.ts";
import { withinArea } from "#server/area/published.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";
import { headOf } from "./head-of.ts";
import { escapesOn, isListed, readClassRoles, statusesOn } from "#server/review/published.ts";

type Group = Output<typeof listLivelihoodGroups>["rows"][number];
type Shown = Output<typeof getLivelihoodGroup>;
type GroupId = Id<"livelihood group">;
type GroupRow = Omit<Group, "isBelowTargetShare"> & { readonly targetShare: number | null };

/** The day on which it is looked next whether an `asset` of a `livelihood` group is there, by its last check. */
const checkDueOn = sql`(greatest(asset.received_on, (select max(checked.checked_on) from delivery.asset_checks checked
    where checked.asset_id = asset.asset_id)) + make_interval(months => livelihood.check_every_months))::date`;

/** Rows (commune_id, group_id, asset_id, due_on): assets that are kept and whose check was due before the day. */
export const lateChecks = (today: LocalDate) => sql`
  select asset.commune_id, asset.group_id, asset.asset_id, ${checkDueOn} as due_on
  from delivery.livelihood_assets asset join delivery.livelihood_groups livelihood on livelihood.group_id = asset.group_id
  where asset.state = 'alive' and livelihood.check_every_months is not null and ${checkDueOn} < ${today}`;

/** Members of `livelihood` groups that are on the list or newly escaped on the day. */
const targeted = (communes: readonly string[], today: LocalDate) => sql`
  select status.household_id from ${statusesOn(communes, today)} status where ${isListed("status.class")}
  union
  select escape.household_id from (${escapesOn(sql`in (select household_id from delivery.livelihood_members)`, today)}) escape
  where escape.state = 'newly_escaped'`;

export async function listGroups(
  tx: Tx,
  asked: {
    readonly areaId: string;
    readonly activityId?: Id<"activity"> | undefined;
    readonly groupId?: GroupId | undefined;
    readonly today: LocalDate;
  },
): Promise<readonly (Group & { readonly targetShare: number | null })[]> {
  const { areaId, activityId, groupId, today } = asked;
  const communes = await sql<{ communeId: string }>`
    select distinct commune_id as "communeId" from delivery.livelihood_groups where commune_id in ${withinArea(areaId)}`.execute(
    tx,
  );
  const found = await sql<GroupRow>`
    with target as (${targeted(
      communes.rows.map(({ communeId }) => communeId),
      today,
    )})
    select livelihood.group_id as "groupId", livelihood.activity_id as "activityId", activity.title as "activityTitle",
      livelihood.commune_id as "communeId", commune.name as "communeName", village.name as "villageName", livelihood.name,
      livelihood.formed_on as "formedOn", livelihood.target_share as "targetShare",
      member.members, member."ofTargetGroup", asset.alive, checks."lateChecks", asset.gone, asset.born, holding.rotations, asset.due,
      asset.repaid, asset.late
    from delivery.livelihood_groups livelihood
    join delivery.activities activity on activity.activity_id = livelihood.activity_id
    join registry.areas commune on commune.area_id = livelihood.commune_id
    left join registry.areas village on village.area_id = livelihood.village_id,
    lateral (select count(*)::int as members,
        count(*) filter (where one.household_id in (select household_id from target))::int as "ofTargetGroup"
      from delivery.livelihood_members one where one.group_id = livelihood.group_id) member,
    lateral (select count(*) filter (where one.state = 'alive')::int as alive,
        count(*) filter (where one.state in ('dead', 'lost'))::int as gone,
        count(*) filter (where one.mother_id is not null)::int as born, coalesce(sum(one.due), 0)::bigint as due,
        coalesce(sum(paid.amount), 0)::bigint as repaid,
        coalesce(sum(one.due - paid.amount) filter (where one.due_on < ${today}), 0)::bigint as late
      from delivery.livelihood_assets one, lateral (select coalesce(sum(repayment.amount), 0) as amount
        from delivery.livelihood_repayments repayment where repayment.asset_id = one.asset_id) paid
      where one.group_id = livelihood.group_id) asset,
    lateral (select count(*)::int as rotations from delivery.livelihood_holdings one
      where one.group_id = livelihood.group_id and one.turn > 1) holding,
    lateral (select count(*)::int as "lateChecks" from (${lateChecks(today)}) late where late.group_id = livelihood.group_id) checks
    where livelihood.commune_id in ${withinArea(areaId)}
      and ${whereGiven(activityId, (one) => sql`livelihood.activity_id = ${one}`)}
      and ${whereGiven(groupId, (one) => sql`livelihood.group_id = ${one}`)}
    order by commune.name ${nameOrder}, livelihood.name, livelihood.group_id limit 500`.execute(tx);
  return found.rows.map((row) => ({ ...row, isBelowTargetShare: isBelowTargetShare(row, row.targetShare) }));
}

type Sums = Output<typeof listLivelihoodGroups>["sums"];

/** The sums over all groups of an area or an activity. */
export async function sumGroups(
  tx: Tx,
  asked: { readonly areaId: string; readonly activityId?: Id<"activity"> | undefined; readonly today: LocalDate },
): Promise<Sums> {
  const { areaId, activityId, today } = asked;
  const found = await sql<Sums>`
    with asked as (select livelihood.group_id from delivery.livelihood_groups livelihood
      where livelihood.commune_id in ${withinArea(areaId)} and ${whereGiven(activityId, (one) => sql`livelihood.activity_id = ${one}`)}),
    asset as (select one.*, coalesce((select sum(repayment.amount) from delivery.livelihood_repayments repayment
        where repayment.asset_id = one.asset_id), 0) as paid
      from delivery.livelihood_assets one where one.group_id in (select group_id from asked))
    select (select count(*)::int from asked) as groups,
      (select count(*)::int from delivery.livelihood_members where group_id in (select group_id from asked)) as members,
      count(*) filter (where state = 'alive')::int as alive, count(*) filter (where state in ('dead', 'lost'))::int as gone,
      count(*) filter (where mother_id is not null)::int as born,
      (select count(*)::int from delivery.livelihood_holdings where group_id in (select group_id from asked) and turn > 1) as rotations,
      coalesce(sum(due), 0)::bigint as due, coalesce(sum(paid), 0)::bigint as repaid,
      coalesce(sum(due - paid) filter (where due_on < ${today}), 0)::bigint as late,
      (select count(*)::int from (${lateChecks(today)}) late where late.group_id in (select group_id from asked)) as "lateChecks"
    from asset`.execute(tx);
  const [sums] = found.rows;
  if (sums === undefined) throw new Error("sums of no row");
  return sums;
}

type MemberRow = Omit<Shown["people"][number], "place"> & { readonly holdsNow: boolean };
type AssetRow = Omit<Shown["assets"][number], "holders">;
type HolderRow = Shown["assets"][number]["holders"][number] & { readonly assetId: Id<"livelihood asset"> };

/** The members with what decides whose turn it is. */
export async function listMembers(
  tx: Tx,
  group: { readonly groupId: GroupId; readonly communeId: string },
  today: LocalDate,
) {
  const found = await sql<MemberRow>`
    select member.household_id as "householdId", ${headOf("member")} as "headName", status.class, member.role,
      member.joined_on as "joinedOn",
      (select count(*)::int from delivery.livelihood_holdings held
        where held.group_id = member.group_id and held.household_id = member.household_id) as turns,
      exists (select from delivery.livelihood_holdings held
        join delivery.livelihood_assets asset on asset.asset_id = held.asset_id and asset.state = 'alive'
        where held.group_id = member.group_id and held.household_id = member.household_id
          and not exists (select from delivery.livelihood_holdings later
            where later.asset_id = held.asset_id and later.turn > held.turn)) as "holdsNow"
    from delivery.livelihood_members member
    left join ${statusesOn([group.communeId], today)} status on status.household_id = member.household_id
    where member.group_id = ${group.groupId} order by member.joined_on, member.household_id`.execute(tx);
  const roles = await readClassRoles(tx);
  return found.rows.map((row) => ({ ...row, role: roles.get(row.class ?? ""), groupRole: row.role }));
}

export async function findShownGroup(
  tx: Tx,
  group: { readonly groupId: GroupId; readonly communeId: string },
  today: LocalDate,
): Promise<Shown | undefined> {
  const { groupId } = group;
  const [found] = await listGroups(tx, { areaId: group.communeId, groupId, today });
  if (found === undefined) return undefined;
  const members = await listMembers(tx, group, today);
  const order = orderOfTurns(members).map(({ householdId }) => householdId);
  const assets = await sql<AssetRow>`
    select asset.asset_id as "assetId", asset.tag, asset.kind, mother.tag as "motherTag", asset.value,
      asset.received_on as "receivedOn", asset.state, asset.ended_on as "endedOn", asset.end_reason as "endReason",
      asset.class_on_receipt as "classOnReceipt", asset.due, asset.due_on as "dueOn", paid.amount as repaid,
      coalesce(asset.due_on < ${today} and paid.amount < asset.due, false) as "isLate",
      case when asset.state = 'alive' then ${checkDueOn} end as "checkDueOn",
      coalesce(asset.state = 'alive' and ${checkDueOn} < ${today}, false) as "isCheckLate",
      (select jsonb_build_object('checkedOn', checked.checked_on, 'checkedBy', checked.checked_by, 'finding', checked.finding,
          'note', checked.note) from delivery.asset_checks checked where checked.asset_id = asset.asset_id
        order by checked.checked_on desc, checked.recorded_at desc limit 1) as "lastCheck"
    from delivery.livelihood_assets asset join delivery.livelihood_groups livelihood on livelihood.group_id = asset.group_id
    left join delivery.livelihood_assets mother on mother.asset_id = asset.mother_id,
    lateral (select coalesce(sum(repayment.amount), 0)::bigint as amount from delivery.livelihood_repayments repayment
      where repayment.asset_id = asset.asset_id) paid
    where asset.group_id = ${groupId} order by asset.received_on, asset.tag`.execute(tx);
  const holders = await sql<HolderRow>`
    select held.asset_id as "assetId", held.household_id as "householdId", ${headOf("held")} as "headName",
      held.held_from as "heldFrom", held.minutes, held.reason
    from delivery.livelihood_holdings held where held.group_id = ${groupId} order by held.asset_id, held.turn`.execute(
    tx,
  );
  return {
    ...found,
    people: members.map(({ holdsNow: _holds, groupRole, role: _role, ...member }) => ({
      ...member,
      role: groupRole,
      place: order.includes(member.householdId) ? order.indexOf(member.householdId) + 1 : null,
    })),
    assets: assets.rows.map((asset) => ({
      ...asset,
      holders: holders.rows
        .filter(({ assetId }) => assetId === asset.assetId)
        .map(({ assetId: _asset, ...holder }) => holder),
    })),
  };
}

export type GroupInUse = LivelihoodTerms & {
  readonly groupId: GroupId;
  readonly areaId: string;
  readonly communeId: string;
  readonly activityState: string;
  readonly formedOn: LocalDate;
};

export async function findGroup(tx: Tx, groupId: GroupId): Promise<GroupInUse | undefined> {
  const found = await sql<GroupInUse>`
    select livelihood.group_id as "groupId", livelihood.commune_id as "areaId", livelihood.commune_id as "communeId",
      activity.state as "activityState", livelihood.formed_on as "formedOn", livelihood.target_share as "targetShare",
      livelihood.repay_after_months as "repayAfterMonths", livelihood.repay_in_poverty as "repayInPoverty",
      livelihood.repay_near_poverty as "repayNearPoverty"
    from delivery.livelihood_groups livelihood
    join delivery.activities activity on activity.activity_id = livelihood.activity_id
    where livelihood.group_id = ${groupId}`.execute(tx);
  return found.rows[0];
}

/** Acts on one group take turns. */
export async function lockGroup(tx: Tx, groupId: GroupId): Promise<string | undefined> {
  const found = await tx
    .selectFrom("delivery.livelihood_groups")
    .select("commune_id")
    .where("group_id", "=", groupId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return found?.commune_id;
}

/** The day on which an asset was received, and that of its last turn. */
export async function daysOfAsset(
  tx: Tx,
  assetId: Id<"livelihood asset">,
): Promise<{ readonly receivedOn: LocalDate | null; readonly heldFrom: LocalDate | null }> {
  const found = await sql<{ receivedOn: LocalDate | null; heldFrom: LocalDate | null }>`
    select min(held_from) as "receivedOn", max(held_from) as "heldFrom" from delivery.livelihood_holdings
    where asset_id = ${assetId}`.execute(tx);
  return found.rows[0] ?? { receivedOn: null, heldFrom: null };
}

/** The class of a household of the commune on a day. */
export async function classOn(
  tx: Tx,
  household: { readonly householdId: Id<"household">; readonly communeId: string },
  on: LocalDate,
): Promise<string | null> {
  const found = await sql<{ class: string | null }>`
    select status.class from ${statusesOn([household.communeId], on)} status
    where status.household_id = ${household.householdId}`.execute(tx);
  return found.rows[0]?.class ?? null;
}

export async function isTagTaken(tx: Tx, communeId: string, tag: string): Promise<boolean> {
  const found =
    await sql`select from delivery.livelihood_assets where commune_id = ${communeId} and tag = ${tag}`.execute(tx);
  return found.rows.length > 0;
}
