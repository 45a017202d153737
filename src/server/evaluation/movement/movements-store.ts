import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Move } from "#programme/evaluation/movement.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { historiesOfDays, movesOfDays } from "./histories-of-days.ts";
import type { Days } from "./histories-of-days.ts";

/** Of all communes together, where who moved among them stayed, and of each by itself. */
export type Movements = {
  readonly total: readonly Move[];
  readonly rows: readonly (Move & { readonly areaId: string })[];
};

/** Households by class on two days; "-" where a household had no status, or only one by another standard, or lived elsewhere. */
export async function countMovements(tx: Tx, communes: readonly string[], days: Days): Promise<Movements> {
  return countPairs(tx, communes, days, (apart) => movesOfDays(communes, days, apart));
}

/** Households by their class under the standard before and under the one that counts them now; "-" where there was none. */
export async function countTransition(tx: Tx, communes: readonly string[], days: Days): Promise<Movements> {
  return countPairs(
    tx,
    communes,
    days,
    () => sql`
      select after.commune_id, coalesce(before.class, '-') as before, after.class as after, null as how, after.households
      from after left join before using (history_id) where after.series is distinct from before.series`,
  );
}

async function countPairs(
  tx: Tx,
  communes: readonly string[],
  days: Days,
  pairs: (apart: boolean) => RawBuilder<unknown>,
): Promise<Movements> {
  const where = (how: string) => sql`coalesce(sum(households) filter (where how = ${sql.lit(how)}), 0)::int`;
  const counted = sql`before, after, sum(households)::int as households, ${where("relapsed")} as relapsed,
    ${where("arrived")} as arrived, ${where("taken_back")} as "takenBack"`;
  const found = await sql<Move & { readonly areaId: string | null }>`
    with ${historiesOfDays(communes, days)}
    select null as "areaId", ${counted} from (${pairs(false)}) pair group by before, after
    union all select commune_id, ${counted} from (${pairs(true)}) pair group by commune_id, before, after
    order by 1, 2, 3`.execute(tx);
  return {
    total: found.rows.filter(({ areaId }) => areaId === null).map(({ areaId: _all, ...move }) => move),
    rows: found.rows.flatMap(({ areaId, ...move }) => (areaId === null ? [] : [{ areaId, ...move }])),
  };
}
