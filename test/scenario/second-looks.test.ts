/** What is looked at twice: a result that was objected to, a large batch, a record that somebody else changed. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import * as payment from "#contract/payment/batch.ts";
import * as planning from "#contract/planning/plan.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { verifyCounts } from "#server/review/replay/verify-counts.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import type { Person } from "./scenario.ts";
import * as programme from "#contract/planning/programme.ts";
import * as villageContract from "#contract/review/village.ts";
import * as decisionContract from "#contract/review/decision.ts";
import * as review from "#contract/review/survey.ts";

let scenario: Scenario;
before(async () => {
  scenario = await Scenario.open();
});
after(() => scenario.opened.close());

const poorAnswers = (personId: string) => {
  const answers = householdWith({ wallDurable: false, roofDurable: false, toilet: "none", water: "stream" });
  return {
    ...answers,
    incomePerPerson: 900_000,
    members: answers.members.map((member) => ({ ...member, personId })),
  };
};

describe("a large programme of one commune", () => {
  const homes: { readonly householdId: Id<"household">; readonly person: Person }[] = [];
  let roundId: Id<"round">;
  let decided: readonly string[] = [];

  test("a result that was objected to is decided only after a posting of its own", async () => {
    for (let number = 1; number <= 17; number += 1) homes.push(await scenario.household(`Phạm Văn ${number}`));
    roundId = await scenario.round(2025);
    scenario.on("2025-09-20");
    for (const { householdId, person } of homes)
      await scenario.answer(roundId, householdId, poorAnswers(person.personId), "2025-09-20");
    const { officer, chair } = scenario.people;
    const [village, commune] = [
      { roundId, villageId: scenario.village },
      { roundId, communeId: scenario.commune },
    ];
    scenario.on("2025-10-15");
    await officer.get(review.scoreReviews, { params: commune, body: {} });
    await officer.get(villageContract.recordMeeting, { params: village, body: meeting });
    await officer.get(villageContract.recordPosting, { params: village, body: posting("2025-10-15") });
    const [first] = homes;
    assert.ok(first !== undefined);
    const objectionId = newId("objection");
    scenario.on("2025-10-16");
    await officer.get(villageContract.recordObjection, {
      params: { householdId: first.householdId, roundId },
      body: {
        objectionId,
        objector: "Người dân",
        objectorKind: "person",
        indicator: null,
        reason: "Nhà có người đi làm xa",
        receivedOn: localDate("2025-10-16"),
      },
    });
    scenario.on("2025-10-17");
    await officer.get(villageContract.answerObjection, {
      params: { householdId: first.householdId, objectionId },
      body: { answeredOn: localDate("2025-10-17"), outcome: "dismissed", answer: "Đã kiểm tra lại" },
    });

    const decide = async (number: string, day: string) => {
      scenario.on(day);
      return chair.get(decisionContract.decideList, { params: commune, body: decision(number, day) });
    };
    const first16 = await decide("1/QĐ-UBND", "2025-10-27");
    assert.deepEqual([first16.recognised, first16.waiting], [16, { rechecked: 1 }]);
    await officer.get(villageContract.recordPosting, { params: village, body: posting("2025-10-27") });
    scenario.on("2025-10-28");
    const early = await chair.ask(decisionContract.decideList, {
      params: commune,
      body: decision("2/QĐ-UBND", "2025-10-28"),
    });
    assert.ok("problem" in early && early.problem.code === "day.before_what_it_rests_on");
    assert.equal((await decide("3/QĐ-UBND", "2025-11-03")).recognised, 1);
    decided = homes.map(({ householdId }) => householdId);
  });

  test("the counts of the commune are the sums of its statuses, and a count that is not is found", async () => {
    const { ownersServer } = scenario.opened;
    const on = localDate("2025-12-31");
    assert.deepEqual(await verifyCounts(ownersServer.database, on), { communes: 1, findings: [] });
    const change = (by: number) =>
      sql`update review.status_changes set households = households + ${by} where class = 'poor' and households = 16`;
    await change(1).execute(ownersServer.database);
    const { findings } = await verifyCounts(ownersServer.database, on);
    assert.deepEqual(findings, [
      { communeId: scenario.commune, class: "poor", counted: 17, inForce: 17, reported: 18 },
    ]);
    await sql`update review.status_changes set households = 16 where households = 17`.execute(ownersServer.database);
    const replace = (day: string | null) =>
      sql`update review.poverty_statuses set replaced_on = ${day} where class = 'poor' and household_id = ${homes[0]?.householdId}`;
    await replace("2025-12-20").execute(ownersServer.database);
    assert.notDeepEqual((await verifyCounts(ownersServer.database, on)).findings, []);
    await replace(null).execute(ownersServer.database);
    assert.deepEqual((await verifyCounts(ownersServer.database, on)).findings, []);
  });

  test("a batch above the programme's threshold is reserved when a second approver has signed", async () => {
    assert.equal(decided.length, 17);
    scenario.on("2026-02-01");
    const { fundLineId } = await scenario.fund(17, 2026);
    scenario.on("2026-03-05");
    const activityId = await scenario.activity(fundLineId, 2026);
    await scenario.deliver(activityId, "2026-05-20");
    for (const { householdId, person } of homes) await scenario.bankPayee(householdId, person);
    const { officer, accountant, chair } = scenario.people;
    const batchId = newId("batch");
    await officer.get(payment.makeBatch, {
      body: { batchId, activityIds: [activityId], method: "bank", title: "Sửa nhà" },
    });
    await accountant.get(payment.checkBatch, { params: { batchId } });
    assert.equal((await chair.get(payment.approveBatch, { params: { batchId } })).state, "checked");
    const again = await chair.ask(payment.approveBatch, { params: { batchId } });
    assert.ok("problem" in again && again.problem.code === "payment.signed_already");
    const deputy = await scenario.opened.officer("commune_chair", scenario.commune);
    assert.equal((await deputy.get(payment.approveBatch, { params: { batchId } })).state, "reserved");

    const unsent = await accountant.ask(payment.sendBatch, {
      params: { batchId },
      body: { executionDate: localDate("2026-06-02") },
    });
    assert.ok("problem" in unsent && unsent.problem.code === "payment.no_debtor_account");
  });

  test("of two who saw the same plan only the first changes it", async () => {
    const { officer } = scenario.people;
    const planId = newId("plan");
    const { rows } = await officer.get(programme.listProgrammes);
    await officer.get(planning.draftPlan, {
      body: {
        planId,
        areaId: scenario.commune,
        year: 2027,
        programmeId: rows[0]?.programmeId ?? "",
        programmeVersion: rows[0]?.version ?? "",
        goals: [],
      },
    });
    const seen = (await officer.ask(planning.getPlan, { params: { planId } })).headers.get("etag") ?? "";
    const addGoal = async (title: string, ifMatch: string) =>
      officer.fetch(`/api/plans/${planId}/goals`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": newId("goal"), "if-match": ifMatch },
        body: JSON.stringify({ goalId: newId("goal"), title, targets: [] }),
      });
    const answers = await Promise.all([addGoal("Mục tiêu một", seen), addGoal("Mục tiêu hai", seen)]);
    assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [200, 412]);
    const plan = await officer.get(planning.getPlan, { params: { planId } });
    assert.equal(plan.goals.length, 1);
    assert.equal((await addGoal("Mục tiêu ba", '"stale"')).status, 412);
  });
});

const meeting = {
  meetingId: newId("meeting"),
  heldOn: localDate("2025-10-10"),
  chair: "Trưởng thôn",
  secretary: "Thư ký",
  present: 40,
  minutes: "Thôn thống nhất.",
  results: [],
};
const posting = (day: string) => ({
  publicPostingId: newId("public posting"),
  places: ["Nhà văn hóa thôn"],
  fromDate: localDate(day),
});
const decision = (number: string, day: string) => ({
  decisionId: newId("decision"),
  number,
  decidedOn: localDate(day),
  effectiveOn: localDate(day),
  legalBasis: "Quyết định 24/2021/QĐ-TTg",
});
