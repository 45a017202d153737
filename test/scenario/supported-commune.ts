/** A commune with three poor households and an activity that supports two of them: what the stores of delivery and evaluation read. */
import type { Id } from "#kernel/id.ts";
import { beginAct } from "#server/platform/database/database.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";

export type SupportedCommune = {
  readonly scenario: Scenario;
  readonly fundLineId: Id<"fund line">;
  readonly activityId: Id<"activity">;
  /** Of the same post in another commune of the province. */
  readonly stranger: TestOfficer;
  /** Work of a store within an act of an officer, as the act's body does it. */
  inAct<Value>(officer: TestOfficer, act: string, work: (tx: Tx) => Promise<Value>): Promise<Value>;
};

export async function openSupportedCommune(): Promise<SupportedCommune> {
  const scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-02");
  const { fundLineId } = await scenario.fund(2, 2026);
  const activityId = await scenario.activity(fundLineId, 2026);
  const { database } = scenario.opened.server;
  return {
    scenario,
    fundLineId,
    activityId,
    stranger: await scenario.opened.officer("commune_officer", "21490"),
    inAct: async (officer, act, work) =>
      database.transaction().execute(async (tx) => {
        await beginAct(tx, officer.officerId, act, "2026-03-02");
        return work(tx);
      }),
  };
}
