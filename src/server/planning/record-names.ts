/** What records of the planning stage are called in the audit. */
import { sql } from "kysely";
import type { RecordNames } from "#server/authority/published.ts";

export const planningNames: RecordNames = {
  plan: {
    of: sql`select area.name || ' ' || plan.year from planning.plans plan join registry.areas area using (area_id)
    where plan.plan_id = record.id`,
  },
  formula_run: { of: sql`select nullif(title, '') from planning.formula_runs where formula_run_id = record.id` },
  optimiser_run: { of: sql`select nullif(title, '') from planning.optimiser_runs where optimiser_run_id = record.id` },
  fund_line: {
    of: sql`select line.title from planning.fund_lines fund join planning.activity_lines line using (activity_line_id)
    where fund.fund_line_id = record.id`,
  },
};
