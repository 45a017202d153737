/** A road with a late contractor: contracted, begun, late, changed, accepted and paid step by step, handed over, and kept. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { draftActivity } from "#contract/delivery/activity.ts";
import * as acts from "#contract/delivery/work-acts.ts";
import * as contract from "#contract/delivery/work.ts";
import { readWork } from "#contract/home/work.ts";
import { newId } from "#contract/new-id.ts";
import { listVouchers, recordVoucher } from "#contract/treasury/voucher.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { fundedLine } from "./funded-line.ts";
import { Scenario } from "./scenario.ts";
import { beginAct } from "#server/platform/database/database.ts";

let scenario: Scenario;
let fundLineId: Id<"fund line">;
let today = "";
const activityId = newId("activity");
const workId = newId("work");
const other = newId("work");
const params = { workId };
const milestones = [newId("milestone"), newId("milestone")] as const;

before(async () => {
  scenario = await Scenario.open();
  on("2026-03-02");
  ({ fundLineId } = await fundedLine(scenario, {
    activityKind: "rural_road",
    component: "I.2",
    indicatorCode: "works_finished",
    quantity: 1,
    unitCost: 1_200_000_000,
  }));
  const { officer } = scenario.people;
  const drafted = { activityId, fundLineId, title: "Đường thôn 2026", startsOn: localDate("2026-03-02") };
  await officer.get(draftActivity, { body: drafted });
});
/** It is this day. */
function on(day: string): void {
  today = day;
  scenario.on(day);
}
after(async () => scenario.opened.close());

const codeOf = (answer: object) => {
  assert.ok(
    "problem" in answer,
    JSON.stringify(answer, (_key, value) => (typeof value === "bigint" ? String(value) : value)),
  );
  return (answer.problem as { readonly code: string }).code;
};
const shown = async () => scenario.people.officer.get(contract.getWork, { params });

async function voucher(stage: "committed" | "disbursed", amount: Money, more: { readonly isAdvance?: boolean } = {}) {
  const voucherId = newId("voucher");
  return scenario.people.accountant.ask(recordVoucher, {
    params: { fundLineId },
    body: { voucherId, stage, amount, document: voucherId, bookedOn: localDate(today), workId, ...more },
  });
}

describe("a road with a late contractor", () => {
  test("is drafted, contracted and begun when its milestones are the whole of it", async () => {
    const { officer, chair } = scenario.people;
    const [first, second] = milestones;
    await officer.get(contract.draftWork, {
      body: {
        workId,
        activityId,
        name: "Đường vào thôn Làng Rào",
        path: "tender",
        estimate: dong(1_000_000_000),
        startsOn: localDate("2026-03-02"),
        endsOn: localDate("2026-08-31"),
      },
    });
    const start = { params, body: { startedOn: localDate("2026-03-02") } };
    assert.equal(codeOf(await officer.ask(acts.startWork, start)), "delivery.work_not_now");
    const signed = {
      contractor: "Công ty xây dựng (mẫu)",
      taxNumber: "4300000000",
      number: "05/HĐ",
      signedOn: localDate("2026-03-02"),
      value: dong(1_000_000_000),
      days: 150,
      advancePercent: 30,
      retentionPercent: 5,
      warrantyMonths: 1,
    };
    assert.equal(codeOf(await chair.ask(acts.signWorkContract, { params, body: signed })), "authority.not_permitted");
    await officer.get(acts.signWorkContract, { params, body: signed });
    const half = { milestoneId: first, name: "Nền đường", plannedOn: localDate("2026-05-31"), share: 60 };
    await officer.get(acts.planMilestone, { params, body: half });
    assert.equal(codeOf(await officer.ask(acts.startWork, start)), "delivery.milestones_not_whole");
    const rest = { milestoneId: second, name: "Mặt đường", plannedOn: localDate("2026-08-15"), share: 41 };
    assert.equal(
      codeOf(await officer.ask(acts.planMilestone, { params, body: rest })),
      "delivery.milestones_above_whole",
    );
    await officer.get(acts.planMilestone, { params, body: { ...rest, share: 40 } });
    assert.equal((await officer.get(acts.startWork, start)).state, "under_way");
  });

  test("takes an advance up to what the contract says, from its own fund line", async () => {
    await voucher("committed", dong(1_000_000_000));
    assert.equal(
      codeOf(await voucher("disbursed", dong(300_000_001), { isAdvance: true })),
      "delivery.advance_above_limit",
    );
    assert.ok(!("problem" in (await voucher("disbursed", dong(300_000_000), { isAdvance: true }))));
    assert.equal(codeOf(await voucher("disbursed", dong(1))), "delivery.work_not_payable");
    const { account, paid, troubles } = await shown();
    assert.deepEqual([account.advancePaid, account.payable, paid], [300_000_000n, 0n, 300_000_000n]);
    assert.deepEqual(troubles, []);
  });

  test("is late from the day after a milestone was planned, in the page, the list and what waits", async () => {
    const { officer } = scenario.people;
    on("2026-05-31");
    assert.deepEqual((await shown()).troubles, []);
    on("2026-06-10");
    assert.deepEqual((await shown()).troubles, ["milestone_late"]);
    const query = { areaId: scenario.commune, year: "2026", trouble: "any" as const };
    const { rows, sums } = await officer.get(contract.listWorks, { query });
    assert.deepEqual(
      rows.map((row) => [row.workId, row.troubles]),
      [[workId, ["milestone_late"]]],
    );
    const waits = (await officer.get(readWork)).rows.filter(({ kind }) => kind === "watchWorks");
    assert.deepEqual(
      waits.map(({ recordId, count }) => [recordId, count]),
      [[workId, 1]],
    );
    assert.deepEqual([sums.estimate, sums.paid, sums.inTrouble], [1_000_000_000n, 300_000_000n, 1]);
  });

  test("answers what its supervision board found, once", async () => {
    const { officer } = scenario.people;
    const findingId = newId("finding");
    const found = {
      findingId,
      foundOn: localDate("2026-06-10"),
      foundBy: "Ban giám sát cộng đồng thôn (mẫu)",
      finding: "Nền đường chưa đủ chiều dày.",
      answerDue: localDate("2026-06-15"),
    };
    await officer.get(acts.recordFinding, { params, body: found });
    on("2026-06-16");
    assert.deepEqual((await shown()).troubles, ["milestone_late", "finding_unanswered"]);
    const answer = {
      params: { ...params, findingId },
      body: { answeredOn: localDate("2026-06-16"), answer: "Đã lu lại." },
    };
    await officer.get(acts.answerFinding, answer);
    assert.deepEqual((await shown()).troubles, ["milestone_late"]);
    assert.equal(codeOf(await officer.ask(acts.answerFinding, answer)), "delivery.finding_answered_already");
  });

  test("is accepted step by step, and paid what is payable and no more", async () => {
    const { officer, accountant } = scenario.people;
    const minutes = {
      milestoneId: milestones[0],
      number: "01/BBNT",
      acceptedOn: localDate("2026-06-16"),
      acceptedBy: "UBND xã, nhà thầu, ban giám sát (mẫu)",
      physical: 60,
      value: dong(600_000_000),
    };
    await officer.get(acts.acceptMilestone, { params, body: minutes });
    const { account, troubles } = await shown();
    // 600 accepted, less 225 of the advance (600 of the 800 at which all is recovered), less 30 retained.
    assert.deepEqual([account.recovered, account.retained, account.payable], [225_000_000n, 30_000_000n, 345_000_000n]);
    assert.deepEqual(troubles, []);
    assert.equal(codeOf(await voucher("disbursed", dong(345_000_001))), "delivery.work_not_payable");
    assert.ok(!("problem" in (await voucher("disbursed", dong(345_000_000)))));
    assert.equal((await shown()).account.payable, 0n);
    const { rows } = await accountant.get(listVouchers, { params: { fundLineId } });
    assert.deepEqual(
      rows.map((row) => [row.stage, row.workId, row.isAdvance]),
      [
        ["committed", workId, false],
        ["disbursed", workId, true],
        ["disbursed", workId, false],
      ],
    );
  });

  test("is stopped with a reason and taken up again; its contract is changed and stays as it was signed", async () => {
    const { officer, chair } = scenario.people;
    const stopped = { stoppedOn: localDate("2026-06-16"), reason: "Mưa lớn, sạt lở taluy" };
    assert.equal((await officer.get(acts.stopWork, { params, body: stopped })).state, "stopped");
    const change = {
      workChangeId: newId("work change"),
      number: "01/PLHĐ",
      signedOn: localDate("2026-06-16"),
      signedBy: "Chủ tịch UBND xã (mẫu)",
      amount: dong(50_000_000),
      days: 30,
      reason: "Bổ sung kè chắn đất",
    };
    assert.equal(
      codeOf(await officer.ask(acts.changeWorkContract, { params, body: change })),
      "authority.not_permitted",
    );
    const changed = await chair.get(acts.changeWorkContract, { params, body: change });
    assert.deepEqual([changed.contract?.value, changed.value], [1_000_000_000n, 1_050_000_000n]);
    assert.deepEqual(changed.troubles, ["above_estimate"]);
    const less = { ...change, workChangeId: newId("work change"), amount: dong(450_000_001), isLess: true };
    assert.equal(
      codeOf(await chair.ask(acts.changeWorkContract, { params, body: less })),
      "delivery.change_below_accepted",
    );
    await officer.get(acts.resumeWork, { params, body: { resumedOn: localDate("2026-06-16") } });
  });

  test("is handed over when all is accepted, and gets what was retained after its warranty", async () => {
    const { officer, chair } = scenario.people;
    on("2026-09-20");
    const handOver = { params, body: { handedOverOn: localDate("2026-09-20") } };
    assert.deepEqual((await shown()).troubles, ["milestone_late", "end_late", "above_estimate"]);
    assert.equal(codeOf(await officer.ask(acts.handOverWork, handOver)), "delivery.milestones_not_accepted");
    const minutes = {
      milestoneId: milestones[1],
      number: "02/BBNT",
      acceptedOn: localDate("2026-09-20"),
      acceptedBy: "UBND xã, nhà thầu, ban giám sát (mẫu)",
      physical: 100,
      value: dong(450_000_000),
    };
    const over = { ...minutes, value: dong(450_000_001) };
    assert.equal(
      codeOf(await officer.ask(acts.acceptMilestone, { params, body: over })),
      "delivery.accepted_above_contract",
    );
    await officer.get(acts.acceptMilestone, { params, body: minutes });
    await officer.get(acts.handOverWork, handOver);
    await voucher("committed", dong(50_000_000));
    // 1,050 less 300 of the advance, less 52.5 retained, less 345 paid.
    assert.ok(!("problem" in (await voucher("disbursed", dong(352_500_000)))));
    const kept = { operatedOn: localDate("2026-09-20"), keeper: "Thôn Làng Rào", yearlyBudget: dong(5_000_000) };
    assert.equal((await officer.get(acts.operateWork, { params, body: kept })).state, "in_operation");
    const release = { params, body: { releasedOn: localDate("2026-09-20") } };
    assert.equal(codeOf(await chair.ask(acts.releaseRetention, release)), "day.before_what_it_rests_on");
    on("2026-10-20");
    await chair.get(acts.releaseRetention, { params, body: { releasedOn: localDate("2026-10-20") } });
    assert.equal((await shown()).account.payable, 52_500_000n);
    assert.equal(codeOf(await voucher("disbursed", dong(52_500_001))), "delivery.work_not_payable");
    assert.ok(!("problem" in (await voucher("disbursed", dong(52_500_000)))));
    const { account, paid, value } = await shown();
    assert.deepEqual([account.payable, paid, value], [0n, 1_050_000_000n, 1_050_000_000n]);
  });
});

describe("the database", () => {
  const asServer = async (act: string, work: RawBuilder<unknown>) =>
    scenario.opened.server.database.transaction().execute(async (tx) => {
      await beginAct(tx, scenario.people.officer.officerId, act, "2026-10-20");
      await work.execute(tx);
    });

  test("takes no state of a work that does not follow from the one before", async () => {
    await assert.rejects(
      asServer("delivery.recordWork", sql`update delivery.works set state = 'under_way' where work_id = ${workId}`),
      /work moves in its order/,
    );
  });
  test("takes no acceptance above the contract and its changes", async () => {
    const minutes = sql`with added as (
        insert into delivery.work_contracts (work_id, commune_id, contractor, number, signed_on, value, days, advance_percent, retention_percent, warranty_months)
        select ${other}, commune_id, contractor, number, signed_on, 100, days, 0, 0, 0 from delivery.work_contracts where work_id = ${workId}
        returning work_id, commune_id
      ), planned as (
        insert into delivery.work_milestones (milestone_id, work_id, commune_id, name, planned_on, share)
        select gen_random_uuid(), work_id, commune_id, 'x', '2026-10-20', 100 from added returning milestone_id, work_id, commune_id
      )
      insert into delivery.work_acceptances (milestone_id, work_id, commune_id, number, accepted_on, accepted_by, physical, value)
      select milestone_id, work_id, commune_id, 'x', '2026-10-20', 'x', 100, 101 from planned`;
    const { officer } = scenario.people;
    await officer.get(contract.draftWork, {
      body: {
        workId: other,
        activityId,
        name: "Cống qua đường",
        path: "community",
        estimate: dong(100),
        startsOn: localDate("2026-10-20"),
        endsOn: localDate("2026-10-30"),
      },
    });
    await assert.rejects(minutes.execute(scenario.opened.ownersServer.database), /no more is accepted than contracted/);
  });
  test("takes no payment of a work above what is payable", async () => {
    const paid = (work: Id<"work">) => sql`insert into planning.vouchers
        (voucher_id, fund_line_id, area_id, stage, amount, document, booked_on, posting_id, recorded_at, recorded_by, work_id)
      select gen_random_uuid(), fund_line_id, area_id, 'disbursed', 1, 'x', '2026-10-20', posting_id, now(), recorded_by, ${work}
      from planning.vouchers where work_id = ${workId} and stage = 'committed' limit 1`;
    const owner = scenario.opened.ownersServer.database;
    await assert.rejects(paid(workId).execute(owner), /no more of a work is paid than payable/);
    await assert.rejects(paid(other).execute(owner), /no more of a work is paid than payable/);
  });
});
