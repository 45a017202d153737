/** One household is on the opening list of a new standard, one still has its result of 2026: each lacks what its own standard found. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as evaluation from "#contract/evaluation/measure.ts";
import * as formulaRun from "#contract/planning/formula-run.ts";
import { readNeedsInFull } from "#contract/planning/need.ts";
import { listDecisions } from "#contract/review/decision.ts";
import { withdrawStatus } from "#contract/review/handover.ts";
import * as review from "#contract/review/round.ts";
import * as survey from "#contract/review/survey.ts";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { countLacks } from "#server/planning/allocation/formula-inputs-store.ts";
import { countNeeds } from "#server/planning/plan/plans-store.ts";
import { beginAct } from "#server/platform/database/database.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { addComingStandard, comingId } from "#test/support/made-up-standard.ts";
import { Scenario } from "./scenario.ts";
import { codeOf, commune, poorly, TwoStandards } from "./two-standards-steps.ts";

const [old, opening] = [newId("round"), newId("round")];
const on = localDate("2027-02-01");
/** Every household of the test lacks these three; the new standard finds waste treatment besides, as its first indicator. */
const right = { housingQuality: 2, toilet: 2, wasteTreatment: 1, water: 2 };

let scenario: Scenario;
/** That is counted by the old standard. */
let home: Awaited<ReturnType<Scenario["household"]>> | undefined;

before(async () => {
  scenario = await Scenario.open();
  const [version] = await addComingStandard(scenario.opened.ownersServer);
  assert.ok(version);
  const homes: Record<string, Awaited<ReturnType<Scenario["household"]>>> = {};
  for (const name of ["By the old", "By the new"]) homes[name] = await scenario.household(name);
  home = homes["By the old"];
  const steps = new TwoStandards(scenario, homes);
  const first = await scenario.round(2025);
  for (const name of Object.keys(homes)) await steps.answer(first, name, poorly, 900_000, "2025-09-20");
  await scenario.decide(first, 2025);
  scenario.on("2026-09-01");
  const { rows } = await scenario.people.planner.get(review.listRounds);
  assert.equal(codeOf(await steps.open(old, "vn-2022-2026", rows[0]?.standardVersion ?? "", 2026)), undefined);
  const days = { opensOn: localDate("2026-09-01"), closesOn: localDate("2026-12-14") };
  const beside = { ...days, referenceDate: localDate("2027-01-01"), askedInRoundId: old };
  assert.equal(codeOf(await steps.open(opening, comingId, version.version, 2027, beside)), undefined);
  // Without an answer to what the new standard alone asks, a household is not on its list.
  await steps.answer(old, "By the old", poorly, 900_000, "2026-09-20");
  await steps.answer(old, "By the new", { ...poorly, waste: "thrown" }, 900_000, "2026-09-20");
  scenario.on("2026-10-05");
  await scenario.people.officer.get(survey.scoreReviews, { params: commune(old), body: {} });
  for (const round of [old, opening]) await steps.throughVillage(round, "2026-10-10");
  assert.equal(codeOf(await steps.decide(old, "2026-11-03")), undefined);
  assert.equal(codeOf(await steps.decide(opening, "2026-11-04", "2027-01-01")), undefined);
  scenario.on(on);
});
after(() => scenario.opened.close());

const inAct = async <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> =>
  scenario.opened.server.database.transaction().execute(async (tx) => {
    await beginAct(tx, scenario.people.officer.officerId, "evaluation.readRows", on);
    return work(tx);
  });

describe("deprivations where two standards meet", () => {
  test("are those of the needs, of plans and of formulas alike", async () => {
    const { rows } = await scenario.people.officer.get(readNeedsInFull, { query: { areaId: scenario.commune, on } });
    const needs = Object.fromEntries((rows[0]?.byNeed ?? []).map(({ key, households }) => [key, households]));
    assert.deepEqual(needs, right);
    const { byNeed, byClass } = await inAct(async (tx) => countNeeds(tx, [scenario.commune], on));
    assert.deepEqual(Object.fromEntries(byNeed), right);
    assert.deepEqual(byClass, [{ class: "poor", households: 2 }]);
    const lacks = await inAct(async (tx) => countLacks(tx, [scenario.commune], on));
    assert.deepEqual(lacks.map(({ lacking, households }) => [lacking.toSorted(), households]).toSorted(), [
      [["housingQuality", "toilet", "wasteTreatment", "water"], 1],
      [["housingQuality", "toilet", "water"], 1],
    ]);
  });

  test("give a commune money for what its households lack, and none for what stands at the same bit of another standard", async () => {
    const shareBy = async (code: string) => {
      const asked = await scenario.people.planner.ask(formulaRun.runFormula, {
        body: {
          formulaRunId: newId("formula run"),
          fundSource: "CENTRAL_INVEST",
          component: "II.1",
          year: 2027,
          areaId: "51",
          amount: dong(1_000_000n),
          asOf: on,
          formula: { criteria: [{ code, weight: 100 }], unit: 1000, useAreaCoefficient: false },
        },
      });
      return "body" in asked
        ? asked.body.shares.find(({ areaId }) => areaId === scenario.commune)?.amount
        : codeOf(asked);
    };
    for (const code of Object.keys(right)) assert.equal(await shareBy(`deprived:${code}`), 1_000_000n, code);
    // Nobody in the province lacks it: there is no number to share by.
    assert.equal(await shareBy("deprived:childSchooling"), "planning.formula_without_numbers");
  });
});

describe("measures where two standards meet", () => {
  const measuresOn = async (day: string, areaId = scenario.commune) =>
    scenario.people.planner.get(evaluation.readMeasures, { query: { areaId, on: localDate(day) } });
  const lackedIn = ({ total }: Awaited<ReturnType<typeof measuresOn>>) =>
    Object.fromEntries(Object.entries(total.deprivations).filter(([, count]) => count !== 0));
  const behind = async (indicator: string) => {
    const asked = await scenario.people.officer.ask(evaluation.listHouseholdsBehind, {
      query: { areaId: scenario.commune, on, indicator },
    });
    return "body" in asked ? asked.body.rows.map(({ deprivations }) => deprivations.length).toSorted() : codeOf(asked);
  };

  test("count an indicator by each household's own standard, and weigh the households of one standard alone", async () => {
    const after = await measuresOn(on);
    assert.deepEqual(lackedIn(after), right);
    assert.equal(after.provenance.standardId, comingId);
    // Four of thirteen by the new standard; the other household is counted beside it instead of being weighed by it.
    const { households, people, otherStandard, deprivedPeople, deprivationSum, H, A } = after.total;
    assert.deepEqual([households, people, otherStandard, deprivedPeople, deprivationSum], [2, 2, 1, 1, 4]);
    assert.deepEqual([H, A?.toString()], [1, (4 / after.weightBase).toString()]);
    const before2027 = await measuresOn("2026-12-31");
    assert.deepEqual(lackedIn(before2027), { housingQuality: 2, toilet: 2, water: 2 });
    assert.deepEqual([before2027.provenance.standardId, before2027.total.otherStandard], ["vn-2022-2026", 0]);
    assert.deepEqual([before2027.total.deprivedPeople, before2027.total.deprivationSum], [2, 6]);
  });

  test("open to the households that lack the indicator, each named for what its own standard found", async () => {
    assert.deepEqual(await behind("childSchooling"), []);
    assert.deepEqual(await behind("housingQuality"), [3, 4]);
    assert.deepEqual(await behind("wasteTreatment"), [4]);
    assert.equal(await behind("noSuchThing"), "evaluation.no_such_indicator");
  });

  test("of a place without a list by the new standard are made by its own", async () => {
    const elsewhere = await measuresOn(on, "21490");
    assert.equal(elsewhere.provenance.standardId, null);
  });

  test("stay with the standard of the day when a result of the year before is withdrawn", async () => {
    scenario.on("2027-02-10");
    const { rows } = await scenario.people.officer.get(listDecisions, { params: commune(old) });
    const [decision] = rows;
    assert.ok(decision && home);
    const withdrawn = await scenario.people.chair.ask(withdrawStatus, {
      params: { householdId: home.householdId, decisionId: decision.decisionId },
      body: {
        newDecisionId: newId("decision"),
        number: "12/QĐ-UBND",
        decidedOn: localDate("2027-02-10"),
        effectiveOn: localDate("2027-02-10"),
        legalBasis: "Nghị định 351/2025/NĐ-CP",
        reason: "Sai thu nhập",
        reviewAgain: false,
      },
    });
    assert.equal(codeOf(withdrawn), undefined);
    const after = await measuresOn("2027-02-10");
    assert.deepEqual([after.provenance.standardId, after.total.deprivationSum], [comingId, 4]);
    // The class of 2025 holds again, which is that of poor households too.
    assert.deepEqual(lackedIn(after), right);
  });
});
