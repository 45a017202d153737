/** Beneficiaries beside the lists, from review to support: a household that escaped, and one with a low-income worker. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { newId } from "#contract/new-id.ts";
import * as delivery from "#contract/delivery/support.ts";
import { readNeeds, readNeedsInFull } from "#contract/planning/need.ts";
import { getHousehold, listHouseholds } from "#contract/registry/household.ts";
import { answerTransfer, askTransfer } from "#contract/registry/transfer.ts";
import { issueCertificates, listDecisions } from "#contract/review/decision.ts";
import { explainReview, listStatuses } from "#contract/review/explanation.ts";
import { replayRound } from "#contract/review/replay.ts";
import { withdrawStatus } from "#contract/review/handover.ts";
import { postingSheet } from "#contract/review/village.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { monthlyReview, reviewBesideLists } from "./beside-lists.ts";
import type { Home } from "./beside-lists.ts";
import { fundedLine } from "./funded-line.ts";
import { answersOf, badHouse } from "./home-answers.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let escaping: Home;
let earner: Home;
let above: Home;
let poor: Home;
let checkRound: Id<"round">;

const householdOn = async (home: Home, on?: string) =>
  scenario.people.officer.get(getHousehold, {
    params: { householdId: home.householdId },
    query: on === undefined ? {} : { on: localDate(on) },
  });

before(async () => {
  scenario = await Scenario.open();
  ({ escaping, earner, above, poor, checkRound } = await reviewBesideLists(scenario));
});
after(async () => scenario.opened.close());

describe("the results of the reviews", () => {
  test("a low-income worker is recognised beside a class that is none of the lists, and gets no certificate", async () => {
    const { officer, chair } = scenario.people;
    const commune = { roundId: checkRound, communeId: scenario.commune };
    const [decision] = (await officer.get(listDecisions, { params: commune })).rows;
    assert.deepEqual([decision?.recognised, decision?.refused], [1, 1]);
    const statuses = await officer.get(listStatuses, { params: { householdId: earner.householdId } });
    assert.deepEqual([statuses.rows[0]?.class, statuses.rows[0]?.outcome], ["non_poor", "recognised"]);
    const { lowIncomeWorkers, escape } = await householdOn(earner);
    assert.equal(lowIncomeWorkers, 1);
    assert.equal(escape.state, "unknown", "nothing is on record of the years before");
    assert.equal((await householdOn(above)).lowIncomeWorkers, 0);
    const issued = await chair.ask(issueCertificates, {
      params: { decisionId: decision?.decisionId ?? newId("decision") },
      body: { issuedOn: localDate("2026-03-27") },
    });
    assert.ok("problem" in issued && issued.problem.code === "review.certificates_of_lists_only");
  });

  test("is posted in the village beside its class, and who is above the line is not", async () => {
    const params = { roundId: checkRound, villageId: scenario.village };
    const { rows } = await scenario.people.officer.get(postingSheet, { params });
    assert.deepEqual(rows, [{ headName: "Đinh Thị Làm", class: "non_poor", lowIncomeWorkers: 1 }]);
    const response = await scenario.people.officer.fetch(
      `/api/rounds/${checkRound}/villages/${scenario.village}/papers/posting?language=vi`,
    );
    const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
    const { text } = await extractText(pdf, { mergePages: true });
    assert.match(text.replaceAll(/\s+/g, " "), /Đinh Thị Làm.*1 người lao động có thu nhập thấp/);
  });

  test("its paper names the household and how many workers; the letter to the other says the line", async () => {
    const { officer } = scenario.people;
    const commune = { roundId: checkRound, communeId: scenario.commune };
    const [decision] = (await officer.get(listDecisions, { params: commune })).rows;
    const paperOf = async (name: string, language: string) => {
      const response = await officer.fetch(
        `/api/decisions/${decision?.decisionId}/papers/${name}?language=${language}`,
      );
      const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
      return (await extractText(pdf, { mergePages: true })).text.replaceAll(/\s+/g, " ");
    };
    const paper = await paperOf("decision", "vi");
    assert.match(
      paper,
      /1 người lao động có thu nhập thấp thuộc 1 hộ.*Hộ có người lao động có thu nhập thấp.*Đinh Thị Làm/,
    );
    assert.doesNotMatch(paper, /Hồ Văn Trên/);
    assert.match(await paperOf("decision", "en"), /Households with low-income workers.*Đinh Thị Làm.*Workers: 1/);
    assert.match(await paperOf("decision", "id"), /pekerja berpenghasilan rendah/);
    assert.match(await paperOf("refusals", "vi"), /Hồ Văn Trên.*2\.250\.001.*2\.250\.000/);
  });

  test("the explanation names who is one, and the replay computes it again", async () => {
    const { officer } = scenario.people;
    const of = { householdId: earner.householdId, roundId: checkRound };
    const { lowIncomeWorkers, replay, otherSupport } = await officer.get(explainReview, { params: of });
    assert.deepEqual(lowIncomeWorkers?.names, ["Đinh Thị Làm"]);
    assert.equal(lowIncomeWorkers?.limit, 2_250_000n);
    assert.equal(replay?.equal, true);
    assert.deepEqual(otherSupport, []);
    const commune = { roundId: checkRound, communeId: scenario.commune };
    const { reviews, equal } = await officer.get(replayRound, { params: commune });
    assert.deepEqual([reviews, equal], [2, 2]);
  });

  test("newly escaped is asked for any day: before the escape, on it, and today", async () => {
    assert.deepEqual((await householdOn(escaping, "2026-01-26")).escape.state, "none");
    assert.deepEqual((await householdOn(escaping, "2026-01-27")).escape, {
      state: "newly_escaped",
      since: "2026-01-27",
      until: "2029-01-27",
    });
    assert.equal((await householdOn(escaping)).escape.until, "2029-01-27");
    assert.equal((await householdOn(escaping)).lowIncomeWorkers, null, "no check by income was decided");
    assert.equal((await householdOn(poor)).escape.state, "none");
  });

  test("the list of households is narrowed to a group, of today and of a past day, and so is the export", async () => {
    const { officer } = scenario.people;
    const found = async (query: Parameters<typeof officer.get<typeof listHouseholds>>[1]) =>
      (await officer.get(listHouseholds, query)).rows.map(({ headName, groups }) => [headName, groups]);
    assert.deepEqual(await found({ query: { group: "newly_escaped" } }), [["Phạm Văn Thoát", ["newly_escaped"]]]);
    assert.deepEqual(await found({ query: { group: "low_income_worker" } }), [["Đinh Thị Làm", ["low_income_worker"]]]);
    const before = { on: localDate("2026-01-26") };
    assert.deepEqual(await found({ query: { group: "newly_escaped", ...before } }), []);
    const then = { on: localDate("2026-02-01") };
    assert.deepEqual(await found({ query: { group: "newly_escaped", ...then } }), [
      ["Phạm Văn Thoát", ["newly_escaped"]],
    ]);
    const file = await officer.fetch("/api/households/export?group=newly_escaped&rows=households&columns=codes");
    const [heads = "", row = "", ...more] = (await file.text()).trim().split(/\r?\n/);
    const column = (name: string) => row.split(/[,;]/)[heads.replace("\uFEFF", "").split(/[,;]/).indexOf(name)];
    assert.deepEqual([column("head_name"), column("newly_escaped_until")], ["Phạm Văn Thoát", "2029-01-27"]);
    assert.deepEqual(more, []);
  });
});

test("needs count both groups, of the commune and its village, and on a past day as they were", async () => {
  const { officer } = scenario.people;
  const groupsOf = async (on?: string) => {
    const query = { areaId: scenario.commune, ...(on === undefined ? {} : { on: localDate(on) }) };
    return (await officer.get(readNeedsInFull, { query })).rows.map(({ areaId, byGroup }) => [areaId, byGroup]);
  };
  const both = [
    { key: "newly_escaped", households: 1 },
    { key: "low_income_worker", households: 1 },
  ];
  assert.deepEqual(await groupsOf(), [
    [scenario.commune, both],
    [scenario.village, both],
  ]);
  const then = (await groupsOf("2026-02-01"))[0];
  assert.deepEqual(then, [scenario.commune, [{ key: "newly_escaped", households: 1 }]]);
  const { rows } = await scenario.people.cashier.get(readNeeds, { query: { areaId: scenario.commune } });
  assert.equal(rows[0]?.byGroup, null, "who may not read the households by name is shown no count of few");
});

describe("supports beside the lists", () => {
  let activityId: Id<"activity">;
  const supportsOf = async (home: Home) => {
    const [one] = (await scenario.supports(activityId)).filter(({ householdId }) => householdId === home.householdId);
    assert.ok(one, "it was proposed");
    return one;
  };
  const keyOf = async (home: Home) => {
    const { householdId, supportId } = await supportsOf(home);
    return { householdId, supportId };
  };
  const approve = async (home: Home) =>
    scenario.people.chair.ask(delivery.approveSupports, {
      params: { activityId },
      body: { supports: [await keyOf(home)], decisionNumber: "56/QĐ-UBND" },
    });

  before(async () => {
    scenario.on("2026-04-01");
    const line = { activityKind: "vocational_training", component: "I.4", indicatorCode: "households_without_job" };
    const { fundLineId } = await fundedLine(scenario, { ...line, quantity: 5, unitCost: 4_000_000 });
    activityId = await scenario.activity(fundLineId, 2026, { trade: "May", teacher: "Y Vân", sessions: 30 });
  });

  test("training is proposed for the newly escaped household and for the one with a worker, each for its group", async () => {
    const { officer } = scenario.people;
    const counts = await officer.get(delivery.proposeSupports, { params: { activityId }, body: {} });
    // The poor household lacks neither work nor schooling, and the one above the line is in no group.
    assert.deepEqual(counts, { proposed: 2, eligible: 2, considered: 3 });
    assert.deepEqual((await supportsOf(escaping)).groups, ["newly_escaped"]);
    assert.deepEqual((await supportsOf(earner)).groups, ["low_income_worker"]);
    const supports = [await keyOf(escaping), await keyOf(earner)];
    assert.deepEqual(await officer.get(delivery.checkSupports, { params: { activityId }, body: { supports } }), {
      checked: 2,
      blocked: 0,
    });
    assert.deepEqual(
      (await supportsOf(escaping)).findings.map(({ code, facts }) => [code, facts]),
      [["delivery.in_group", { group: "newly_escaped" }]],
    );
    const approved = await approve(earner);
    assert.ok(!("problem" in approved), "approved");
  });

  test("the day after the window it is refused, with the day on which that ended; on its last day it is approved", async () => {
    scenario.on("2029-01-28");
    const late = await approve(escaping);
    assert.ok("problem" in late);
    assert.deepEqual(
      [late.problem.code, late.problem.facts?.["until"]],
      ["delivery.newly_escaped_ended", "2029-01-27"],
    );
    scenario.on("2029-01-27");
    const intime = await approve(escaping);
    assert.ok(!("problem" in intime), "approved");
  });
});

test("a household that falls back is newly escaped no longer, and is poor again", async () => {
  await monthlyReview(scenario, { kind: "regular", month: "2026-05" }, [
    [escaping, null, answersOf(escaping.person.personId, badHouse, 900_000)],
  ]);
  assert.equal((await householdOn(escaping, "2026-05-26")).escape.state, "newly_escaped");
  const { class: held, escape } = await householdOn(escaping);
  assert.deepEqual([held, escape.state], ["poor", "none"]);
});

test("a withdrawn result takes its low-income workers along: what was known before holds again", async () => {
  const { officer, chair } = scenario.people;
  const commune = { roundId: checkRound, communeId: scenario.commune };
  const [decision] = (await officer.get(listDecisions, { params: commune })).rows;
  scenario.on("2026-06-10");
  await chair.get(withdrawStatus, {
    params: { householdId: earner.householdId, decisionId: decision?.decisionId ?? newId("decision") },
    body: {
      newDecisionId: newId("decision"),
      number: "77/QĐ-UBND",
      decidedOn: localDate("2026-06-10"),
      effectiveOn: localDate("2026-06-10"),
      legalBasis: "Quyết định 24/2021/QĐ-TTg",
      reason: "thu nhập kê khai sai",
      reviewAgain: false,
    },
  });
  assert.equal((await householdOn(earner, "2026-06-09")).lowIncomeWorkers, 1);
  assert.equal((await householdOn(earner)).lowIncomeWorkers, null, "nothing was known before");
});

describe("a household that moves to another commune", () => {
  test("keeps its low-income workers", async () => {
    const receiver = await scenario.opened.officer("commune_officer", "21025");
    scenario.on("2026-07-10");
    const [params, transferId] = [{ householdId: above.householdId }, newId("transfer")];
    await scenario.people.officer.get(askTransfer, {
      params,
      body: { transferId, toCommuneId: "21025", on: localDate("2026-07-10"), reason: "Chuyển nhà" },
    });
    await receiver.get(answerTransfer, { params: { ...params, transferId }, body: { accepts: true, address: "Tổ 3" } });
    const moved = await receiver.get(getHousehold, { params, query: {} });
    assert.equal(moved.lowIncomeWorkers, 0, "none, which is not the same as unknown");
  });
});
