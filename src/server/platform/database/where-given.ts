import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Tx } from "./database.ts";

/**
 * A condition of a filter that may be left out. Left out it is not in the statement at all, so that the plan of what is asked can be kept:
 * with "parameter is null or …" the planner makes a new one each time.
 */
export function whereGiven<Value>(
  value: Value | undefined,
  condition: (value: Value) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  return value === undefined ? sql`true` : condition(value);
}

/**
 * A value that the planner does not look at. Of a parameter it sees how many rows there would be and, where that looks cheaper than the
 * usual case, makes a new plan each time, which costs more than the answer; of this one it keeps its plan. For what is asked all day
 * about places that are alike.
 */
export const alike = (value: string) => sql`(select ${value}::text)`;

/**
 * The opposite of `alike`: plans the rest of this transaction for its own values. For sums over an area that is a village or a country: a
 * plan that is kept of both takes the country for a village, and goes row by row where one pass would do.
 */
export async function planForItself(tx: Tx): Promise<void> {
  await sql`set local plan_cache_mode = force_custom_plan`.execute(tx);
}

/** Several values that the planner does not look at, for `= any(…)`. */
export const alikeAll = (values: readonly string[]) => sql`(select ${[...values]}::text[])::text[]`;
