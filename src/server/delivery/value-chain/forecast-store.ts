/** What is expected to be harvested, and what of it has no buyer. */
import { sql } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import type { listUnsold } from "#contract/delivery/value-chain.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Expected, Harvested } from "#programme/delivery/production/forecast.ts";
import { withinArea } from "#server/area/published.ts";
import { cyclesWithCounts, producerOf } from "#server/delivery/production/cycles-store.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";

type Asked = { readonly areaId: string; readonly product?: string | undefined };
const askedFor = ({ areaId, product }: Asked) => sql`cycle.commune_id in ${withinArea(areaId)}
  and ${whereGiven(product, (one) => sql`cycle.product = ${one}`)}`;

/** What is still expected of cycles that are planned or run, summed by the time of their harvest. */
export async function listExpected(tx: Tx, asked: Asked): Promise<readonly Expected[]> {
  const found = await sql<Expected>`
    select cycle.product, cycle.commune_id as "communeId", cycle.state, cycle.harvest_from as "harvestFrom",
      cycle.harvest_to as "harvestTo", sum(greatest(0, cycle.expected_yield - coalesce(harvest.quantity, 0)))::float8 as quantity
    from delivery.production_cycles cycle, lateral (select sum(quantity) as quantity from delivery.harvests one
      where one.cycle_id = cycle.cycle_id) harvest
    where ${askedFor(asked)} and cycle.state in ('planned', 'running')
    group by 1, 2, 3, 4, 5 having sum(greatest(0, cycle.expected_yield - coalesce(harvest.quantity, 0))) > 0`.execute(
    tx,
  );
  return found.rows;
}

/** Harvests by month, from the month a year before on. */
export async function listHarvested(tx: Tx, asked: Asked, today: LocalDate): Promise<readonly Harvested[]> {
  const found = await sql<Harvested>`
    select cycle.product, cycle.commune_id as "communeId", date_trunc('month', harvest.harvested_on)::date as month,
      sum(harvest.quantity)::float8 as quantity
    from delivery.harvests harvest join delivery.production_cycles cycle on cycle.cycle_id = harvest.cycle_id
    where ${askedFor(asked)} and harvest.harvested_on >= (date_trunc('month', ${today}::date) - interval '1 year')
    group by 1, 2, 3`.execute(tx);
  return found.rows;
}

export async function namesOfCommunes(tx: Tx, areaIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ areaId: string; name: string }>`
    select area_id as "areaId", name from registry.areas where area_id = any (${areaIds}::text[])`.execute(tx);
  return new Map(found.rows.map(({ areaId, name }) => [areaId, name]));
}

type Unsold = Output<typeof listUnsold>["rows"][number];

/** What is harvested is offered for so many days more. */
const daysKept = 60;

/** So many days before its harvest produce is put on the list. */
const daysBefore = 60;

/** Produce that nobody has bought or promised to buy, harvested or to be harvested soon. Rows (…Unsold). */
const withoutBuyer = (today: LocalDate) => sql`
  select cycle.cycle_id as "cycleId", cycle.commune_id as "communeId", commune.name as "communeName", ${producerOf} as producer,
    cycle.product, counted.open::float8 as open, cycle.harvest_from as "harvestFrom",
    greatest(cycle.harvest_from - ${daysBefore}::int, (cycle.recorded_at at time zone 'UTC')::date) as since, search.owner,
    search.next_step as "nextStep", search.next_step_on as "nextStepOn",
    (search.next_step_on is null or search.next_step_on < ${today}) as "isLate"
  from ${cyclesWithCounts(today)}
  left join lateral (select one.owner, one.next_step, one.next_step_on from delivery.buyer_searches one
    where one.cycle_id = cycle.cycle_id order by one.recorded_at desc, one.search_id desc limit 1) search on true
  where cycle.state <> 'failed' and counted.open > 0 and cycle.harvest_from - ${daysBefore}::int <= ${today}`;

export async function listUnsoldRows(
  tx: Tx,
  areaId: string,
  part: { readonly after: number; readonly limit: number; readonly today: LocalDate },
): Promise<Unsold[]> {
  const found =
    await sql<Unsold>`select * from (${withoutBuyer(part.today)} and cycle.commune_id in ${withinArea(areaId)}) unsold
    order by "isLate" desc, "harvestFrom", "communeName" ${nameOrder}, "cycleId" offset ${part.after} limit ${part.limit}`.execute(
      tx,
    );
  return found.rows;
}

export async function countUnsold(tx: Tx, areaId: string, today: LocalDate): Promise<number> {
  const found = await sql<{ total: number }>`select count(*)::int as total
    from (${withoutBuyer(today)} and cycle.commune_id in ${withinArea(areaId)}) unsold`.execute(tx);
  return found.rows[0]?.total ?? 0;
}

/** Rows (commune_id, cycle_id, due_on): produce for which nobody looks for a buyer, or whose next step is late. */
export const lateSearches = (today: LocalDate) => sql`
  select unsold."communeId" as commune_id, unsold."cycleId" as cycle_id, coalesce(unsold."nextStepOn", unsold."harvestFrom") as due_on
  from (${withoutBuyer(today)}) unsold where unsold."isLate"`;

type OpenCycle = Pick<
  Unsold,
  "cycleId" | "communeId" | "communeName" | "producer" | "product" | "open" | "harvestFrom"
> & {
  readonly harvestTo: LocalDate;
};

/** Cycles of which something has no buyer, those that are harvested first; what is harvested already is there from today on. */
export async function listOpenCycles(
  tx: Tx,
  asked: Asked,
  part: { readonly limit: number; readonly today: LocalDate },
): Promise<readonly OpenCycle[]> {
  const { today, limit } = part;
  const found = await sql<OpenCycle>`
    select cycle.cycle_id as "cycleId", cycle.commune_id as "communeId", commune.name as "communeName", ${producerOf} as producer,
      cycle.product, counted.open::float8 as open, greatest(cycle.harvest_from, ${today}::date) as "harvestFrom",
      case when cycle.state = 'harvested' then ${today}::date + ${daysKept}::int
        else greatest(cycle.harvest_to, ${today}::date) end as "harvestTo"
    from ${cyclesWithCounts(today)} where ${askedFor(asked)} and cycle.state <> 'failed' and counted.open > 0
    order by cycle.harvest_from, cycle.cycle_id limit ${limit}`.execute(tx);
  return found.rows;
}
