/** What a household reported about the causes of its poverty decides which supports it is proposed for. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import * as delivery from "#contract/delivery/support.ts";
import { listHouseholds } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { fundedLine } from "./funded-line.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import { recordCauses } from "#contract/planning/need.ts";

let scenario: Scenario;
let fundLineId: Id<"fund line">;
let activityId: Id<"activity">;
before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-01");
  ({ fundLineId } = await fundedLine(scenario, {
    activityKind: "landless_support",
    component: "II.4",
    indicatorCode: "poor_without_land",
    quantity: 3,
    unitCost: 10_000_000,
  }));
  activityId = await scenario.activity(fundLineId, 2026);
});
after(() => scenario.opened.close());

const propose = async () => scenario.people.officer.get(delivery.proposeSupports, { params: { activityId }, body: {} });
const tell = async (householdId: Id<"household">, causes: readonly "land"[], day: string) =>
  scenario.people.officer.get(recordCauses, {
    params: { householdId },
    body: { recordId: newId("record"), causes: [...causes], recordedOn: localDate(day) },
  });

describe("support for households without land", () => {
  let householdId: Id<"household">;

  test("is proposed for nobody while nobody has reported that land is lacking", async () => {
    const { proposed, eligible, considered } = await propose();
    assert.deepEqual([proposed, eligible, considered], [0, 0, 3]);
  });

  test("is proposed for the household that reported it, and for no other", async () => {
    const { rows } = await scenario.people.officer.get(delivery.listSupports, { params: { activityId } });
    assert.deepEqual(rows, []);
    householdId = await someHousehold();
    await tell(householdId, ["land"], "2026-02-20");
    const { proposed, eligible } = await propose();
    assert.deepEqual([proposed, eligible], [1, 1]);
    const [support] = await scenario.supports(activityId);
    assert.equal(support?.householdId, householdId);
  });

  test("is stopped at its check where the household has reported since that land is not what it lacks", async () => {
    const supports = (await scenario.supports(activityId)).map((one) => ({
      householdId: one.householdId,
      supportId: one.supportId,
    }));
    const check = async () =>
      scenario.people.officer.get(delivery.checkSupports, { params: { activityId }, body: { supports } });
    await tell(householdId, [], "2026-02-25");
    assert.deepEqual(await check(), { checked: 1, blocked: 1 });
  });

  test("is proposed for nobody by an act that waited for its activity to be closed", async () => {
    await tell(householdId, ["land"], "2026-02-26");
    activityId = await scenario.activity(fundLineId, 2026);
    const proposal = await scenario.opened.ownersServer.database.transaction().execute(async (tx) => {
      await sql`update delivery.activities set state = 'closed' where activity_id = ${activityId}`.execute(tx);
      const asked = scenario.people.officer.ask(delivery.proposeSupports, { params: { activityId }, body: {} });
      await Promise.race([asked, setTimeout(1000)]);
      return { asked };
    });
    const answer = await proposal.asked;
    assert.ok("problem" in answer && answer.problem.code === "delivery.activity_closed");
    assert.deepEqual(await scenario.supports(activityId), []);
  });
});

async function someHousehold(): Promise<Id<"household">> {
  const { rows } = await scenario.people.officer.get(listHouseholds, { query: { communeId: scenario.commune } });
  const [first] = rows;
  assert.ok(first);
  return first.householdId;
}
