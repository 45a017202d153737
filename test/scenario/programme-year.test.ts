import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import * as delivery from "#contract/delivery/support.ts";
import * as evaluation from "#contract/evaluation/measure.ts";
import * as payment from "#contract/payment/batch.ts";
import * as planning from "#contract/planning/plan.ts";
import { listHinderedLines, readDisbursement } from "#contract/treasury/disbursement.ts";
import * as treasury from "#contract/treasury/treasury.ts";
import { replayRound } from "#contract/review/replay.ts";
import * as results from "#contract/review/explanation.ts";
import * as review from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { answersOf, badHouse } from "./home-answers.ts";
import { treasuryMapping } from "./treasury-mapping.ts";
import { verifyChains } from "#server/authority/audit/verify-chains.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import { tellKeptYear } from "./kept-year.ts";
import * as formulaRun from "#contract/planning/formula-run.ts";
import * as balance from "#contract/ledger/balance.ts";
import * as statement from "#contract/payment/statement.ts";
import * as standard from "#contract/review/standard.ts";
import * as movementContract from "#contract/evaluation/movement.ts";
import * as effect from "#contract/evaluation/effect.ts";
import * as cost from "#contract/evaluation/cost.ts";
import * as targetContract from "#contract/evaluation/target.ts";

let scenario: Scenario;
before(async () => {
  scenario = await Scenario.open();
});
after(() => scenario.opened.close());

const homes: { householdId: Id<"household">; personId: Id<"person"> }[] = [];

describe("a year of the programme in Ba Tơ, from need to outcome", () => {
  let round2025: Id<"round">;
  let fundLineId: Id<"fund line">;
  let activityId: Id<"activity">;
  let batchId: Id<"batch">;

  test("2025: three poor households and one that is not are reviewed and decided", async () => {
    for (const name of ["Phạm Văn Đê", "Đinh Thị Hoa", "Phạm Văn Rể", "Nguyễn Văn Khá"]) {
      const { householdId, person } = await scenario.household(name);
      homes.push({ householdId, personId: person.personId });
    }
    round2025 = await scenario.round(2025);
    scenario.on("2025-09-20");
    for (const [position, home] of homes.entries()) {
      const poor = position < 3;
      await scenario.answer(
        round2025,
        home.householdId,
        answersOf(home.personId, poor ? badHouse : {}, poor ? 900_000 : 6_000_000),
        "2025-09-20",
      );
    }
    await scenario.decide(round2025, 2025);
    const { rows } = await scenario.people.officer.get(evaluation.readCounts, { query: { areaId: "21484" } });
    assert.deepEqual(
      rows.map((row) => [row.class, row.households]),
      [
        ["non_poor", 1],
        ["poor", 3],
      ],
    );
  });

  test("the explanation tells each indicator, the limit and the decision, and a replay finds the same", async () => {
    const [home] = homes;
    assert.ok(home !== undefined);
    const found = await scenario.people.officer.get(results.explainReview, {
      params: { householdId: home.householdId, roundId: round2025 },
    });
    assert.equal(found.class, "poor");
    assert.equal(found.replay?.equal, true);
    assert.equal(found.decision?.outcome, "recognised");
    assert.deepEqual(
      found.lines.filter((line) => line.deprived).map((line) => line.code),
      ["housingQuality", "water", "toilet"],
    );
    assert.match(found.lines.find((line) => line.code === "housingQuality")?.text.vi ?? "", /^2 trong ba kết cấu/);
  });

  test("every result of the round follows from its standard, answers and area; one that was tampered with is found", async () => {
    const ask = async () =>
      scenario.people.officer.get(replayRound, { params: { roundId: round2025, communeId: scenario.commune } });
    const before = await ask();
    assert.deepEqual([before.reviews, before.equal, before.different], [4, 4, []]);
    const householdId = homes[3]?.householdId ?? "";
    const setClass = async (value: string) =>
      sql`update review.reviews set class = ${value} where household_id = ${householdId} and round_id = ${round2025}`.execute(
        scenario.opened.ownersServer.database,
      );
    await setClass("poor");
    assert.deepEqual((await ask()).different, [
      { householdId, differs: ["class"], recorded: "poor", computed: "non_poor" },
    ]);
    await setClass("non_poor");
  });

  test("2026: a plan answers the need, with money that was allocated by formula", async () => {
    scenario.on("2026-02-01");
    const funded = await scenario.fund(3, 2026);
    fundLineId = funded.fundLineId;
    const run = await scenario.people.lead.get(formulaRun.getFormulaRun, {
      params: { formulaRunId: funded.formulaRunId },
    });
    assert.equal(run.reproduced, true);
    assert.equal(run.shares.find((share) => share.areaId === "21484")?.amount, 90_000_000n);
    const plan = await scenario.people.officer.get(planning.getPlan, { params: { planId: funded.planId } });
    assert.equal(plan.state, "approved");
    assert.equal(plan.needs.byIndicator.find((need) => need.code === "housingQuality")?.households, 3);
  });

  test("supports are proposed from the deprivations, checked, approved, committed and delivered", async () => {
    scenario.on("2026-03-05");
    activityId = await scenario.activity(fundLineId, 2026);
    await scenario.deliver(activityId, "2026-05-20");
    const supports = await scenario.supports(activityId);
    assert.deepEqual(
      supports.map((support) => [support.state, support.deprivations]),
      Array(3).fill(["delivered", ["housingQuality"]]),
    );
    const chain = await scenario.people.officer.get(effect.readFundLineChain, { params: { fundLineId } });
    assert.deepEqual(chain.balances, { allocated: 0n, committed: 90_000_000n });
  });

  test("a support of the same content from another source is refused in the same year", async () => {
    const second = await scenario.activity(fundLineId, 2026);
    const answer = await scenario.people.officer.get(delivery.proposeSupports, {
      params: { activityId: second },
      body: {},
    });
    assert.equal(answer.proposed, 3);
    const supports = (await scenario.supports(second)).map(({ householdId, supportId }) => ({
      householdId,
      supportId,
    }));
    await scenario.people.officer.get(delivery.checkSupports, { params: { activityId: second }, body: { supports } });
    const approval = await scenario.people.chair.ask(delivery.approveSupports, {
      params: { activityId: second },
      body: { supports, decisionNumber: "57" },
    });
    assert.ok("problem" in approval);
    assert.equal(approval.problem.code, "delivery.same_content_settled");
  });

  test("the batch is made, checked and approved by three people, reserved, sent as pain.001", async () => {
    scenario.on("2026-06-01");
    for (const { householdId, personId } of homes.slice(0, 3)) {
      const { rows } = await scenario.people.officer.get(review.listReviews, {
        params: { roundId: round2025 },
        query: { communeId: "21484" },
      });
      const fullName = rows.find((row) => row.householdId === householdId)?.headName ?? "";
      await scenario.bankPayee(householdId, { personId, fullName });
    }
    batchId = await scenario.sentBatch(activityId);
    const batch = await scenario.people.accountant.get(payment.getBatch, { params: { batchId } });
    assert.equal(batch.state, "sent");
    assert.equal(batch.total, 90_000_000n);
    assert.deepEqual(
      batch.approvals.map((approval) => approval.role),
      ["maker", "checker", "approver"],
    );
    const [file] = batch.files;
    assert.ok(file !== undefined);
    const order = await scenario.people.accountant.fetch(`/api/payment-batches/${batchId}/files/${file.fileId}`);
    assert.match(await order.text(), /pain\.001\.001\.09[\s\S]*<CtrlSum>90000000<\/CtrlSum>/);
  });

  test("the bank answers two of three; the same file again has no effect", async () => {
    const first = await scenario.bankAnswers(batchId, (position) => (position < 2 ? "paid" : undefined));
    assert.deepEqual([first.paid, first.readBefore], [2, false]);
    const again = await scenario.bankAnswers(batchId, (position) => (position < 2 ? "paid" : undefined));
    assert.deepEqual([again.paid, again.readBefore], [0, true]);
    const chain = await scenario.people.officer.get(effect.readFundLineChain, { params: { fundLineId } });
    assert.deepEqual(chain.balances, { allocated: 0n, committed: 0n, reserved: 30_000_000n, disbursed: 60_000_000n });
  });

  test("what nobody answered is unknown, and the batch does not reconcile", async () => {
    const { unknown } = await scenario.people.accountant.get(statement.markUnanswered, { params: { batchId } });
    assert.equal(unknown, 1);
    const refused = await scenario.people.accountant.ask(statement.reconcileBatch, { params: { batchId } });
    assert.ok("problem" in refused);
    assert.equal(refused.problem.code, "payment.open_instructions");
  });

  test("a later answer settles it, and the batch reconciles to the đồng", async () => {
    await scenario.bankAnswers(batchId, (position) => (position === 2 ? "paid" : undefined), "second.csv");
    const done = await scenario.people.accountant.get(statement.reconcileBatch, { params: { batchId } });
    assert.deepEqual(
      [done.paid, done.returned, done.difference, done.batch.state],
      [90_000_000n, 0n, 0n, "reconciled"],
    );
    const chain = await scenario.people.officer.get(effect.readFundLineChain, { params: { fundLineId } });
    assert.equal(chain.balances["settled"], 90_000_000n);
    const { findings } = await scenario.people.lead.get(balance.checkLedger);
    assert.deepEqual(findings, []);
  });

  test("disbursement is reported by commune, source and month, and nothing hinders the line any more", async () => {
    const query = { areaId: "51", year: 2026 };
    const reported = await scenario.people.treasurer.get(readDisbursement, { query });
    assert.deepEqual(reported.total, { available: 90_000_000n, disbursed: 90_000_000n, rate: 10_000 });
    assert.deepEqual(reported.months, [{ month: 6, disbursed: 90_000_000n }]);
    assert.deepEqual(
      reported.rows.map((row) => [
        row.areaId,
        row.rate,
        row.pace,
        Object.values(row.hindrances).some((count) => count > 0),
      ]),
      [["21484", 10_000, "on_schedule", false]],
    );
    // Five complete months without a đồng, then all there is: nothing is forecast beyond what there is.
    assert.equal(reported.forecast?.expected, 90_000_000n);
    const { rows } = await scenario.people.treasurer.get(listHinderedLines, { query });
    assert.deepEqual(
      rows.map(({ disbursed, hindrance, pace }) => [disbursed, hindrance, pace]),
      [[90_000_000n, null, "on_schedule"]],
    );
  });

  test("the treasury's file is compared to the đồng: matched, differing, missing here and there; taken once", async () => {
    const { messageId } = await scenario.people.accountant.get(payment.getBatch, { params: { batchId } });
    const text = [
      "Ngày,Số tiền,Chứng từ,Mã xã",
      `02/06/2026,60.000.000,${messageId},K21484`,
      "03/06/2026,29.999.999,khác,K21484",
      "03/06/2026,không,khác,K21484",
    ].join("\n");
    scenario.reach("2026-06-30");
    const compare = async () =>
      scenario.people.treasurer.get(treasury.importTreasury, {
        body: {
          treasuryImportId: newId("treasury import"),
          areaId: "51",
          origin: "treasury",
          fileName: "kho-bac.csv",
          file: { format: "csv", text },
          mapping: treasuryMapping,
          fromDay: localDate("2026-06-01"),
          toDay: localDate("2026-06-30"),
        },
      });
    const first = await compare();
    assert.deepEqual(first.counts, { matched: 1, amount_differs: 0, only_with_treasury: 1, only_with_us: 1 });
    assert.deepEqual(first.badRows, [{ row: 4, field: "amount", reason: "not_money", value: "không" }]);
    assert.equal(first.difference, -1n);
    const again = await compare();
    assert.deepEqual([again.knownRows, again.counts.matched, again.counts.only_with_us], [2, 0, 1]);
    const params = { treasuryImportId: first.treasuryImportId };
    const { lines } = await scenario.people.treasurer.get(treasury.getTreasuryImport, { params });
    assert.deepEqual(
      lines.map((line) => [line.finding, line.row, line.amount, line.ownAmount, line.areaId]),
      [
        ["only_with_treasury", 3, 29_999_999n, null, "21484"],
        ["only_with_us", null, null, 30_000_000n, "21484"],
        ["matched", 2, 60_000_000n, 60_000_000n, "21484"],
      ],
    );
    const accept = { params, body: { reason: "Kho bạc ghi thiếu một đồng, sẽ điều chỉnh" } };
    const accepted = await scenario.people.treasurer.get(treasury.acceptTreasuryImport, accept);
    assert.equal(accepted.reason, accept.body.reason);
    const twice = await scenario.people.treasurer.ask(treasury.acceptTreasuryImport, accept);
    assert.ok("problem" in twice && twice.problem.code === "treasury.accepted_already");
    const { mapping } = await scenario.people.treasurer.get(treasury.getTreasuryMapping, {
      query: { areaId: "51", origin: "treasury" },
    });
    assert.deepEqual(mapping?.communeCodes, { K21484: "21484" });
  });

  test("the review of 2026 finds who escaped, who stays and what it cost", async () => {
    scenario.on("2026-09-05");
    const round2026 = await scenario.round(2026);
    const found = [
      { household: {}, income: 3_000_000 },
      { household: { toilet: "none" }, income: 1_000_000 },
      { household: badHouse, income: 1_000_000 },
      { household: {}, income: 6_000_000 },
    ];
    for (const [position, home] of homes.entries()) {
      const now = found[position];
      await scenario.answer(
        round2026,
        home.householdId,
        answersOf(home.personId, now?.household ?? {}, now?.income ?? 0),
        "2026-09-20",
      );
    }
    await scenario.decide(round2026, 2026);
    scenario.on("2026-12-31");
    const moved = await scenario.people.officer.get(movementContract.readMovements, {
      query: { areaId: "21484", from: localDate("2025-12-31"), to: localDate("2026-12-31") },
    });
    assert.deepEqual(moved.total.moves, {
      "poor>non_poor": 1,
      "poor>near_poor": 1,
      "poor>poor": 1,
      "non_poor>non_poor": 1,
    });
    assert.equal(moved.total.escaped, 1);
    for (const movement of ["escaped", "relapsed", "newlyPoor", "stayed"] as const) {
      const behind = await scenario.people.officer.get(evaluation.listHouseholdsBehind, {
        query: { areaId: "21484", movement, since: "2025-12-31", on: "2026-12-31" },
      });
      assert.equal(behind.rows.length, moved.total[movement], `the households that ${movement}`);
    }
    const query = { areaId: "21484", class: "near_poor", on: "2026-12-31" };
    const near = await scenario.people.officer.get(evaluation.listHouseholdsBehind, { query });
    assert.equal(near.rows[0]?.previousClass, "poor", "the class before the decision");
    const { rows: targets } = await scenario.people.officer.get(targetContract.listTargetResults, {
      query: { areaId: "21484", year: 2026 },
    });
    assert.deepEqual(
      targets.map((target) => [target.baseline, target.target, target.actual]),
      [[3, 0, 1]],
    );
    const { rows } = await scenario.people.officer.get(cost.readCosts, {
      query: { areaId: "21484", year: 2026 },
    });
    assert.deepEqual(
      rows.map((row) => [row.indicator, row.supported, row.reviewedAgain, row.removed, row.paid, row.costPerRemoved]),
      [["housingQuality", 3, 3, 2, 90_000_000n, 45_000_000n]],
    );
  });

  test("one household's chain runs from need to outcome, and its fund line's chain comes back to it", async () => {
    const [home] = homes;
    assert.ok(home !== undefined);
    const { links } = await scenario.people.officer.get(effect.readHouseholdChain, {
      params: { householdId: home.householdId },
    });
    const [link] = links;
    assert.ok(link !== undefined);
    assert.equal(link.need?.indicator, "housingQuality");
    assert.deepEqual(
      [link.support.state, link.money.paid, link.outcome?.stillDeprived, link.outcome?.class],
      ["paid", 30_000_000n, false, "non_poor"],
    );
    const back = await scenario.people.officer.get(effect.listFundLineHouseholds, {
      params: { fundLineId: link.money.fundLineId },
    });
    assert.ok(back.rows.some((row) => row.householdId === home.householdId));
  });

  test("measures tell H, A and M0 of the commune, and the counts of decisions agree with its rows", async () => {
    const { total } = await scenario.people.officer.get(evaluation.readMeasures, { query: { areaId: "21484" } });
    assert.deepEqual([total.households, total.poor, total.nearPoor, total.H, total.A], [4, 1, 1, 0.25, 0.25]);
    const { rows } = await scenario.people.officer.get(evaluation.readCounts, { query: { areaId: "21484" } });
    assert.deepEqual(
      rows.map((row) => [row.class, row.households]),
      [
        ["near_poor", 1],
        ["non_poor", 2],
        ["poor", 1],
      ],
    );
  });

  test("an objection sends a household back when it is upheld, and holds up its decision while it is open", async () => {
    scenario.on("2027-09-05");
    const home = homes[2];
    assert.ok(home !== undefined);
    const roundId = newId("round");
    const refused = await scenario.people.planner.ask(review.openRound, {
      body: {
        roundId,
        areaId: "51",
        year: 2027,
        kind: "annual",
        standardId: "vn-2022-2026",
        standardVersion:
          (await scenario.people.planner.get(standard.listStandards)).rows.find(
            (one) => one.standardId === "vn-2022-2026",
          )?.version ?? "",
        scoreTableId: null,
        referenceDate: localDate("2027-10-01"),
        opensOn: localDate("2027-09-01"),
        closesOn: localDate("2027-12-14"),
      },
    });
    assert.ok("problem" in refused);
    assert.equal(refused.problem.code, "review.standard_not_in_force");
  });

  test("the audit chain of the whole year is in order", async () => {
    const { entries, findings } = await verifyChains(scenario.opened.ownersServer.database);
    assert.deepEqual(findings, []);
    assert.ok(entries > 40);
  });
});

tellKeptYear(() => ({ scenario, homes }));
