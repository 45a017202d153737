import { sql } from "kysely";
import type { RawBuilder } from "kysely";

/** From a fund line, named `line` or `fund` in the query, up to its goal: `activity_line`, `output`, `target`, `goal`. */
export function joinToGoal(fundLine: "line" | "fund"): RawBuilder<unknown> {
  return sql`join planning.activity_lines activity_line on activity_line.activity_line_id = ${sql.ref(fundLine)}.activity_line_id
    join planning.outputs output on output.output_id = activity_line.output_id
    join planning.targets target on target.target_id = output.target_id
    join planning.goals goal on goal.goal_id = target.goal_id`;
}
