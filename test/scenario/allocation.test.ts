/** How money is shared: runs by formula side by side, the best use of it, a decision, and a page for everybody. */
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { after, before, describe, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import * as allocation from "#contract/planning/allocation.ts";
import type { Ask } from "#contract/client.ts";
import type { Output } from "#contract/endpoint.ts";
import * as optimiser from "#contract/planning/optimiser.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { askOver } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import * as formulaRun from "#contract/planning/formula-run.ts";
import * as planning from "#contract/ledger/balance.ts";

let scenario: Scenario;
before(async () => {
  scenario = await Scenario.open();
  const roundId = await scenario.round(2025);
  const badHouse = { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" };
  scenario.on("2025-09-20");
  for (let at = 0; at < 6; at += 1) {
    const { householdId, person } = await scenario.household(`Phạm Văn ${String.fromCodePoint(65 + at)}`);
    const answers = householdWith(badHouse);
    const members = answers.members.map((member) => ({ ...member, personId: person.personId }));
    await scenario.answer(roundId, householdId, { ...answers, members, incomePerPerson: 900_000 }, "2025-09-20");
  }
  await scenario.decide(roundId, 2025);
  scenario.on("2026-02-01");
});
after(() => scenario.opened.close());

const line = { areaId: "51", year: 2026, fundSource: "CENTRAL_INVEST", component: "II.1" };
const asOf = localDate("2026-01-15");
const amount = dong(960_000_500);
type Formula = Ask<typeof formulaRun.runFormula>["body"] extends (infer Body) | undefined
  ? Body extends { formula: infer F }
    ? F
    : never
  : never;
const byPoor: Formula = { criteria: [{ code: "poor", weight: 1 }], unit: 1000, useAreaCoefficient: false };
const ask = (formula: Formula, more: { title?: string; copiedFrom?: Id<"formula run"> } = {}) => {
  const formulaRunId = newId("formula run");
  return { body: { ...line, formulaRunId, amount, asOf, formula, ...more } };
};
const run = async (formula: Formula, more: Parameters<typeof ask>[1] = {}) =>
  scenario.people.planner.get(formulaRun.runFormula, ask(formula, more));
const refusalOf = async (formula: Formula) => {
  const answer = await scenario.people.planner.ask(formulaRun.runFormula, ask(formula));
  return "problem" in answer ? answer.problem : undefined;
};
const shareOf = (one: Output<typeof formulaRun.runFormula>, areaId: string) => {
  const share = one.shares.find((found) => found.areaId === areaId);
  assert.ok(share !== undefined);
  return share;
};

describe("an allocation that explains itself", () => {
  let first: Output<typeof formulaRun.runFormula>;
  let second: Output<typeof formulaRun.runFormula>;

  test("a commune's share opens to the numbers behind each criterion, and sums to the đồng", async () => {
    first = await run(
      {
        criteria: [
          { code: "poor", weight: 30 },
          { code: "deprived:housingQuality", weight: 20 },
          { code: "area_class", weight: 20 },
          { code: "distance", weight: 20 },
          { code: "equal", weight: 10 },
        ],
        unit: 1000,
        useAreaCoefficient: false,
        floor: { amount: dong(5_000_000) },
        ceiling: { basisPoints: 4000 },
        centreAreaId: "21025",
        given: [],
      },
      { title: "Phương án 1" },
    );
    assert.equal(first.formulaVersion, 2);
    assert.equal(first.reproduced, true);
    assert.equal(
      first.shares.reduce((sum, share) => sum + share.amount, 0n),
      amount,
    );
    const own = shareOf(first, scenario.commune);
    assert.deepEqual([own.numbers["poor"], own.numbers["deprived:housingQuality"], own.numbers["equal"]], [6, 6, 1]);
    assert.ok((own.numbers["distance"] ?? 0) > 20 && (own.numbers["distance"] ?? 0) < 80);
    assert.equal(own.bound, "ceiling");
    assert.ok(own.amount <= (amount * 4000n) / 10_000n);
    for (const share of first.shares) {
      assert.equal(share.fixed + share.proportional + share.bounding + share.rounding, share.amount);
      assert.ok(share.amount >= 5_000_000n);
    }
    const odd = first.shares.filter((share) => share.roundedUp === "odd" || share.roundedUp === "both");
    assert.equal(odd.length, 1);
  });

  test("a run is copied with another parameter, and both are compared: who gains, who loses", async () => {
    second = await run(
      { ...byPoor, floor: { amount: dong(2_000_000) } },
      { copiedFrom: first.formulaRunId, title: "Phương án 2" },
    );
    assert.equal(second.copiedFrom, first.formulaRunId);
    const found = await scenario.people.lead.get(allocation.compareFormulaRuns, {
      query: { runs: `${first.formulaRunId},${second.formulaRunId}` },
    });
    assert.equal(found.rows.length, 96);
    assert.deepEqual(found.against[0], { gain: 0, lose: 0, same: 96, moved: 0n });
    assert.deepEqual([found.against[1]?.gain, found.against[1]?.lose], [1, 95]);
    const own = found.rows.find((row) => row.areaId === scenario.commune);
    assert.equal((own?.amounts[1] ?? 0n) - (own?.amounts[0] ?? 0n), found.against[1]?.moved);
  });

  test("bounds that cannot be kept, and numbers that nobody knows, are refused with the reason", async () => {
    const tooMuch = await refusalOf({ ...byPoor, floor: { amount: dong(20_000_000) } });
    assert.deepEqual([tooMuch?.code, tooMuch?.facts["sum"]], ["planning.floors_above", "1920000000"]);
    assert.equal(
      (await refusalOf({ ...byPoor, ceiling: { amount: dong(1_000_000) } }))?.code,
      "planning.ceilings_below",
    );
    assert.equal(
      (await refusalOf({ ...byPoor, criteria: [{ code: "distance", weight: 1 }] }))?.code,
      "planning.no_centre",
    );
    const unknown = await refusalOf({ ...byPoor, criteria: [{ code: "deprived:rain", weight: 1 }] });
    assert.equal(unknown?.code, "planning.indicator_unknown");
    const stranger = { areaId: "00004", amount: dong(1), reason: "x" };
    assert.equal((await refusalOf({ ...byPoor, fixed: [stranger] }))?.code, "planning.area_not_in_formula");
  });

  test("what is not approved is neither published nor approved twice; then anybody reads it, small numbers left out", async () => {
    const { lead, treasurer, planner } = scenario.people;
    const { formulaRunId } = first;
    const early = await lead.ask(allocation.publishAllocation, { params: { formulaRunId } });
    assert.ok("problem" in early && early.problem.code === "planning.not_approved_yet");
    await treasurer.get(formulaRun.recordBudget, { body: { ...line, amount: dong(2_000_000_000), reference: "QĐ 1" } });
    const decision = { decisionNumber: "12/QĐ-UBND", decidedOn: localDate("2026-02-01") };
    await lead.get(formulaRun.approveAllocation, { params: { formulaRunId }, body: decision });
    const twice = await lead.ask(formulaRun.approveAllocation, { params: { formulaRunId }, body: decision });
    assert.ok("problem" in twice && twice.problem.code === "planning.allocated_already");
    const nobody = (path: string, init?: RequestInit) => scenario.opened.fetch(path, init);
    const before = await askOver(nobody, allocation.readPublicAllocation, { params: { formulaRunId } });
    assert.ok("body" in before && before.body.allocation === null);
    await lead.get(allocation.publishAllocation, { params: { formulaRunId } });
    const read = await askOver(nobody, allocation.readPublicAllocation, { params: { formulaRunId } });
    assert.ok("body" in read && read.body.allocation !== null);
    const { rows, decisionNumber, areaName } = read.body.allocation;
    assert.deepEqual([rows.length, decisionNumber, areaName], [96, "12/QĐ-UBND", "Tỉnh Quảng Ngãi"]);
    const own = rows.find((row) => row.areaId === scenario.commune);
    assert.deepEqual([own?.numbers["poor"], own?.areaName], [6, "Xã Ba Tơ"]);
    const list = await askOver(nobody, allocation.listPublicAllocations, {});
    assert.ok("body" in list && list.body.rows.length === 1);
    const unpublished = await askOver(nobody, allocation.readPublicAllocation, {
      params: { formulaRunId: second.formulaRunId },
    });
    assert.ok("body" in unpublished && unpublished.body.allocation === null);
    const { findings } = await planner.get(planning.checkLedger);
    assert.deepEqual(findings, []);
  });

  test("money that was carried over is shared under its year of origin, and money of a year to come is refused", async () => {
    const { planner, lead, treasurer } = scenario.people;
    const carried = { ...line, component: "II.2", originYear: 2025, amount: dong(1_000_000) };
    await treasurer.get(formulaRun.recordBudget, { body: { ...carried, reference: "chuyển nguồn" } });
    const formulaRunId = newId("formula run");
    const fixed = [{ areaId: scenario.commune, amount: carried.amount, reason: "QĐ 9" }];
    const formula: Formula = { criteria: [], unit: 1000, useAreaCoefficient: false, fixed };
    const early = await planner.ask(formulaRun.runFormula, {
      body: { ...carried, originYear: 2027, formulaRunId, asOf, formula },
    });
    assert.ok("problem" in early && early.problem.code === "ledger.origin_after_year");
    const made = await planner.get(formulaRun.runFormula, { body: { ...carried, formulaRunId, asOf, formula } });
    assert.equal(made.originYear, 2025);
    const params = { formulaRunId };
    const body = { decisionNumber: "9/QĐ-UBND", decidedOn: localDate("2026-02-01") };
    await lead.get(formulaRun.approveAllocation, { params, body });
    const { rows } = await lead.get(planning.listBalances, { query: { areaId: scenario.commune, year: 2026 } });
    assert.deepEqual(
      rows.filter(({ component }) => component === "II.2").map((row) => [row.originYear, row.kind, row.balance]),
      [[2025, "allocated", 1_000_000n]],
    );
    assert.equal(first.originYear, 2026);
  });

  test("the decision is a paper with its table; a draft says that it is one", async () => {
    const { lead } = scenario.people;
    const textOf = async (id: string) => {
      const response = await lead.fetch(`/api/formula-runs/${id}/papers/decision?language=vi`);
      assert.equal(response.status, 200);
      const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
      return (await extractText(pdf, { mergePages: true })).text;
    };
    const text = await textOf(first.formulaRunId);
    assert.match(text, /12\/QĐ-UBND[\s\S]*QUYẾT ĐỊNH[\s\S]*960\.000\.500 đồng[\s\S]*Ba Tơ/);
    assert.match(text, /30\/100 số vốn chia theo hộ nghèo/);
    assert.match(await textOf(second.formulaRunId), /DỰ THẢO/);
    const sheet = await lead.fetch(`/api/formula-runs/${first.formulaRunId}/papers/decision?format=xlsx`);
    assert.equal(new TextDecoder().decode((await sheet.arrayBuffer()).slice(0, 2)), "PK");
  });
});

describe("the best use of a budget", () => {
  const request: NonNullable<Ask<typeof optimiser.runOptimiser>["body"]>["request"] = {
    budgets: [{ fundSource: "CENTRAL_INVEST", amount: dong(150_000_000) }],
    kinds: [{ activityKind: "housing_repair" }],
    fairnessBasisPoints: 0,
    formula: { criteria: [{ code: "equal", weight: 1 }], unit: 1000, useAreaCoefficient: false },
    timeLimit: 30,
  };
  const search = async (more: Partial<typeof request> = {}) => {
    const optimiserRunId = newId("optimiser run");
    const { planner } = scenario.people;
    await planner.get(optimiser.runOptimiser, {
      body: {
        optimiserRunId,
        areaId: "51",
        year: 2026,
        title: "Tìm phương án",
        asOf,
        request: { ...request, ...more },
      },
    });
    for (let turn = 0; turn < 200; turn += 1) {
      const found = await planner.get(optimiser.getOptimiserRun, { params: { optimiserRunId } });
      if (found.state !== "queued" && found.state !== "running") return found;
      await setTimeout(100);
    }
    throw new Error("the search does not end");
  };

  test("is found in the background, against the plain formula, with the price of the budget", async () => {
    const found = await search();
    assert.equal(found.state, "finished");
    assert.deepEqual([found.result?.removed.whole, found.result?.spent], [5, 150_000_000n]);
    assert.ok((found.result?.removed.formula ?? 9) < 0.1, "an even share reaches hardly anybody");
    const [price] = found.result?.prices ?? [];
    assert.deepEqual([price?.limit.kind, price?.price.toFixed(4)], ["budget", "0.0333"]);
  });

  test("that cannot be names the limits which conflict", async () => {
    const found = await search({
      areaBounds: [{ areaId: "21484", floor: dong(60_000_000), ceiling: dong(30_000_000) }],
    });
    assert.equal(found.state, "infeasible");
    assert.deepEqual(
      found.conflict.map(({ kind, areaName }) => [kind, areaName]),
      [
        ["ceiling", "Ba Tơ"],
        ["floor", "Ba Tơ"],
      ],
    );
  });

  test("becomes a formula run that is approved like any other", async () => {
    const { planner, lead } = scenario.people;
    const { optimiserRunId } = await search();
    const formulaRunId = newId("formula run");
    const made = await planner.get(optimiser.allocateProposal, {
      params: { optimiserRunId },
      body: { formulaRunId, fundSource: "CENTRAL_INVEST", component: "II.1" },
    });
    assert.deepEqual([made.amount, made.optimiserRunId, made.approved], [150_000_000n, optimiserRunId, null]);
    assert.equal(shareOf(made, "21484").fixed, 150_000_000n);
    scenario.reach("2026-02-02");
    const passed = await lead.get(formulaRun.approveAllocation, {
      params: { formulaRunId },
      body: { decisionNumber: "13/QĐ-UBND", decidedOn: localDate("2026-02-02") },
    });
    assert.equal(passed.approved?.decisionNumber, "13/QĐ-UBND");
  });

  test("that has ended is not cancelled any more; one that waits is", async () => {
    const { planner } = scenario.people;
    const ended = await search();
    const late = await planner.ask(optimiser.cancelOptimiserRun, { params: { optimiserRunId: ended.optimiserRunId } });
    assert.ok("problem" in late && late.problem.code === "planning.optimiser_ended");
    const optimiserRunId = newId("optimiser run");
    await planner.get(optimiser.runOptimiser, {
      body: { optimiserRunId, areaId: "51", year: 2026, title: "Bỏ", asOf, request },
    });
    const stopped = await planner.ask(optimiser.cancelOptimiserRun, { params: { optimiserRunId } });
    const state = "body" in stopped ? stopped.body.state : stopped.problem.code;
    assert.ok(state === "cancelled" || state === "planning.optimiser_ended", state);
  });
});
