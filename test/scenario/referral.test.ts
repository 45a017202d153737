/** A support of 0 đồng (a referral to social protection or to credit) goes its way without money: nothing is committed, owed or paid. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as activity from "#contract/delivery/activity.ts";
import * as delivery from "#contract/delivery/support.ts";
import * as balance from "#contract/ledger/balance.ts";
import * as payment from "#contract/payment/batch.ts";
import { newId } from "#contract/new-id.ts";
import * as planning from "#contract/planning/plan.ts";
import * as programme from "#contract/planning/programme.ts";
import { localDate } from "#kernel/local-date.ts";
import { zeroMoney } from "#kernel/money.ts";
import { beginAct } from "#server/platform/database/database.ts";
import { reviewThree } from "./plan-beginnings.ts";
import { Scenario } from "./scenario.ts";
import { sql } from "kysely";

let scenario: Scenario;
before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-02");
});
after(() => scenario.opened.close());

test("a referral is planned, proposed, approved and delivered, and owes nothing", async () => {
  const { officer, chair, lead } = scenario.people;
  const { rows } = await officer.get(programme.listProgrammes, { query: { year: "2026" } });
  const chosen = rows.find(({ components }) => components.some(({ code }) => code === "II.1"));
  const [planId, fundLineId] = [newId("plan"), newId("fund line")];
  const fundLines = [{ fundLineId, fundSource: "CENTRAL_INVEST", component: "II.1", amount: zeroMoney }];
  const lines = [{ activityLineId: newId("activity line"), title: "Giới thiệu vay vốn", fundLines }];
  const output = {
    outputId: newId("output"),
    activityKind: "housing_repair",
    quantity: 3,
    unit: "hộ",
    unitCost: zeroMoney,
  };
  const target = {
    targetId: newId("target"),
    indicatorCode: "households_without_durable_house",
    baseline: 3,
    value: 0,
  };
  await officer.get(planning.draftPlan, {
    body: {
      planId,
      areaId: scenario.commune,
      year: 2026,
      programmeId: chosen?.programmeId ?? "",
      programmeVersion: chosen?.version ?? "",
      goals: [
        { goalId: newId("goal"), title: "Giới thiệu", targets: [{ ...target, outputs: [{ ...output, lines }] }] },
      ],
    },
  });
  await chair.get(planning.submitPlan, { params: { planId } });
  await lead.get(planning.approvePlan, {
    params: { planId },
    body: { decisionNumber: "34/QĐ-UBND", decidedOn: localDate("2026-02-20") },
  });
  const activityId = await scenario.activity(fundLineId, 2026);
  await scenario.deliver(activityId, "2026-03-02");
  const supports = await scenario.supports(activityId);
  assert.deepEqual(
    supports.map(({ state, amount }) => [state, amount]),
    [1, 2, 3].map(() => ["delivered", 0n]),
  );
  const query = { areaId: scenario.commune, year: 2026 };
  const balances = await scenario.people.accountant.get(balance.listBalances, { query });
  assert.deepEqual(
    balances.rows.filter((row) => row.fundLineId === fundLineId),
    [],
  );
  assert.deepEqual((await lead.get(balance.checkLedger)).findings, []);
  const due = await officer.ask(payment.makeBatch, {
    body: { batchId: newId("batch"), activityIds: [activityId], method: "bank", title: "Không có gì" },
  });
  assert.ok("problem" in due && due.problem.code === "payment.nothing_due");
});

test("a referral that was delivered does not hold its household in the commune", async () => {
  const { officer } = scenario.people;
  const found = await scenario.opened.server.database.transaction().execute(async (tx) => {
    await beginAct(tx, officer.officerId, "registry.readHouseholds", "2026-03-02");
    return sql<{ supports: number }>`select waiting.supports from delivery.supports support
      cross join registry.household_on_the_way(support.household_id) waiting`.execute(tx);
  });
  assert.deepEqual(
    found.rows.map(({ supports }) => supports),
    [0, 0, 0],
  );
});

test("a referral that was delivered is verified on the spot, and is then done", async () => {
  const { officer, accountant } = scenario.people;
  const { rows } = await officer.get(activity.listActivities, { query: { areaId: scenario.commune } });
  const activityId = rows[0]?.activityId;
  assert.ok(activityId !== undefined);
  const [support] = await scenario.supports(activityId);
  assert.ok(support !== undefined);
  const { householdId, supportId } = support;
  const verified = await accountant.get(delivery.verifySupport, {
    params: { householdId, supportId },
    body: { note: "Hộ đã được nhận hồ sơ vay vốn" },
  });
  assert.equal(verified.state, "verified");
});
