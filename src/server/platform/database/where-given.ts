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
