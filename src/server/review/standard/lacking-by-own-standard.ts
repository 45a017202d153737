/**
 * What households lack, each by the standard that its own status rests on: the bits of `deprivations` have the order of that standard's
 * indicators, and on one day households of one area may have been decided by several.
 */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";

/** The standard, in its dated version, that what each decision leaves rests on; a withdrawal leaves the result before, by its own standard. */
export const standardsOfDecisions = sql`select decision.decision_id, round.round_id, round.standard_id, round.standard_version, standard.series
  from review.decisions decision join review.rounds round on round.round_id = coalesce(decision.restored_round_id, decision.round_id)
  join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version`;

/**
 * Each combination of `standard_id`, `standard_version` and `deprivations` among these rows, once, with the codes that it stands for as
 * `lacking`, as bits of `lacked` in the order of `codes`, those that are among them, and as `share`: the deprivation score, the weights of
 * what is lacked in parts of all weights (Alkire-Foster c). Few occur, so households are joined to them; packs are
 * long to read, and each is read once.
 */
export const combinationsAmong = (rows: RawBuilder<unknown>, codes: readonly string[] = []) => sql`
  with indicator as materialized (
    select standard.standard_id, standard.version, standard.base, one.value ->> 'code' as code, (one.value ->> 'weight')::numeric as weight, one.ordinality
    from (select standard_id, version, pack -> 'indicators' as indicators, (pack ->> 'weightBase')::numeric as base from review.standards offset 0) standard
    cross join lateral jsonb_array_elements(standard.indicators) with ordinality as one
  )
  select found.standard_id, found.standard_version, found.deprivations,
    array_agg(indicator.code order by indicator.ordinality) as lacking,
    coalesce(sum(1 << (array_position(${codes}::text[], indicator.code) - 1)), 0)::int as lacked,
    sum(indicator.weight) / max(indicator.base) as share
  from (select distinct standard_id, standard_version, deprivations from ${rows} one) found
  join indicator on indicator.standard_id = found.standard_id and indicator.version = found.standard_version
  where (found.deprivations >> (indicator.ordinality - 1)::int) & 1 = 1
  group by found.standard_id, found.standard_version, found.deprivations`;

/**
 * Rows of households counted together (at least `decision_id`, `deprivations`, `households`, `people`), each with the standard of their own
 * status and what they lack: `series`, `lacking` and `lacked`.
 */
export const withLacking = (counted: RawBuilder<unknown>, codes: readonly string[] = []) => sql`(
  with counted as materialized (${counted}), decided as materialized (
    select counted.*, own.standard_id, own.standard_version, own.series
    from counted left join (${standardsOfDecisions}) own on own.decision_id = counted.decision_id
  ), combination as materialized (${combinationsAmong(sql`decided`, codes)})
  select decided.*, coalesce(combination.lacking, '{}') as lacking, coalesce(combination.lacked, 0) as lacked
  from decided left join combination on combination.standard_id = decided.standard_id
    and combination.standard_version = decided.standard_version and combination.deprivations = decided.deprivations
)`;

/**
 * Households of these communes on a day, counted by commune, class, the standard of their own status and what they lack together. Every
 * count of indicators is a sum of these few rows, which are kept (migration 0400) and not counted.
 */
export const lackCountsOn = (communes: readonly string[], on: LocalDate, codes: readonly string[] = []) =>
  withLacking(
    sql`select commune_id, decision_id, class, deprivations, sum(households) as households, sum(people) as people
      from review.status_counts_on(${communes}, ${on}) group by commune_id, decision_id, class, deprivations`,
    codes,
  );
