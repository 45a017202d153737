/**
 * Households of communes as sums of those that are alike: what `factsOn` says of each, from the counts that the review keeps. They know
 * neither villages nor how many members there are, so that few rows stand for a province.
 */
import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { RuleNode } from "#kernel/rule/rule-node.ts";
import type { CountRule } from "#programme/planning/framework/programme-pack.ts";
import { isListed, standardsOfDecisions, statusCountsOn } from "#server/review/published.ts";

/**
 * CTEs that end in `alike` (commune_id, class, setting, decision_id, standard_id, standard_version, profile_key, households) and `profile`:
 * what those households are, of which few kinds occur (profile_key, class, `able`, 0 where no member is able to work and 1 where any is,
 * lacks_land, lacking, facts).
 */
export const keptFactsOn = (communes: readonly string[], on: LocalDate) => sql`
  decided as materialized (
    select kept.*, has_able_member::int as able, own.standard_id, own.standard_version,
      concat_ws(' ', own.standard_id, own.standard_version, kept.deprivations) as lack_key
    from ${statusCountsOn(communes, on)} kept join (${standardsOfDecisions}) own on own.decision_id = kept.decision_id
  ), lack as materialized (
    select found.lack_key, jsonb_object_agg(indicator.value ->> 'code',
      (found.deprivations >> (indicator.ordinality - 1)::int) & 1 = 1) as lacking
    from (select distinct lack_key, standard_id, standard_version, deprivations from decided) found
    join review.standards standard on standard.standard_id = found.standard_id and standard.version = found.standard_version
    cross join lateral jsonb_array_elements(standard.pack -> 'indicators') with ordinality as indicator
    group by found.lack_key
  ), alike as materialized (
    select commune_id, decision_id, standard_id, standard_version, class, setting, able, lacks_land, lack_key,
      concat_ws('|', lack_key, class, lacks_land, coalesce(setting, '-'), coalesce(able, -1)) as profile_key, sum(households)::int as households
    from decided group by commune_id, decision_id, standard_id, standard_version, class, setting, able, lacks_land, lack_key
  ), profile as materialized (
    select one.*, known.lacking,
      jsonb_build_object('class', class, 'onList', ${isListed("class")}, 'setting', setting, 'ableToWork', able, 'lacksLand', lacks_land)
        || known.lacking as facts
    from (select distinct profile_key, class, setting, able, lacks_land, lack_key from alike) one
    cross join lateral (select coalesce((select lacking from lack where lack.lack_key = one.lack_key), '{}') as lacking) known
  )`;

/** May the rule be asked of them? They do not say how many members there are, and of those able to work only whether any is. */
export function asksKept({ where, among }: CountRule): boolean {
  return [where, among].every(
    (rule) => rule === undefined || (!rule.reads.includes("memberCount") && asksOnlyWhetherAny(rule.node)),
  );
}

const isAble = (node: RuleNode) => node.kind === "field" && node.name === "ableToWork";
const isZero = (node: RuleNode) => node.kind === "constant" && node.value === 0;

function asksOnlyWhetherAny(node: RuleNode): boolean {
  if (isAble(node)) return false;
  if (node.kind === "equal" && isAble(node.left) && isZero(node.right)) return true;
  return partsOf(node).every(asksOnlyWhetherAny);
}

const partsOf = (node: RuleNode): readonly RuleNode[] =>
  Object.values(node).filter((part): part is RuleNode => typeof part === "object" && part !== null && "kind" in part);
