/** Money that moves within the year, and what becomes of it at the year's end: by consent, decision and the rule of its source. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { getSchedule, setSchedule } from "#contract/treasury/disbursement.ts";
import { comparePlans } from "#contract/planning/plan-tools.ts";
import { getPlanStory } from "#contract/planning/plan-acts.ts";
import * as planning from "#contract/planning/plan.ts";
import * as moving from "#contract/planning/reallocation.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { verifyChains } from "#server/authority/audit/verify-chains.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import * as programmeContract from "#contract/planning/programme.ts";
import * as formulaRun from "#contract/planning/formula-run.ts";
import * as balance from "#contract/ledger/balance.ts";
import * as carryOver from "#contract/planning/carry-over.ts";
import { readFundLineChain } from "#contract/evaluation/effect.ts";

let scenario: Scenario;
let own: Id<"fund line">;
let other: Id<"fund line">;
let otherChair: TestOfficer;
const otherCommune = "21490";
const money = { fundSource: "CENTRAL_INVEST", component: "II.1" };

before(async () => {
  scenario = await Scenario.open();
  const { opened } = scenario;
  const roundId = await scenario.round(2025);
  scenario.on("2025-09-20");
  for (const name of ["Phạm Văn Đê", "Đinh Thị Hoa", "Phạm Văn Rể"]) {
    const { householdId, person } = await scenario.household(name);
    const answers = householdWith({ wallDurable: false, roofDurable: false, toilet: "none", water: "stream" });
    const members = answers.members.map((member) => ({ ...member, personId: person.personId }));
    await scenario.answer(roundId, householdId, { ...answers, members, incomePerPerson: 900_000 }, "2025-09-20");
  }
  await scenario.decide(roundId, 2025);
  scenario.on("2026-02-01");
  ({ fundLineId: own } = await scenario.fund(3, 2026));
  otherChair = await opened.officer("commune_chair", otherCommune);
  const otherOfficer = await opened.officer("commune_officer", otherCommune);
  other = await fundOther(otherOfficer, otherChair);
});
after(() => scenario.opened.close());

/** A second commune with one line of the same source and component. */
async function fundOther(officer: TestOfficer, chair: TestOfficer): Promise<Id<"fund line">> {
  const { treasurer, planner, lead } = scenario.people;
  const amount = dong(30_000_000);
  const line = { ...money, areaId: "51", year: 2026, amount };
  await treasurer.get(formulaRun.recordBudget, { body: { ...line, reference: "more" } });
  const formulaRunId = newId("formula run");
  const fixed = [{ areaId: otherCommune, amount, reason: "QĐ 20" }];
  await planner.get(formulaRun.runFormula, {
    body: {
      ...line,
      formulaRunId,
      asOf: localDate("2026-01-15"),
      formula: { criteria: [], unit: 1000, useAreaCoefficient: false, fixed },
    },
  });
  const decision = { decisionNumber: "14/QĐ-UBND", decidedOn: localDate("2026-02-03") };
  scenario.reach("2026-02-03");
  await lead.get(formulaRun.approveAllocation, { params: { formulaRunId }, body: decision });
  const [planId, fundLineId] = [newId("plan"), newId("fund line")];
  const { rows } = await officer.get(programmeContract.listProgrammes);
  const programme = rows.find((row) => row.components.some(({ code }) => code === "II.1"));
  await officer.get(planning.draftPlan, {
    body: {
      planId,
      areaId: otherCommune,
      year: 2026,
      programmeId: programme?.programmeId ?? "",
      programmeVersion: programme?.version ?? "",
      goals: [
        {
          goalId: newId("goal"),
          title: "Nhà ở",
          targets: [
            {
              targetId: newId("target"),
              indicatorCode: "households_without_durable_house",
              baseline: 1,
              value: 0,
              outputs: [
                {
                  outputId: newId("output"),
                  activityKind: "housing_repair",
                  quantity: 1,
                  unit: "nhà",
                  unitCost: amount,
                  lines: [
                    {
                      activityLineId: newId("activity line"),
                      title: "Sửa nhà",
                      fundLines: [{ fundLineId, ...money, amount }],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  });
  await chair.get(planning.submitPlan, { params: { planId } });
  await lead.get(planning.approvePlan, { params: { planId }, body: decision });
  return fundLineId;
}

const propose = (
  amount: bigint,
  lines: { readonly from: Id<"fund line">; readonly to: Id<"fund line"> },
  areaId = scenario.commune,
) => ({
  body: {
    reallocationId: newId("reallocation"),
    areaId,
    reason: "Không kịp thi công",
    from: [{ fundLineId: lines.from, amount: dong(amount) }],
    to: [{ fundLineId: lines.to, amount: dong(amount) }],
  },
});
const free = async (areaId: string) => {
  const { rows } = await scenario.people.lead.get(balance.listBalances, { query: { areaId, year: 2026 } });
  return rows.filter((row) => row.kind === "allocated" && row.fundLineId !== null).map((row) => row.balance);
};

describe("money within the year", () => {
  let reallocationId: Id<"reallocation">;

  test("lines that are behind their months may give, and say how much", async () => {
    scenario.reach("2026-07-01");
    const { rows } = await scenario.people.planner.get(moving.listReallocationCandidates, {
      query: { areaId: "51", year: 2026, on: localDate("2026-07-01") },
    });
    assert.deepEqual(
      rows.map((row) => [row.areaId, row.may, row.givable]),
      [
        [scenario.commune, "give", 45_000_000n],
        [otherCommune, "give", 15_000_000n],
      ],
    );
  });

  test("a commune proposes, its chair consents, the province decides; then it moves, once", async () => {
    const { officer, chair, lead } = scenario.people;
    const months = [
      { month: 3, amount: dong(30_000_000) },
      { month: 9, amount: dong(60_000_000) },
    ];
    await officer.get(setSchedule, { params: { fundLineId: own }, body: { months } });
    const asked = propose(30_000_000n, { from: own, to: other });
    ({ reallocationId } = asked.body);
    const made = await officer.get(moving.proposeReallocation, asked);
    assert.deepEqual([made.state, made.decidedByLevel, made.amount], ["proposed", "province", 30_000_000n]);
    const params = { reallocationId };
    const approval = { outcome: "approved" as const, decisionNumber: "30/QĐ-UBND", decidedOn: localDate("2026-07-02") };
    scenario.reach("2026-07-02");
    const early = await lead.ask(moving.decideReallocation, { params, body: approval });
    assert.ok("problem" in early && early.problem.code === "planning.reallocation_not_now");
    await chair.get(moving.consentReallocation, { params });
    const notTheirs = await chair.ask(moving.decideReallocation, { params, body: approval });
    assert.ok("problem" in notTheirs && notTheirs.problem.code === "planning.province_decides");
    const done = await lead.get(moving.decideReallocation, { params, body: approval });
    assert.equal(done.state, "approved");
    assert.deepEqual(
      done.lines.map((line) => [line.areaId, line.amountBefore, line.amount]),
      [
        [scenario.commune, 90_000_000n, -30_000_000n],
        [otherCommune, 30_000_000n, 30_000_000n],
      ],
    );
    assert.deepEqual([await free(scenario.commune), await free(otherCommune)], [[60_000_000n], [60_000_000n]]);
    const again = await lead.ask(moving.decideReallocation, { params, body: approval });
    assert.ok("problem" in again && again.problem.code === "planning.reallocation_not_now");
  });

  test("both plans have a version more with the reason, and the months of a line follow its money", async () => {
    const { lead } = scenario.people;
    const planOf = async (fundLineId: Id<"fund line">) =>
      (await lead.get(readFundLineChain, { params: { fundLineId } })).planId;
    for (const [fundLineId, amount] of [
      [own, 60_000_000n],
      [other, 60_000_000n],
    ] as const) {
      const params = { planId: await planOf(fundLineId) };
      const { acts, adjustments } = await lead.get(getPlanStory, { params });
      const last = acts.at(-1);
      assert.deepEqual(
        [last?.act, last?.stateAfter, last?.reason, last?.decisionNumber],
        ["adjust", "adjusted", "Không kịp thi công", "30/QĐ-UBND"],
      );
      assert.deepEqual(
        adjustments.map((one) => [one.reason, one.outcome]),
        [["Không kịp thi công", "approved"]],
      );
      const { rows } = await lead.get(comparePlans, {
        query: {
          left: `${params.planId}@${String((last?.version ?? 0) - 1)}`,
          right: `${params.planId}@${last?.version}`,
        },
      });
      const changed = rows.filter(({ differs }) => differs.length > 0);
      assert.equal(changed.length, 1);
      assert.equal(changed[0]?.right?.kind === "fund" && changed[0].right.amount, amount);
    }
    const { amount, months } = await lead.get(getSchedule, { params: { fundLineId: own } });
    assert.deepEqual(
      [amount, months.map((one) => [one.month, one.amount])],
      [
        60_000_000n,
        [
          [3, 20_000_000n],
          [9, 40_000_000n],
        ],
      ],
    );
    // By its own months a third of the line is due by June: it may give what is free of that, and no more.
    const { rows: candidates } = await lead.get(moving.listReallocationCandidates, {
      query: { areaId: scenario.commune, year: 2026, on: localDate("2026-07-01") },
    });
    assert.deepEqual(
      candidates.map((row) => [row.may, row.dueByNow, row.givable]),
      [["give", 20_000_000n, 20_000_000n]],
    );
    const evenly = await lead.get(getSchedule, { params: { fundLineId: other } });
    assert.deepEqual(evenly.months, []);
  });

  test("what is not free, or of another source, is not proposed", async () => {
    const { officer } = scenario.people;
    const tooMuch = await officer.ask(moving.proposeReallocation, propose(60_000_001n, { from: own, to: other }));
    assert.ok("problem" in tooMuch && tooMuch.problem.code === "planning.insufficient_line_balance");
    const stranger = await officer.ask(moving.proposeReallocation, propose(1n, { from: own, to: newId("fund line") }));
    assert.ok("problem" in stranger && stranger.problem.code === "planning.line_without_money");
    const notOwn = await officer.ask(moving.proposeReallocation, propose(1n, { from: other, to: own }));
    assert.ok("problem" in notOwn && notOwn.problem.code === "planning.reallocation_of_another_commune");
  });

  test("it is undone by its reverse, which is decided like any other, and once only", async () => {
    const { planner, lead } = scenario.people;
    const newReallocationId = newId("reallocation");
    const body = { newReallocationId, reason: "Đã đủ điều kiện thi công" };
    const undo = await planner.get(moving.undoReallocation, { params: { reallocationId }, body });
    assert.deepEqual([undo.areaId, undo.reverses, undo.state], [otherCommune, reallocationId, "proposed"]);
    const twice = await planner.ask(moving.undoReallocation, {
      params: { reallocationId },
      body: { ...body, newReallocationId: newId("reallocation") },
    });
    assert.ok("problem" in twice && twice.problem.code === "planning.undone_already");
    await otherChair.get(moving.consentReallocation, { params: { reallocationId: newReallocationId } });
    scenario.reach("2026-08-02");
    await lead.get(moving.decideReallocation, {
      params: { reallocationId: newReallocationId },
      body: { outcome: "approved", decisionNumber: "31/QĐ-UBND", decidedOn: localDate("2026-08-02") },
    });
    assert.deepEqual([await free(scenario.commune), await free(otherCommune)], [[90_000_000n], [30_000_000n]]);
  });

  test("the year's end is tried, reported by commune and rule, approved once, and keeps the year of origin", async () => {
    const { planner, lead } = scenario.people;
    scenario.on("2026-12-31");
    const carryOverId = newId("carry-over");
    const tried = await planner.get(carryOver.runCarryOver, { body: { carryOverId, areaId: "51", fromYear: 2026 } });
    assert.deepEqual(tried.sums, { carry: 120_000_000n, return: 0n, stay: 0n, undecided: 0n });
    assert.deepEqual(
      tried.lines.map((line) => [line.areaName, line.action, line.rule, line.amount]),
      [
        ["Ba Tơ", "carry", "following_year", 90_000_000n],
        ["Ba Vinh", "carry", "following_year", 30_000_000n],
      ],
    );
    // Money that comes meanwhile makes the trial stale.
    const { treasurer } = scenario.people;
    await treasurer.get(formulaRun.recordBudget, {
      body: { ...money, areaId: "51", year: 2026, amount: dong(7), reference: "late" },
    });
    const decision = { decisionNumber: "99/QĐ-UBND", decidedOn: localDate("2026-12-31") };
    const stale = await lead.ask(carryOver.approveCarryOver, { params: { carryOverId }, body: decision });
    assert.ok("problem" in stale && stale.problem.code === "planning.carry_over_stale");
    const second = { carryOverId: newId("carry-over") };
    await planner.get(carryOver.runCarryOver, { body: { ...second, areaId: "51", fromYear: 2026 } });
    const done = await lead.get(carryOver.approveCarryOver, { params: second, body: decision });
    assert.equal(done.state, "approved");
    const twice = await lead.ask(carryOver.approveCarryOver, { params: second, body: decision });
    assert.ok("problem" in twice && twice.problem.code === "planning.carried_over_already");
    const { rows } = await lead.get(balance.listBalances, { query: { areaId: "51", year: 2027 } });
    assert.deepEqual(rows.map((row) => [row.areaName, row.kind, row.originYear, row.balance]).toSorted(), [
      ["Ba Tơ", "allocated", 2026, 90_000_000n],
      ["Ba Vinh", "allocated", 2026, 30_000_000n],
      ["Quảng Ngãi", "budget", 2026, 7n],
    ]);
    const { findings } = await lead.get(balance.checkLedger);
    assert.deepEqual(findings, []);
  });

  test("a year later what was carried goes back, its origin reported", async () => {
    const { planner, lead } = scenario.people;
    scenario.on("2027-12-31");
    const params = { carryOverId: newId("carry-over") };
    const tried = await planner.get(carryOver.runCarryOver, { body: { ...params, areaId: "51", fromYear: 2027 } });
    assert.deepEqual(tried.sums, { carry: 0n, return: 120_000_007n, stay: 0n, undecided: 0n });
    await lead.get(carryOver.approveCarryOver, {
      params,
      body: { decisionNumber: "100/QĐ-UBND", decidedOn: localDate("2027-12-31") },
    });
    const { rows } = await lead.get(balance.listBalances, { query: { areaId: scenario.commune, year: 2027 } });
    assert.deepEqual(
      rows.filter((row) => row.balance !== 0n).map((row) => [row.kind, row.originYear, row.balance]),
      [["returned", 2026, 90_000_000n]],
    );
    assert.deepEqual((await verifyChains(scenario.opened.ownersServer.database)).findings, []);
  });
});
