/** The numbers that formulas share money by, counted by commune on a day. */
import { sql } from "kysely";
import { isInPoverty, isListed, isNearPoverty, lackCountsOn } from "#server/review/published.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type FormulaArea = {
  readonly areaId: string;
  readonly areaName: string;
  readonly kind: string;
  readonly population: number | null;
  readonly populationFlag: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** Classes in force on the day. */
  readonly classes: readonly string[];
  /** Villages that are very hard on the day. */
  readonly veryHardVillages: number;
};

/** The communes, wards and special zones below an area that are in force, with what they count as on the day. */
export async function areasOfFormula(tx: Tx, areaId: string, on: LocalDate): Promise<readonly FormulaArea[]> {
  const found = await sql<FormulaArea>`
    with classed as (
      select class_of.area_id, class_of.class, area.kind, area.parent_id
      from registry.area_classes class_of join registry.areas area on area.area_id = class_of.area_id
      where class_of.valid_from <= ${on} and (class_of.valid_to is null or class_of.valid_to >= ${on})
    )
    select area.area_id as "areaId", area.full_name as "areaName", area.kind, area.population, area.population_flag as "populationFlag",
      area.lon, area.lat,
      array(select class from classed where classed.area_id = area.area_id order by class) as classes,
      (select count(*)::int from classed where classed.kind = 'village' and classed.class = 'very_hard'
        and classed.parent_id = area.area_id) as "veryHardVillages"
    from registry.area_closure closure join registry.areas area on area.area_id = closure.descendant_id
    where closure.ancestor_id = ${areaId} and area.kind in ('commune', 'ward', 'special_zone') and area.valid_to is null
    order by area.area_id`.execute(tx);
  return found.rows;
}

export type ClassCounts = {
  readonly areaId: string;
  readonly households: number;
  readonly people: number;
  readonly poor: number;
  readonly nearPoor: number;
};

/** Sums of what each decision changed: they cost the number of decisions, not of households. */
export async function countClasses(
  tx: Tx,
  communes: readonly string[],
  on: LocalDate,
): Promise<readonly ClassCounts[]> {
  const found = await sql<ClassCounts>`
    select commune_id as "areaId", sum(households)::int as households, sum(people)::int as people,
      coalesce(sum(households) filter (where ${isInPoverty("class")}), 0)::int as poor,
      coalesce(sum(households) filter (where ${isNearPoverty("class")}), 0)::int as "nearPoor"
    from review.status_changes where commune_id = any(${communes}) and effective_on <= ${on}
    group by commune_id`.execute(tx);
  return found.rows;
}

export type LackCounts = {
  readonly areaId: string;
  /** The indicators that are lacking together, by the standard that the households were decided by. */
  readonly lacking: readonly string[];
  readonly households: number;
};

/** Poor and near-poor households by what they lack: few combinations a commune, from which every count of lacks is summed. */
export async function countLacks(tx: Tx, communes: readonly string[], on: LocalDate): Promise<readonly LackCounts[]> {
  const found = await sql<LackCounts>`
    select commune_id as "areaId", lacking, sum(households)::int as households
    from ${lackCountsOn(communes, on)} lack where ${isListed("class")} group by commune_id, lacking`.execute(tx);
  return found.rows;
}

/** Households with a member who is not of the largest people, of those with members, per thousand. */
export async function countMinorities(
  tx: Tx,
  communes: readonly string[],
  majority: string,
): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ areaId: string; perMille: number }>`
    select commune_id as "areaId", (count(*) filter (where minority) * 1000 / count(*))::int as "perMille"
    from (select household_id, commune_id, coalesce(bool_or(ethnicity_code <> ${majority}), false) as minority
      from registry.people where commune_id = any(${communes}) and died_on is null group by household_id, commune_id) household
    group by commune_id`.execute(tx);
  return new Map(found.rows.map(({ areaId, perMille }) => [areaId, perMille]));
}

/** What each area was allocated in a year and what of it left the treasury, all sources and components together. */
export async function readAbsorption(
  tx: Tx,
  areas: readonly string[],
  year: number,
): Promise<readonly { readonly areaId: string; readonly allocated: Money; readonly disbursed: Money }[]> {
  const found = await sql<{ areaId: string; allocated: Money; disbursed: Money }>`
    select area_id as "areaId",
      coalesce(sum(balance) filter (where kind in ('allocated', 'committed', 'reserved', 'disbursed', 'settled')), 0) as allocated,
      coalesce(sum(balance) filter (where kind in ('disbursed', 'settled')), 0) as disbursed
    from planning.accounts where year = ${year} and area_id = any(${areas}) group by area_id`.execute(tx);
  return found.rows;
}
