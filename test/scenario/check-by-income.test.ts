/** Checks by income (docs/law.md L1.1-5): for households that asked and are on no list; only their decisions make low-income workers. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { decideList } from "#contract/review/decision.ts";
import { explainReview } from "#contract/review/explanation.ts";
import { answerHandover, closeRound, handOver } from "#contract/review/handover.ts";
import { receiveRequest } from "#contract/review/request.ts";
import { listHouseholdsForReview } from "#contract/review/round.ts";
import { scoreReviews } from "#contract/review/survey.ts";
import { getHousehold } from "#contract/registry/household.ts";
import { answerTransfer, askTransfer } from "#contract/registry/transfer.ts";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import { monthlyReview, openMonthlyRound, throughVillage } from "./beside-lists.ts";
import { answersOf, badHouse } from "./home-answers.ts";
import { Scenario } from "./scenario.ts";
import { codeOf } from "./two-standards-steps.ts";
import type { Home } from "./beside-lists.ts";

let s: Scenario;
let poor: Home, annual: Home, earner: Home;
const incomeOf = (home: Home, income: number) => answersOf(home.person.personId, {}, income);
const shown = async (home: Home, who = s.people.officer) =>
  who.get(getHousehold, { params: { householdId: home.householdId }, query: {} });

before(async () => {
  s = await Scenario.open();
  poor = await s.household("Trần Văn Nghèo");
  annual = await s.household("Hồ Văn Năm");
  earner = await s.household("Đinh Thị Làm");
  const round = await s.round(2025);
  await s.answer(round, poor.householdId, answersOf(poor.person.personId, badHouse, 900_000), "2025-09-10");
  await s.answer(round, annual.householdId, incomeOf(annual, 1_900_000), "2025-09-10");
  await s.decide(round, 2025);
});
after(async () => s.opened.close());

test("an annual round decides nothing of low-income workers", async () => {
  assert.equal((await shown(annual)).lowIncomeWorkers, null);
});

test("a household of a list, and one that did not ask, give no answers in a check by income", async () => {
  await assert.rejects(
    monthlyReview(s, { kind: "average_living", month: "2026-01" }, [[poor, null, incomeOf(poor, 1_900_000)]]),
    /request_listed/u,
  );
  assert.equal((await shown(poor)).class, "poor");
  await assert.rejects(
    monthlyReview(s, { kind: "average_living", month: "2026-03" }, [[annual, null, incomeOf(annual, 1_900_000)]]),
    /check_not_asked/u,
  );
});

test("a low-income worker stays one when the household moves", async () => {
  await monthlyReview(s, { kind: "average_living", month: "2026-05" }, [
    [earner, "low_income", incomeOf(earner, 1_900_000)],
  ]);
  const workers = (await shown(earner)).lowIncomeWorkers;
  assert.equal(workers, 1);
  const receiver = await s.opened.officer("commune_officer", "21025");
  s.on("2026-07-10");
  const [params, transferId] = [{ householdId: earner.householdId }, newId("transfer")];
  await s.people.officer.get(askTransfer, {
    params,
    body: { transferId, toCommuneId: "21025", on: localDate("2026-07-10"), reason: "Chuyển nhà" },
  });
  await receiver.get(answerTransfer, { params: { ...params, transferId }, body: { accepts: true, address: "Tổ 3" } });
  assert.equal((await shown(earner, receiver)).lowIncomeWorkers, workers);
});

test("a list before the commune's first annual one is no escape: newly escaped is unknown (docs/law.md L1.3-4, L1.3-5)", async () => {
  const other = await Scenario.open();
  try {
    const home = await other.household("Phạm Văn Tháng");
    await monthlyReview(other, { kind: "regular", month: "2026-01" }, [
      [home, null, answersOf(home.person.personId, badHouse, 900_000)],
    ]);
    const round = await other.round(2026);
    await other.answer(round, home.householdId, incomeOf(home, 5_000_000), "2026-09-10");
    await other.decide(round, 2026);
    const found = await other.people.officer.get(getHousehold, {
      params: { householdId: home.householdId },
      query: {},
    });
    assert.equal(found.class, "non_poor");
    assert.equal(found.escape?.state, "unknown");
  } finally {
    await other.opened.close();
  }
});

/** A check of these two up to the day before its decision; the first comes on a list of a regular review meanwhile. */
test("who came on a list after it asked is left out of the decision, and its page says why", async () => {
  const [late, above] = [await s.household("Lê Văn Sau"), await s.household("Lê Thị Khá")];
  s.on("2026-08-15");
  for (const home of [late, above])
    await s.people.officer.get(receiveRequest, {
      params: { householdId: home.householdId },
      body: {
        requestId: newId("request"),
        form: "04",
        asks: "low_income",
        cause: "other",
        receivedOn: localDate("2026-08-15"),
        receivedHow: "in_person",
      },
    });
  const check = await openMonthlyRound(s, { kind: "average_living", month: "2026-08" });
  const commune = { roundId: check, communeId: s.commune };
  await s.people.officer.get(listHouseholdsForReview, { params: commune, body: { who: "requests" } });
  for (const home of [late, above]) await s.answer(check, home.householdId, incomeOf(home, 1_900_000), "2026-08-16");
  const list = await s.people.officer.get(scoreReviews, { params: commune, body: {} });
  assert.equal(list.scored, 2);
  await throughVillage(s, check, "2026-08-17");
  await monthlyReview(s, { kind: "regular", month: "2026-09" }, [
    [late, null, answersOf(late.person.personId, badHouse, 900_000)],
  ]);
  s.on("2026-09-28");
  const decided = await s.people.chair.get(decideList, {
    params: commune,
    body: {
      decisionId: newId("decision"),
      number: "TB 9/QĐ",
      decidedOn: localDate("2026-09-28"),
      effectiveOn: localDate("2026-09-28"),
      legalBasis: "Quyết định 24/2021/QĐ-TTg",
    },
  });
  assert.deepEqual(decided.leftOut, [{ householdId: late.householdId, code: "review.request_listed" }]);
  assert.deepEqual(decided.waiting, { superseded: 1 });
  const pageOf = async (home: Home) =>
    s.people.officer.get(explainReview, { params: { householdId: home.householdId, roundId: check } });
  assert.equal((await pageOf(late)).endedBecause, "review.request_listed");
  assert.equal((await pageOf(above)).endedBecause, null);
  assert.equal((await shown(late)).class, "poor");
});

test("sheets that came from another round are held against request and list when they are classified", async () => {
  const stranger = await s.household("Võ Văn Lạ");
  const annualRound = await s.round(2026);
  await s.answer(annualRound, stranger.householdId, incomeOf(stranger, 1_900_000), "2026-09-29");
  const check = await openMonthlyRound(s, { kind: "average_living", month: "2026-09" });
  const commune = { roundId: check, communeId: s.commune };
  const { database } = s.opened.ownersServer;
  const sheet = await database
    .selectFrom("review.reviews")
    .selectAll()
    .where("household_id", "=", stranger.householdId)
    .where("round_id", "=", annualRound)
    .executeTakeFirstOrThrow();
  // As an import writes the sheets that come with its households.
  for (const [householdId, answers] of [
    [stranger.householdId, sheet.answers],
    [poor.householdId, { ...incomeOf(poor, 1_900_000) }],
  ] as const)
    await database
      .insertInto("review.reviews")
      .values({
        household_id: householdId,
        review_id: newId("review"),
        round_id: check,
        commune_id: s.commune,
        village_id: s.village,
        state: "surveyed",
        answers: JSON.stringify(answers),
        surveyed_on: localDate("2026-09-29"),
      })
      .execute();
  const scored = await s.people.officer.get(scoreReviews, { params: commune, body: {} });
  assert.deepEqual(
    new Map(scored.refused.map(({ householdId, code }) => [householdId, code])),
    new Map([
      [stranger.householdId, "review.check_not_asked"],
      [poor.householdId, "review.request_listed"],
    ]),
  );
  assert.equal(scored.scored, 0);
});

test("a check whose every household came on a list is handed over with no result, and the round closes", async () => {
  const other = await Scenario.open();
  try {
    const home = await other.household("Trương Văn Sau");
    const { officer, planner, chair } = other.people;
    other.on("2026-08-15");
    await officer.get(receiveRequest, {
      params: { householdId: home.householdId },
      body: {
        requestId: newId("request"),
        form: "04",
        asks: "low_income",
        cause: "other",
        receivedOn: localDate("2026-08-15"),
        receivedHow: "in_person",
      },
    });
    const check = await openMonthlyRound(other, { kind: "average_living", month: "2026-08" });
    const commune = { roundId: check, communeId: other.commune };
    await officer.get(listHouseholdsForReview, { params: commune, body: { who: "requests" } });
    await other.answer(check, home.householdId, incomeOf(home, 1_900_000), "2026-08-16");
    await officer.get(scoreReviews, { params: commune, body: {} });
    await throughVillage(other, check, "2026-08-17");
    const handoverId = newId("handover");
    const handedOn = localDate("2026-08-28");
    other.on("2026-08-28");
    const early = await chair.ask(handOver, { params: commune, body: { handoverId, handedOn } });
    assert.equal(codeOf(early), "review.handover_undecided", "its own result is still to be decided");
    await monthlyReview(other, { kind: "regular", month: "2026-09" }, [
      [home, null, answersOf(home.person.personId, badHouse, 900_000)],
    ]);
    other.on("2026-09-28");
    const day = localDate("2026-09-28");
    const list = { number: "TB 9/QĐ", decidedOn: day, effectiveOn: day, legalBasis: "Quyết định 24/2021/QĐ-TTg" };
    const body = { decisionId: newId("decision"), ...list };
    assert.equal(codeOf(await chair.ask(decideList, { params: commune, body })), "review.check_of_listed");
    const handed = await chair.get(handOver, { params: commune, body: { handoverId, handedOn: day } });
    assert.deepEqual(handed.households, {});
    await planner.get(answerHandover, {
      params: { ...commune, handoverId },
      body: { answer: "accepted", answeredOn: day },
    });
    const lead = await other.opened.officer("province_lead", "51");
    await lead.get(closeRound, { params: { roundId: check }, body: { closedOn: day } });
  } finally {
    await other.opened.close();
  }
});
