/** A road is paid by vouchers from money that was carried over; a house is not. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { approvePlan, draftPlan, submitPlan } from "#contract/planning/plan.ts";
import { recordPastYears } from "#contract/treasury/past-years.ts";
import { listVouchers, recordVoucher } from "#contract/treasury/voucher.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { VoucherStage } from "#programme/treasury/voucher.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import { checkLedger, listBalances } from "#contract/ledger/balance.ts";

const programmeId = "vn-2021-2025";
const lines = { rural_road: newId("fund line"), housing_repair: newId("fund line") };
const components = { rural_road: "DA1.1", housing_repair: "DA5" } as const;
let scenario: Scenario;

/** A hundred million đồng of each line was left at the end of 2025 and is planned for 2026. */
before(async () => {
  scenario = await Scenario.open();
  scenario.on("2026-03-02");
  const { treasurer, officer, chair, lead } = scenario.people;
  const rows = Object.values(components).flatMap((component) =>
    ["allocated", "carried_over"].map((stage) => `2025,,CENTRAL_INVEST,${component},21484,${stage},,100000000`),
  );
  const text = ["year,origin_year,source,component,area,stage,month,amount", ...rows].join("\n");
  const file = { format: "csv" as const, text };
  await treasurer.get(recordPastYears, { body: { areaId: "51", programmeId, file, isTrial: false } });
  const { rows: programmes } = await officer.get(listProgrammes);
  const programmeVersion = programmes.find((one) => one.programmeId === programmeId)?.version ?? "";
  const planId = newId("plan");
  const goals = (["rural_road", "housing_repair"] as const).map((activityKind) => ({
    goalId: newId("goal"),
    title: activityKind,
    targets: [
      {
        targetId: newId("target"),
        indicatorCode: "poor_households",
        baseline: 1,
        value: 0,
        outputs: [
          {
            outputId: newId("output"),
            activityKind,
            quantity: 1,
            unit: "x",
            unitCost: dong(100_000_000),
            lines: [
              {
                activityLineId: newId("activity line"),
                title: activityKind,
                fundLines: [
                  {
                    fundLineId: lines[activityKind],
                    fundSource: "CENTRAL_INVEST",
                    component: components[activityKind],
                    amount: dong(100_000_000),
                    originYear: 2025,
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  }));
  await officer.get(draftPlan, {
    body: { planId, areaId: "21484", year: 2026, programmeId, programmeVersion, goals },
  });
  await chair.get(submitPlan, { params: { planId } });
  await lead.get(approvePlan, {
    params: { planId },
    body: { decisionNumber: "1/QĐ-UBND", decidedOn: localDate("2026-03-02") },
  });
});
after(() => scenario.opened.close());

const record = (kind: keyof typeof lines, stage: VoucherStage, amount: number, document: string) =>
  scenario.people.accountant.ask(recordVoucher, {
    params: { fundLineId: lines[kind] },
    body: { voucherId: newId("voucher"), stage, amount: dong(amount), document, bookedOn: localDate("2026-03-02") },
  });
const balances = async () => {
  const { rows } = await scenario.people.accountant.get(listBalances, { query: { areaId: "21484", year: "2026" } });
  return Object.fromEntries(
    rows.filter((row) => row.fundLineId === lines.rural_road).map(({ kind, balance }) => [kind, balance]),
  );
};

describe("vouchers of a road", () => {
  test("move the money of its line from contract to settlement, under its year of origin", async () => {
    await record("rural_road", "committed", 90_000_000, "HĐ 01");
    await record("rural_road", "disbursed", 60_000_000, "UNC 11");
    await record("rural_road", "settled", 50_000_000, "NT 21");
    await record("rural_road", "released", 30_000_000, "TL 31");
    await record("rural_road", "returned", 40_000_000, "NTr 41");
    assert.deepEqual(await balances(), {
      allocated: 0n,
      committed: 0n,
      disbursed: 10_000_000n,
      settled: 50_000_000n,
      returned: 40_000_000n,
    });
    const { rows } = await scenario.people.accountant.get(listVouchers, { params: { fundLineId: lines.rural_road } });
    assert.deepEqual(
      rows.map(({ document }) => document),
      ["HĐ 01", "UNC 11", "NT 21", "TL 31", "NTr 41"],
    );
  });
  test("never move more than the stage before holds, and leave nothing half done", async () => {
    const answer = await record("rural_road", "disbursed", 1, "UNC 12");
    assert.ok("problem" in answer);
    assert.equal(answer.problem.code, "ledger.overdraft");
    const { rows } = await scenario.people.accountant.get(listVouchers, { params: { fundLineId: lines.rural_road } });
    assert.equal(rows.length, 5);
    assert.deepEqual((await scenario.people.accountant.get(checkLedger)).findings, []);
  });
  test("with the number of one that was recorded before are refused", async () => {
    const answer = await record("rural_road", "settled", 1_000_000, "NT 21");
    assert.ok("problem" in answer);
    assert.equal(answer.problem.code, "record.rule_broken");
  });
});

test("a house is paid by a batch that names the household, never by a voucher", async () => {
  const answer = await record("housing_repair", "committed", 1_000_000, "HĐ 02");
  assert.ok("problem" in answer);
  assert.equal(answer.problem.code, "planning.paid_by_batches");
});
