import { sql } from "kysely";
import type { PlannedOutput, PlannedTarget } from "#programme/planning/plan/withhold-plan.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

type Row = Omit<PlannedTarget, "outputs"> &
  Omit<PlannedOutput, "outputId"> & { readonly planId: Id<"plan">; readonly outputId: Id<"output"> | null };

/** What plans state, without their words: one row an output, or a target that has none. */
export async function listStated(
  tx: Tx,
  planIds: readonly Id<"plan">[],
): Promise<ReadonlyMap<string, readonly PlannedTarget[]>> {
  const found = await sql<Row>`
    select goal.plan_id as "planId", target.target_id as "targetId", target.indicator_code as "indicatorCode",
      target.baseline::float8 as baseline, target.value::float8 as value, output.output_id as "outputId",
      output.activity_kind as "activityKind", output.quantity, output.unit_cost as "unitCost",
      coalesce((select sum(fund.amount) from planning.fund_lines fund
        join planning.activity_lines line on line.activity_line_id = fund.activity_line_id
        where line.output_id = output.output_id), 0) as amount
    from planning.goals goal join planning.targets target on target.goal_id = goal.goal_id
    left join planning.outputs output on output.target_id = target.target_id
    where goal.plan_id = any(${planIds}::uuid[])
    order by goal.plan_id, target.target_id, output.output_id`.execute(tx);
  return new Map(
    [...Map.groupBy(found.rows, ({ planId }) => planId)].map(([planId, ofPlan]) => [
      planId,
      [...Map.groupBy(ofPlan, ({ targetId }) => targetId).values()].flatMap((ofTarget): readonly PlannedTarget[] => {
        const [first] = ofTarget;
        if (first === undefined) return [];
        const { targetId, indicatorCode, baseline, value } = first;
        const outputs = ofTarget.flatMap(({ outputId, activityKind, quantity, unitCost, amount }) =>
          outputId === null ? [] : [{ outputId, activityKind, quantity, unitCost, amount }],
        );
        return [{ targetId, indicatorCode, baseline, value, outputs }];
      }),
    ]),
  );
}
