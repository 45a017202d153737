/** A programme of another country, over HTTP: its own sources, components and kinds. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as framework from "#contract/planning/framework.ts";
import * as planning from "#contract/planning/plan.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import * as programme from "#contract/planning/programme.ts";
import * as formulaRun from "#contract/planning/formula-run.ts";
import * as balanceContract from "#contract/ledger/balance.ts";

describe("a programme of another country", () => {
  let scenario: Scenario;
  before(async () => {
    scenario = await Scenario.open();
  });
  after(() => scenario.opened.close());

  test("goes from budget over goal, output and line to the ledger, with its own sources, components and kinds", async () => {
    scenario.on("2026-02-01");
    const { treasurer, planner, lead, officer, chair } = scenario.people;
    const { rows } = await officer.get(programme.listProgrammes, { query: { samples: "true" } });
    const sample = rows.find((one) => one.programmeId === "id-sample");
    assert.ok(sample);
    const line = { fundSource: "DANA_DESA", component: "SD.1", year: 2026 };
    await treasurer.get(formulaRun.recordBudget, {
      body: { ...line, areaId: "51", amount: dong(500_000_000), reference: "APBDes 1" },
    });
    const formulaRunId = newId("formula run");
    const formula = { criteria: [{ code: "equal" as const, weight: 1 }], unit: 1000, useAreaCoefficient: false };
    const body = {
      ...line,
      formulaRunId,
      areaId: "51",
      amount: dong(500_000_000),
      formula,
      asOf: localDate("2026-01-15"),
    };
    await planner.get(formulaRun.runFormula, { body });
    const decision = { decisionNumber: "1/SK", decidedOn: localDate("2026-02-01") };
    const run = await lead.get(formulaRun.approveAllocation, { params: { formulaRunId }, body: decision });
    const share = run.shares.find(({ areaId }) => areaId === scenario.commune)?.amount ?? dong(0);
    const [planId, fundLineId] = [newId("plan"), newId("fund line")];
    const homes = Number(share / 2_500_000n);
    assert.ok(homes > 0);
    const amount = dong(BigInt(homes) * 2_500_000n);
    const lines = [
      {
        activityLineId: newId("activity line"),
        title: "Sambungan air",
        fundLines: [{ fundLineId, fundSource: line.fundSource, component: line.component, amount }],
      },
    ];
    const output = { outputId: newId("output"), activityKind: "water_connection", quantity: homes, unit: "rumah" };
    const outputs = [{ ...output, unitCost: dong(2_500_000), lines }];
    const target = {
      targetId: newId("target"),
      indicatorCode: "homes_without_water",
      baseline: homes,
      value: 0,
      outputs,
    };
    await officer.get(planning.draftPlan, {
      body: {
        planId,
        areaId: scenario.commune,
        year: 2026,
        programmeId: sample.programmeId,
        programmeVersion: sample.version,
        goals: [{ goalId: newId("goal"), title: "Air di setiap rumah", targets: [target] }],
      },
    });
    await chair.get(planning.submitPlan, { params: { planId } });
    await lead.get(planning.approvePlan, { params: { planId }, body: decision });
    const reported = await officer.get(framework.readFramework, {
      query: { areaId: scenario.commune, programmeId: "id-sample", year: 2026 },
    });
    const [found] = reported.goals[0]?.targets ?? [];
    assert.equal(found?.indicatorName.id, "Rumah tangga miskin tanpa air di rumah");
    assert.equal(found?.outputs[0]?.lines[0]?.funds[0]?.planned, amount);
    const balances = await officer.get(balanceContract.listBalances, { query: { areaId: scenario.commune } });
    const own = balances.rows.filter((row) => row.fundLineId === fundLineId);
    assert.deepEqual(
      own.map(({ fundSource, component, kind, balance }) => [fundSource, component, kind, balance]),
      [["DANA_DESA", "SD.1", "allocated", amount]],
    );
  });
});
