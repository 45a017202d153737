import { sql } from "kysely";
import type { RawBuilder } from "kysely";

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

/** Several values that the planner does not look at, for `= any(…)`. */
export const alikeAll = (values: readonly string[]) => sql`(select ${[...values]}::text[])::text[]`;
