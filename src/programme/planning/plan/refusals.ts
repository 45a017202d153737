/** What is refused in planning/plan, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const planningPlanRefusals = {
  "planning.activity_kind_unknown": { facts: { code: "named" } },
  "planning.adjustment_decided_already": { facts: {} },
  "planning.adjustment_open": { facts: {} },
  "planning.component_unknown": { facts: { code: "named" } },
  "planning.copied_from_elsewhere": { facts: {} },
  "planning.decided_line_purpose_is_fixed": { facts: { line: "named" } },
  "planning.decided_line_stays": { facts: { line: "named" } },
  "planning.fund_source_unknown": { facts: { code: "named" } },
  "planning.goal_without_target": { facts: { goal: "text" } },
  "planning.decided_by_level_above": { facts: {}, more: { by: "text" }, rule: { namedBy: "pack" } },
  "planning.line_not_in_plan": { facts: {}, more: { line: "named" } },
  "planning.line_keeps_its_kind": { facts: { line: "named" } },
  "planning.line_money_committed": {
    facts: { available: "money", component: "text", line: "named", needed: "money", source: "named" },
  },
  "planning.line_money_missing": {
    facts: { available: "money", component: "text", line: "named", needed: "money", source: "named" },
  },
  "planning.line_of_another_plan": { facts: {} },
  "planning.line_without_place": { facts: { line: "named" } },
  "planning.more_than_proposed": { facts: { asked: "number", need: "named", proposed: "number" } },
  "planning.no_proposal_to_take": { facts: {} },
  "planning.not_now": { facts: {}, more: { act: "text", state: "text" } },
  "planning.output_not_funded": {
    facts: { cost: "money", funded: "money", goal: "text" },
    more: { indicator: "named", kind: "named" },
  },
  "planning.output_without_fund_line": { facts: { goal: "text" }, more: { indicator: "named", kind: "named" } },
  "planning.outputs_cannot_reach_need": {
    facts: { elsewhere: "number", households: "number", need: "named", planned: "number" },
  },
  "planning.outputs_cannot_reach_target": {
    facts: { goal: "text", planned: "number", wanted: "number" },
    more: { indicator: "named" },
  },
  "planning.plan_above_does_not_match": { facts: {} },
  "planning.quantity_to_confirm": { facts: { line: "named" } },
  "planning.remark_answered_already": { facts: {} },
  "planning.target_without_output": { facts: { goal: "text" }, more: { indicator: "named" } },
  "planning.without_goal": { facts: {} },
  "planning.end_year_before_start_year": { facts: {} },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof planningPlanRefusals> {}
}
