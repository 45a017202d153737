import { sql } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import type { getCycle, listCycles } from "#contract/delivery/production.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { CycleState } from "#programme/delivery/production/cycle-state.ts";
import { withinArea } from "#server/area/published.ts";
import { headOf } from "#server/delivery/livelihood/head-of.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";

export type CycleId = Id<"production cycle">;
export type Cycle = Output<typeof listCycles>["rows"][number];
type Shown = Output<typeof getCycle>;

/**
 * What became of cycles (rows `cycle`): harvested, sold, what signed contracts that have not run out still promise, and what is open: what is
 * expected or harvested, less sold, less promised. A cycle that failed has nothing open, which is not zero.
 */
const countedOf = (
  today: LocalDate,
) => sql`lateral (select harvest.quantity as harvested, sale.quantity as sold, sale.amount as income,
      input.cost, promise.quantity as promised, greatest(0, case when cycle.state = 'harvested' then coalesce(harvest.quantity, 0)
        else greatest(cycle.expected_yield, coalesce(harvest.quantity, 0)) end - sale.quantity - promise.quantity) as open
    from (select sum(quantity) as quantity from delivery.harvests where cycle_id = cycle.cycle_id) harvest,
      (select coalesce(sum(quantity), 0) as quantity, coalesce(sum(amount), 0)::bigint as amount
        from delivery.produce_sales where cycle_id = cycle.cycle_id) sale,
      (select coalesce(sum(cost), 0)::bigint as cost from delivery.cycle_inputs where cycle_id = cycle.cycle_id) input,
      (select coalesce(sum(greatest(0, share.quantity - coalesce((select sum(quantity) from delivery.produce_sales sold
          where sold.contract_id = share.contract_id and sold.cycle_id = share.cycle_id), 0))), 0) as quantity
        from delivery.offtake_shares share join delivery.offtake_contracts contract on contract.contract_id = share.contract_id
        where share.cycle_id = cycle.cycle_id and contract.state = 'signed' and contract.ends_on >= ${today}) promise) counted`;

/** Rows `cycle` with what is shown of them in lists. */
export const cyclesWithCounts = (today: LocalDate) => sql`delivery.production_cycles cycle
  join delivery.activities activity on activity.activity_id = cycle.activity_id
  join registry.areas commune on commune.area_id = cycle.commune_id
  left join delivery.livelihood_groups livelihood on livelihood.group_id = cycle.group_id
  cross join lateral (select count(*)::int as producers, case when count(*) = 1 then min(producer.household_id::text)::uuid end as household_id
    from delivery.cycle_producers producer where producer.cycle_id = cycle.cycle_id) taking_part
  cross join ${countedOf(today)}`;

export const producerOf = sql`coalesce(livelihood.name, ${headOf("taking_part")})`;

const cycleColumns = sql`cycle.cycle_id as "cycleId", cycle.activity_id as "activityId", activity.title as "activityTitle",
    cycle.group_id as "groupId", ${producerOf} as producer, taking_part.producers, cycle.commune_id as "communeId",
    commune.name as "communeName", cycle.product, cycle.size::float8 as size, cycle.state, cycle.starts_on as "startsOn",
    cycle.started_on as "startedOn", cycle.harvest_from as "harvestFrom", cycle.harvest_to as "harvestTo",
    cycle.expected_yield::float8 as "expectedYield", counted.harvested::float8 as harvested, counted.sold::float8 as sold,
    counted.income, counted.cost, counted.promised::float8 as promised,
    case when cycle.state <> 'failed' then counted.open::float8 end as open`;

export type CycleFilter = {
  readonly areaId: string;
  readonly activityId?: Id<"activity"> | undefined;
  readonly groupId?: Id<"livelihood group"> | undefined;
  readonly product?: string | undefined;
  readonly state?: CycleState | undefined;
};
const askedFor = ({ areaId, activityId, groupId, product, state }: CycleFilter) => sql`
  cycle.commune_id in ${withinArea(areaId)}
  and ${whereGiven(activityId, (one) => sql`cycle.activity_id = ${one}`)}
  and ${whereGiven(groupId, (one) => sql`cycle.group_id = ${one}`)}
  and ${whereGiven(product, (one) => sql`cycle.product = ${one}`)}
  and ${whereGiven(state, (one) => sql`cycle.state = ${one}`)}`;

export async function listCycleRows(
  tx: Tx,
  filter: CycleFilter,
  part: { readonly after: number; readonly limit: number; readonly today: LocalDate },
): Promise<Cycle[]> {
  const found = await sql<Cycle>`select ${cycleColumns} from ${cyclesWithCounts(part.today)} where ${askedFor(filter)}
    order by cycle.state in ('harvested', 'failed'), cycle.harvest_from, commune.name ${nameOrder}, cycle.cycle_id
    offset ${part.after} limit ${part.limit}`.execute(tx);
  return found.rows;
}

type Sums = Output<typeof listCycles>["sums"] & { readonly total: number };

export async function sumCycles(tx: Tx, filter: CycleFilter): Promise<Sums> {
  const found = await sql<Sums>`
    with asked as (select cycle.cycle_id from delivery.production_cycles cycle where ${askedFor(filter)})
    select (select count(*)::int from asked) as total,
      (select coalesce(sum(cost), 0)::bigint from delivery.cycle_inputs where cycle_id in (select cycle_id from asked)) as cost,
      (select coalesce(sum(amount), 0)::bigint from delivery.produce_sales where cycle_id in (select cycle_id from asked)) as income`.execute(
    tx,
  );
  const [sums] = found.rows;
  if (sums === undefined) throw new Error("sums of no row");
  return sums;
}

export async function findCycle(
  tx: Tx,
  cycleId: CycleId,
  today: LocalDate,
): Promise<(Cycle & Pick<Shown, "endedOn" | "endReason" | "search">) | undefined> {
  const found = await sql<Cycle & Pick<Shown, "endedOn" | "endReason" | "search">>`
    select ${cycleColumns}, cycle.ended_on as "endedOn", cycle.end_reason as "endReason",
      (select jsonb_build_object('owner', search.owner, 'nextStep', search.next_step, 'nextStepOn', search.next_step_on)
        from delivery.buyer_searches search where search.cycle_id = cycle.cycle_id
        order by search.recorded_at desc, search.search_id desc limit 1) as search
    from ${cyclesWithCounts(today)} where cycle.cycle_id = ${cycleId}`.execute(tx);
  return found.rows[0];
}

/** Acts on a cycle, and sales of it under any contract, take turns. */
export async function lockCycle(tx: Tx, cycleId: CycleId): Promise<void> {
  await sql`select from delivery.production_cycles where cycle_id = ${cycleId} for no key update`.execute(tx);
}

export async function communeOfCycle(tx: Tx, cycleId: CycleId): Promise<string | undefined> {
  const found = await sql<{ communeId: string }>`
    select commune_id as "communeId" from delivery.production_cycles where cycle_id = ${cycleId}`.execute(tx);
  return found.rows[0]?.communeId;
}

/** The day on which a cycle started, and that of its last harvest. */
export async function daysOfCycle(
  tx: Tx,
  cycleId: CycleId,
): Promise<
  { readonly startedOn: LocalDate | null; readonly harvestedOn: LocalDate | null; readonly year: number } | undefined
> {
  const found = await sql<{ startedOn: LocalDate | null; harvestedOn: LocalDate | null; year: number }>`
    select cycle.started_on as "startedOn", activity.year,
      (select max(harvested_on) from delivery.harvests where cycle_id = cycle.cycle_id) as "harvestedOn"
    from delivery.production_cycles cycle join delivery.activities activity on activity.activity_id = cycle.activity_id
    where cycle.cycle_id = ${cycleId}`.execute(tx);
  return found.rows[0];
}

type Parts = Pick<Shown, "people" | "inputs" | "harvests" | "sales">;

export async function findPartsOfCycle(tx: Tx, cycleId: CycleId): Promise<Parts> {
  const people = await sql<Parts["people"][number]>`
    select producer.household_id as "householdId", ${headOf("producer")} as "headName", sale.sold::float8 as sold,
      sale.income::bigint as income, sale.unpaid::bigint as unpaid
    from delivery.cycle_producers producer, lateral (select sum(quantity) as sold, sum(amount) as income,
        case when count(*) > 0 then coalesce(sum(amount) filter (where paid_on is null and contract_id is not null), 0) end as unpaid
      from delivery.produce_sales one where one.cycle_id = producer.cycle_id and one.household_id = producer.household_id) sale
    where producer.cycle_id = ${cycleId} order by ${headOf("producer")} ${nameOrder} nulls last, producer.household_id`.execute(
    tx,
  );
  const inputs = await sql<Parts["inputs"][number]>`
    select input_id as "inputId", what, cost, used_on as "usedOn" from delivery.cycle_inputs
    where cycle_id = ${cycleId} order by used_on, input_id`.execute(tx);
  const harvests = await sql<Parts["harvests"][number]>`
    select harvest_id as "harvestId", harvested_on as "harvestedOn", quantity::float8 as quantity, grade from delivery.harvests
    where cycle_id = ${cycleId} order by harvested_on, harvest_id`.execute(tx);
  const sales = await sql<Parts["sales"][number]>`
    select sale.sale_id as "saleId", sale.household_id as "householdId", ${headOf("sale")} as "headName", sale.contract_id as "contractId",
      coalesce(sale.sold_to, buyer.name) as buyer, sale.sold_on as "soldOn", sale.quantity::float8 as quantity, sale.grade,
      sale.price, sale.amount, sale.paid_on as "paidOn"
    from delivery.produce_sales sale
    left join delivery.offtake_contracts contract on contract.contract_id = sale.contract_id
    left join delivery.buyers buyer on buyer.buyer_id = contract.buyer_id
    where sale.cycle_id = ${cycleId} order by sale.sold_on, sale.sale_id`.execute(tx);
  return { people: people.rows, inputs: inputs.rows, harvests: harvests.rows, sales: sales.rows };
}

/** Which of these households the activity supports, refused and returned supports aside. */
export async function listSupported(
  tx: Tx,
  activityId: Id<"activity">,
  householdIds: readonly Id<"household">[],
): Promise<readonly Id<"household">[]> {
  const found = await sql<{ householdId: Id<"household"> }>`
    select distinct household_id as "householdId" from delivery.supports
    where activity_id = ${activityId} and household_id = any (${householdIds}::uuid[]) and state not in ('refused', 'returned')`.execute(
    tx,
  );
  return found.rows.map(({ householdId }) => householdId);
}

export async function listMembersOf(tx: Tx, groupId: Id<"livelihood group">): Promise<readonly Id<"household">[]> {
  const found = await sql<{ householdId: Id<"household"> }>`
    select household_id as "householdId" from delivery.livelihood_members where group_id = ${groupId}`.execute(tx);
  return found.rows.map(({ householdId }) => householdId);
}

export async function activityOfGroup(tx: Tx, groupId: Id<"livelihood group">): Promise<Id<"activity"> | undefined> {
  const found = await sql<{ activityId: Id<"activity"> }>`
    select activity_id as "activityId" from delivery.livelihood_groups where group_id = ${groupId}`.execute(tx);
  return found.rows[0]?.activityId;
}

/** The areas above a commune and itself, the nearest first. */
export async function areasAbove(tx: Tx, communeId: string): Promise<readonly string[]> {
  const found = await sql<{ areaId: string }>`
    select closure.ancestor_id as "areaId" from registry.area_closure closure
    where closure.descendant_id = ${communeId} order by closure.depth`.execute(tx);
  return found.rows.map(({ areaId }) => areaId);
}
