import type { Id } from "#kernel/id.ts";
import { reviewThree } from "./plan-beginnings.ts";
import type { Scenario } from "./scenario.ts";

/** Three poor households with a support each from one line of money, delivered on 2 March 2026; it is 1 June. */
export async function deliverThree(
  scenario: Scenario,
): Promise<{ readonly activityId: Id<"activity">; readonly fundLineId: Id<"fund line"> }> {
  await reviewThree(scenario);
  scenario.on("2026-03-02");
  const { fundLineId } = await scenario.fund(3, 2026);
  const activityId = await scenario.activity(fundLineId, 2026);
  await scenario.deliver(activityId, "2026-03-02");
  scenario.on("2026-06-01");
  return { activityId, fundLineId };
}
