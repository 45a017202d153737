/** What records of the planning stage are called in the audit. */
import { sql } from "kysely";
import type { RecordNames } from "#server/authority/published.ts";

export const planningNames: RecordNames = {
  // One of several years names the last too; one of two programmes in a year names the years of its programme.
  plan: {
    of: sql`select area.name || ' ' || plan.year || case when plan.until_year > plan.year then '–' || plan.until_year else '' end
      || case when exists (select from planning.plans twin where twin.area_id = plan.area_id and twin.year = plan.year
          and twin.until_year = plan.until_year and twin.plan_id <> plan.plan_id)
        then ' (' || coalesce(substring(plan.programme_id from '[0-9]{4}-[0-9]{4}'), plan.programme_id) || ')' else '' end
    from planning.plans plan join registry.areas area using (area_id) where plan.plan_id = record.id`,
  },
  formula_run: { of: sql`select nullif(title, '') from planning.formula_runs where formula_run_id = record.id` },
  optimiser_run: { of: sql`select nullif(title, '') from planning.optimiser_runs where optimiser_run_id = record.id` },
  fund_line: {
    of: sql`select line.title from planning.fund_lines fund join planning.activity_lines line using (activity_line_id)
    where fund.fund_line_id = record.id`,
  },
};
