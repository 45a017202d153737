/** The results framework over HTTP: needs and baselines from decided reviews, targets with their terms and series, files of results. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { XmlDocument } from "libxml2-wasm";
import * as evaluation from "#contract/evaluation/measure.ts";
import * as framework from "#contract/planning/framework.ts";
import * as planning from "#contract/planning/plan.ts";
import * as planLines from "#contract/planning/plan-acts.ts";
import * as planTools from "#contract/planning/plan-tools.ts";
import * as classes from "#contract/area/area-class.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import * as programmeContract from "#contract/planning/programme.ts";
import * as balance from "#contract/ledger/balance.ts";
import * as need from "#contract/planning/need.ts";
import * as targetContract from "#contract/planning/target.ts";
import * as movement from "#contract/evaluation/movement.ts";

const badHouse = { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" };
const programmeId = "vn-2026-2035";
const year = 2026;

describe("results of a commune", () => {
  let scenario: Scenario;
  let analyst: TestOfficer;
  let planId: Id<"plan">;
  let fundLineId: Id<"fund line">;
  const homes: Id<"household">[] = [];
  const place = () => ({ areaId: scenario.commune, programmeId, year });
  const countOf = (rows: readonly { key: string; households: ShownCount }[], key: string) =>
    rows.find((one) => one.key === key)?.households;

  before(async () => {
    scenario = await Scenario.open();
    analyst = await scenario.opened.officer("country_analyst", "VN");
    const roundId = await scenario.round(2025);
    scenario.on("2025-09-20");
    for (let at = 0; at < 6; at += 1) {
      const { householdId, person } = await scenario.household(`Hộ mẫu ${String(at)}`);
      homes.push(householdId);
      const answers = householdWith(at < 5 ? badHouse : {});
      const members = answers.members.map((member) => ({ ...member, personId: person.personId }));
      const income = { incomePerPerson: at < 5 ? 900_000 : 6_000_000 };
      await scenario.answer(roundId, householdId, { ...answers, ...income, members }, "2025-09-20");
    }
    await scenario.decide(roundId, 2025);
    scenario.on("2026-01-20");
    ({ planId, fundLineId } = await scenario.fund(4, year));
  });
  after(() => scenario.opened.close());

  test("needs of a commune stand by class, deprivation and road, by village, and open to the households", async () => {
    const { officer } = scenario.people;
    const { rows } = await officer.get(need.readNeedsInFull, { query: { areaId: scenario.commune } });
    const [whole, village] = rows;
    assert.equal(countOf(whole?.byClass ?? [], "poor"), 5);
    assert.equal(countOf(whole?.byNeed ?? [], "housingQuality"), 5);
    assert.equal(countOf(whole?.byRoad ?? [], "able_to_work"), 5);
    assert.deepEqual([village?.areaId, village?.isVillage], [scenario.village, true]);
    const query = { areaId: scenario.commune, by: "need" as const, key: "housingQuality" };
    assert.equal((await officer.get(need.listNeedy, { query })).rows.length, 5);
  });

  test("causes that a household reported count, and lack of land is a road of its own; who reported before stands as it stood then", async () => {
    const { officer } = scenario.people;
    const [householdId] = homes;
    assert.ok(householdId);
    const body = {
      recordId: newId("record"),
      causes: ["land" as const, "tools" as const],
      recordedOn: localDate("2026-01-10"),
    };
    await officer.get(need.recordCauses, { params: { householdId }, body });
    const { rows } = await officer.get(need.readNeedsInFull, { query: { areaId: scenario.commune } });
    assert.equal(countOf(rows[0]?.byCause ?? [], "land"), 1);
    assert.equal(countOf(rows[0]?.byRoad ?? [], "no_land"), 1);
    const own = await officer.get(need.getCauses, { params: { householdId } });
    assert.deepEqual(
      [own.reported?.causes, own.reported?.recordedOn, own.road],
      [["land", "tools"], "2026-01-10", "no_land"],
    );
    const [, another] = homes;
    assert.ok(another);
    const notAsked = await officer.get(need.getCauses, { params: { householdId: another } });
    assert.deepEqual([notAsked.reported, notAsked.road === "no_land"], [null, false]);
    const then = await officer.get(need.readNeedsInFull, {
      query: { areaId: scenario.commune, on: localDate("2026-01-09") },
    });
    assert.equal(countOf(then.rows[0]?.byCause ?? [], "land"), undefined);
  });

  test("small counts are hidden from who may not read households, and the list behind them is refused", async () => {
    const { rows, smallCountsHidden } = await analyst.get(need.readNeeds, { query: { areaId: scenario.commune } });
    assert.equal(smallCountsHidden, true);
    assert.equal(countOf(rows[0]?.byCause ?? [], "land"), "suppressed");
    assert.equal(countOf(rows[0]?.byRoad ?? [], "no_land"), "suppressed");
    // One household of six is not poor: five of six would tell it.
    assert.equal(countOf(rows[0]?.byNeed ?? [], "housingQuality"), "suppressed");
    const full = await analyst.ask(need.readNeedsInFull, { query: { areaId: scenario.commune } });
    assert.ok("problem" in full && full.problem.code === "authority.not_permitted");
    const { areaId } = place();
    const byPeople = { areaId, programmeId, indicatorCode: "poor_households", by: "ethnicity_group" as const };
    const refused = await analyst.ask(targetContract.readBaseline, { query: byPeople });
    assert.ok("problem" in refused && refused.problem.code === "planning.group_not_permitted");
  });

  test("a cashier of the commune sees no small count on any page that an officer sees exactly", async () => {
    const { cashier, officer } = scenario.people;
    const query = { areaId: scenario.commune };
    const exact = (await officer.get(evaluation.readMeasures, { query })).total;
    assert.deepEqual([exact.poor, exact.deprivations["housingQuality"]], [5, 5]);
    const { total, rows } = await cashier.get(evaluation.readMeasures, { query });
    for (const row of [total, ...rows]) {
      assert.deepEqual([row.poor, row.nearPoor, row.H], ["suppressed", "suppressed", "suppressed"]);
      assert.ok(Object.values(row.deprivations).every((count) => count === "suppressed"));
      assert.equal(row.households, 6);
    }
    const counts = (await cashier.get(evaluation.readCounts, { query })).rows;
    assert.ok(
      counts.length > 1 && counts.every((row) => row.households === "suppressed" && row.people === "suppressed"),
    );
    assert.ok(
      (await officer.get(evaluation.readCounts, { query })).rows.every((row) => typeof row.households === "number"),
    );
    const opening = { from: localDate("2025-01-01"), to: localDate("2026-01-20") };
    const first = await cashier.get(movement.readMovements, { query: { ...query, ...opening } });
    assert.equal(first.total.flows === "not_applicable" && first.total.reason, "opening_round");
    const days = { from: localDate("2025-12-31"), to: localDate("2026-01-20") };
    const moved = await cashier.get(movement.readMovements, { query: { ...query, ...days } });
    assert.deepEqual([moved.total.moves, moved.total.newlyPoor], [{}, "suppressed"]);
    assert.equal((await officer.get(need.readNeeds, { query })).smallCountsHidden, false);
    const [target] = (await cashier.get(framework.readFramework, { query: place() })).goals[0]?.targets ?? [];
    assert.deepEqual([target?.baseline, target?.actual, target?.reached], ["suppressed", "suppressed", null]);
    const plan = await cashier.get(planning.getPlan, { params: { planId } });
    assert.equal(plan.goals[0]?.targets[0]?.baseline, "suppressed");
    assert.ok(plan.needs.byClass.every((one) => one.households === "suppressed"));
    for (const endpoint of [planLines.getPlanLines, planTools.proposePlan]) {
      const refused = await cashier.ask(endpoint, { params: { planId } });
      assert.ok("problem" in refused && refused.problem.code === "planning.small_counts_withheld");
    }
    const asked = `areaId=${scenario.commune}&programmeId=${programmeId}&year=${String(year)}`;
    // Nor a figure that is not small, where the same figure is left out of the framework and of the needs.
    const { database } = scenario.opened.ownersServer;
    for (const indicatorCode of ["households_without_durable_house", "housingQuality"]) {
      await sql`update planning.targets set baseline = 5, indicator_code = ${indicatorCode}
        where goal_id in (select goal_id from planning.goals where plan_id = ${planId})`.execute(database);
      const of = await cashier.get(planning.getPlan, { params: { planId } });
      assert.equal(of.goals[0]?.targets[0]?.baseline, "suppressed", indicatorCode);
      const lines = await cashier.ask(planLines.getPlanLines, { params: { planId } });
      assert.ok("problem" in lines && lines.problem.code === "planning.small_counts_withheld");
    }
    await sql`update planning.targets set baseline = 4, indicator_code = 'households_without_durable_house'
      where goal_id in (select goal_id from planning.goals where plan_id = ${planId})`.execute(database);
    const xml = await (await cashier.fetch(`/api/framework/results.xml?${asked}`)).text();
    assert.match(xml, /Withheld to protect a small count: [^<]*actual from 2026-01-01 to 2026-12-31/);
    assert.doesNotMatch(xml, /<actual|<baseline|suppressed/);
    const csv = await (await cashier.fetch(`/api/framework/results.csv?${asked}`)).text();
    assert.match(csv, /,suppressed,[^\n]*,suppressed/);
  });

  test("a baseline is a figure as of a day and says how it was counted; a day before the decision has none", async () => {
    const { officer } = scenario.people;
    const query = { areaId: scenario.commune, programmeId, indicatorCode: "households_without_durable_house" };
    const found = await officer.get(targetContract.readBaselineInFull, { query: { ...query, by: "village" } });
    assert.equal(found.value, 5);
    assert.deepEqual(
      found.rows.map(({ key, name, value }) => [key, name, value]),
      [[scenario.village, "Làng Teng", 5]],
    );
    assert.equal(found.how.rule, "class in ['poor', 'near_poor'] && housingQuality");
    assert.deepEqual(
      found.how.standards.map(({ standardId, households }) => [standardId, households]),
      [["vn-2022-2026", 6]],
    );
    const before = await officer.get(targetContract.readBaselineInFull, {
      query: { ...query, on: localDate("2025-11-01") },
    });
    assert.equal(before.value, 0);
    assert.equal(before.how.households, 0);
    const share = { areaId: scenario.commune, programmeId, indicatorCode: "housing_deprived_share_of_poor" };
    const reported = await officer.get(targetContract.readBaselineInFull, { query: share });
    assert.deepEqual([reported.value, reported.among], [5, 5]);
  });

  test("the framework goes from goal to target, output, line and money, and every đồng of it is in the ledger", async () => {
    const reported = await scenario.people.officer.get(framework.readFramework, { query: place() });
    const [target] = reported.goals[0]?.targets ?? [];
    assert.equal(target?.indicatorCode, "households_without_durable_house");
    assert.deepEqual([target?.baseline, target?.value, target?.actual, target?.actualSource], [4, 0, 5, "counted"]);
    const [output] = target?.outputs ?? [];
    assert.deepEqual([output?.activityKind, output?.quantity, output?.delivered], ["housing_repair", 4, 0]);
    const [fund] = output?.lines[0]?.funds ?? [];
    assert.deepEqual(fund?.fundLineIds, [fundLineId]);
    const { rows } = await scenario.people.officer.get(balance.listBalances, { query: { areaId: scenario.commune } });
    const inLedger = rows.filter((row) => row.fundLineId === fundLineId).reduce((sum, row) => sum + row.balance, 0n);
    assert.equal(fund?.planned, inLedger);
    const province = await scenario.people.lead.get(framework.readFramework, { query: { ...place(), areaId: "51" } });
    assert.equal(province.goals[0]?.targets[0]?.value, 0);
    assert.equal(province.plans, 1);
  });

  test("terms are said in a draft only, by a definition and a group that the programme has", async () => {
    const { officer } = scenario.people;
    const draft = await draftWith(scenario, "officers_trained", 2027);
    const terms = {
      indicatorVersion: 1,
      areaClass: null,
      periodFrom: localDate("2027-01-01"),
      periodTo: localDate("2027-06-30"),
      baselineOn: localDate("2026-12-31"),
      disaggregation: {},
    };
    const params = { targetId: draft };
    const set = await officer.get(targetContract.setTargetTerms, { params, body: terms });
    assert.deepEqual([set.target.periodTo, set.target.baselineOn], ["2027-06-30", "2026-12-31"]);
    const refusal = async (body: typeof terms | object) => {
      const got = await officer.ask(targetContract.setTargetTerms, { params, body: { ...terms, ...body } });
      return "problem" in got ? got.problem.code : "done";
    };
    assert.equal(await refusal({ indicatorVersion: 9 }), "planning.indicator_has_no_version");
    assert.equal(await refusal({ disaggregation: { village: "x" } }), "planning.group_not_measured");
    const approved = (await officer.get(framework.readFramework, { query: place() })).goals[0]?.targets[0]?.targetId;
    assert.ok(approved);
    const late = await officer.ask(targetContract.setTargetTerms, { params: { targetId: approved }, body: terms });
    assert.ok("problem" in late && late.problem.code === "planning.not_now");
  });

  test("a reported figure is entered with its paper, a mended one counts after it, and a counted indicator takes none", async () => {
    const { officer } = scenario.people;
    const targetId = await draftWith(scenario, "workers_trained", 2026);
    const report = async (value: number) =>
      officer.get(targetContract.recordActual, {
        params: { targetId },
        body: { actualId: newId("actual"), year, value, asOf: localDate("2026-01-15"), evidence: "BC 12/BC-UBND" },
      });
    await report(10);
    const { target, reports, reportedBy } = await report(12);
    assert.deepEqual([target.actual, target.actualSource, reports.length], [12, "reported", 2]);
    assert.match(reportedBy?.en ?? "", /Commune/);
    const counted = (await officer.get(framework.readFramework, { query: place() })).goals
      .flatMap(({ targets }) => targets)
      .find(({ indicatorCode }) => indicatorCode === "households_without_durable_house")?.targetId;
    assert.ok(counted);
    const refused = await officer.ask(targetContract.recordActual, {
      params: { targetId: counted },
      body: { actualId: newId("actual"), year, value: 1, asOf: localDate("2026-01-15"), evidence: "x" },
    });
    assert.ok("problem" in refused && refused.problem.code === "planning.indicator_is_counted");
  });

  test("a village has classes with dates, and a target for a class counts its households only", async () => {
    const { planner, officer } = scenario.people;
    const params = { areaId: scenario.village };
    const body = { class: "very_hard" as const, validFrom: localDate("2025-01-01"), decision: "5/QĐ-UBND" };
    await planner.get(classes.recordAreaClass, { params, body });
    const query = {
      areaId: scenario.commune,
      programmeId,
      indicatorCode: "poor_households",
      by: "area_class" as const,
    };
    const of = async () =>
      (await officer.get(targetContract.readBaselineInFull, { query })).rows.map(({ key, value }) => [key, value]);
    assert.deepEqual(await of(), [["very_hard", 5]]);
    const end = { params: { ...params, class: "very_hard" as const }, body: { validTo: localDate("2025-12-31") } };
    await planner.get(classes.endAreaClass, end);
    assert.deepEqual(await of(), [["", 5]]);
  });

  test("codes of the treasury are empty until the province's accountant sets them, and each is as long as its segment", async () => {
    const { treasurer, officer } = scenario.people;
    const params = { programmeId };
    const read = async () =>
      (await officer.get(framework.listProgrammeCodes, { params, query: { areaId: "51" } })).rows;
    assert.deepEqual(await read(), []);
    const set = async (subject: string, code: string) => {
      const body = { programmeCodeId: newId("programme code"), areaId: "51", segment: "programme", subject, code };
      const got = await treasurer.ask(framework.setProgrammeCode, { params, body });
      return "problem" in got ? got.problem.code : "set";
    };
    assert.equal(await set("II.1", "00472"), "set");
    assert.equal(await set("II.1", "472"), "planning.code_has_wrong_length");
    assert.equal(await set("IX", "00472"), "planning.subject_without_code");
    assert.deepEqual(
      (await read()).map(({ subject, code }) => [subject, code]),
      [["II.1", "00472"]],
    );
    assert.equal(await set("II.1", ""), "set");
    assert.deepEqual(await read(), []);
  });

  test("results leave as XML, JSON and CSV with the same figures", async () => {
    const { officer } = scenario.people;
    const query = `areaId=${scenario.commune}&programmeId=${programmeId}&year=${String(year)}`;
    const file = async (extension: string) => {
      const response = await officer.fetch(`/api/framework/results.${extension}?${query}`);
      assert.equal(response.status, 200, extension);
      return response.text();
    };
    const xml = await file("xml");
    using document = XmlDocument.fromString(xml);
    assert.equal(document.root.name, "iati-activities");
    assert.match(xml, /<actual value="5">/);
    assert.match(xml, /<recipient-country code="VN"\/>[\s\S]*<sector vocabulary="1" code="43040"\/>/);
    const json: unknown = JSON.parse(await file("json"));
    assert.match(JSON.stringify(json), /"type":"outcome".*"actual":5/);
    assert.match(await file("csv"), /outcome,Không còn hộ nghèo ở nhà tạm,.*,4,2026-01-01,2026-12-31,0,5/);
  });

  test("both programmes are there in 2026, the sample only where samples are asked for", async () => {
    const ids = async (query: object) =>
      new Set(
        (await scenario.people.officer.get(programmeContract.listProgrammes, { query })).rows.map(
          (one) => one.programmeId,
        ),
      );
    assert.deepEqual([...(await ids({ year: 2026 }))], ["vn-2026-2035", "vn-2021-2025"]);
    assert.deepEqual([...(await ids({ year: 2027 }))], ["vn-2026-2035"]);
    assert.ok((await ids({ samples: true })).has("id-sample"));
    assert.ok(planId);
  });
});

/** A draft of the programme 2021-2025 with one target; answers the target. */
async function draftWith(scenario: Scenario, indicatorCode: string, year: number): Promise<Id<"target">> {
  const { officer } = scenario.people;
  const { rows } = await officer.get(programmeContract.listProgrammes);
  const programme = rows.find((one) => one.programmeId === "vn-2021-2025");
  const targetId = newId("target");
  const target = { targetId, indicatorCode, baseline: 0, value: 20, outputs: [] };
  await officer.get(planning.draftPlan, {
    body: {
      planId: newId("plan"),
      areaId: scenario.commune,
      year,
      programmeId: programme?.programmeId ?? "",
      programmeVersion: programme?.version ?? "",
      goals: [{ goalId: newId("goal"), title: "Mẫu", targets: [target] }],
    },
  });
  return targetId;
}
