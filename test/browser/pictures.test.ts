/** The pictures of the pages: they are drawn, say the figures that the server gave, open to their table, and keep nobody out. */
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { after, before, describe, test } from "node:test";
import type { Browser, Locator } from "playwright-core";
import { newId } from "#contract/new-id.ts";
import * as planning from "#contract/planning/formula-run.ts";
import { compareFormulaRuns } from "#contract/planning/allocation.ts";
import { readNeedsInFull } from "#contract/planning/need.ts";
import { getOptimiserRun, runOptimiser } from "#contract/planning/optimiser.ts";
import { listRounds, roundProgress } from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { fundedLine } from "../scenario/funded-line.ts";
import { reviewThree } from "../scenario/plan-beginnings.ts";
import { Scenario } from "../scenario/scenario.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";
import { Walk } from "./walk.ts";
import { accessibilityFaults, pixelsTooWide } from "./well.ts";

const line = { areaId: "51", year: 2026, fundSource: "CENTRAL_INVEST", component: "II.1" };
const asOf = localDate("2026-01-15");
const runs: Id<"formula run">[] = [];
const optimiserRunId = newId("optimiser run");
let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let planner: Desk;
let roundId: Id<"round">;

before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-07-10");
  const { treasurer, planner: officer } = scenario.people;
  await fundedLine(scenario, {
    component: "II.1",
    activityKind: "housing_repair",
    indicatorCode: "households_without_durable_house",
    quantity: 1,
    unitCost: 30_000_000,
  });
  const amount = dong(960_000_000);
  await treasurer.get(planning.recordBudget, { body: { ...line, amount, reference: "QĐ 1" } });
  for (const [title, code] of [
    ["Chia đều", "equal"],
    ["Theo khoảng cách", "distance"],
  ] as const) {
    const formulaRunId = newId("formula run");
    runs.push(formulaRunId);
    const formula = { criteria: [{ code, weight: 1 }], unit: 1000, useAreaCoefficient: false, centreAreaId: "21025" };
    await officer.get(planning.runFormula, { body: { ...line, formulaRunId, amount, title, asOf, formula } });
  }
  await officer.get(runOptimiser, {
    body: {
      optimiserRunId,
      areaId: "51",
      year: 2026,
      title: "Tìm phương án",
      asOf,
      request: {
        budgets: [{ fundSource: "CENTRAL_INVEST", amount: dong(150_000_000) }],
        kinds: [{ activityKind: "housing_repair" }],
        fairnessBasisPoints: 0,
        formula: { criteria: [{ code: "equal", weight: 1 }], unit: 1000, useAreaCoefficient: false },
        timeLimit: 30,
      },
    },
  });
  for (let turn = 0; turn < 300; turn += 1) {
    const found = await officer.get(getOptimiserRun, { params: { optimiserRunId } });
    if (found.result !== null) break;
    await setTimeout(100);
  }
  const { rows } = await officer.get(listRounds);
  roundId = rows[0]?.roundId ?? assert.fail("there is a round");
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  planner = await Desk.open(browser, scenario.people.planner, listening.url);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

/** The figure whose picture is of this kind. */
const pictureOf = (kind: string) =>
  planner.page
    .locator("figure")
    .filter({ has: planner.page.locator(`[data-chart="${kind}"] svg`) })
    .first();
const wordsOf = async (figure: Locator) => (await figure.locator("svg text").allTextContents()).join("|");

/** By the keyboard alone, as who sees no picture would. */
async function openTable(figure: Locator): Promise<Locator> {
  const button = figure.getByRole("button", { name: "Xem bảng số liệu" });
  await planner.tabTo(button);
  await planner.page.keyboard.press("Enter");
  const table = figure.getByRole("table");
  await table.waitFor();
  return table;
}

describe("a picture", () => {
  test("of two allocations is sorted by what differs, and leaves out what is equal", async () => {
    const compared = await scenario.people.planner.get(compareFormulaRuns, { query: { runs: runs.join(",") } });
    const sizeOf = ({ amounts: [before, after] }: (typeof compared.rows)[number]) =>
      Math.abs(Number((after ?? 0n) - (before ?? 0n)));
    const [largest] = compared.rows.toSorted((one, other) => sizeOf(other) - sizeOf(one));
    await planner.go(`/allocations/compare?runs=${runs.join(",")}`);
    const figure = pictureOf("differences");
    await figure.waitFor();
    assert.ok((await wordsOf(figure)).includes(largest?.areaName ?? "?"), "the largest difference is drawn");
    const table = await openTable(figure);
    const first = await table.locator("tbody tr").first().textContent();
    assert.ok(first?.includes(largest?.areaName ?? "?"), `the first row is ${first ?? ""}`);
    const differing = compared.rows.filter((row) => sizeOf(row) > 0).length;
    assert.equal(await table.locator("tbody tr").count(), differing);
  });

  test("of the best use says in one sentence what is gained, and folds the limits", async () => {
    const { result } = await scenario.people.planner.get(getOptimiserRun, { params: { optimiserRunId } });
    assert.ok(result !== null && result.removed.whole > result.removed.formula);
    await planner.go(`/optimiser-runs/${optimiserRunId}`);
    await planner.sees(`Phương án này giảm được ${String(result.removed.whole)} thiếu hụt`);
    await pictureOf("differences").waitFor();
    assert.equal(await planner.page.locator("details[open]").count(), 0);
  });

  test("of needs has bars, places and a map, and nobody counted is not zero", async () => {
    const needs = await scenario.people.planner.get(readNeedsInFull, { query: { areaId: "51" } });
    const [whole] = needs.rows;
    const most = whole?.byNeed.toSorted((one, other) => Number(other.households) - Number(one.households))[0];
    const name = needs.indicators.find(({ code }) => code === most?.key)?.name.vi ?? "?";
    await planner.go("/needs");
    const bars = pictureOf("bars");
    await bars.waitFor();
    assert.ok((await bars.getByRole("heading").textContent())?.includes(name));
    const heat = pictureOf("heat");
    const words = await wordsOf(heat);
    assert.ok(words.includes("–"), "a commune that was not reviewed has a dash");
    assert.ok(!words.includes("|0|"), words);
    assert.ok(!words.includes("…"), `no head is cut off: ${words}`);
    const map = planner.page
      .locator("figure")
      .filter({ has: planner.page.locator("[data-area]") })
      .first();
    await map.waitFor();
    assert.ok((await map.locator("[data-area]").count()) > 90, "the communes have boundaries");
    await map.getByLabel("Tô màu theo").selectOption({ label: name });
    await map.locator('[data-area="21484"]').focus();
    await map.getByText(new RegExp(`Ba Tơ: ${String(most?.households)}`)).waitFor();
  });

  test("of a round is a bar of steps for each place, or a map", async () => {
    const { rows } = await scenario.people.planner.get(roundProgress, { params: { roundId }, query: {} });
    await planner.go(`/rounds/${roundId}`);
    if (rows.length < 2) {
      assert.equal(await planner.page.locator("figure").count(), 0, "one place is no picture");
      return;
    }
    await pictureOf("stacked").waitFor();
  });

  test("of results year by year, of the framework and of the flow of money is there with its table", async () => {
    for (const [path, picture] of [
      ["/framework?programme=vn-2026-2035&year=2026", '[data-chart="progress"] svg'],
      ["/ledger/flow", "[data-flow] svg"],
      ["/disbursement?year=2026", '[data-chart="lines"] svg'],
    ] as const) {
      await planner.go(path);
      const figure = planner.page
        .locator("figure")
        .filter({ has: planner.page.locator(picture) })
        .first();
      await figure.waitFor();
      assert.ok((await openTable(figure)).isVisible(), path);
    }
  });
});

describe("pages with pictures", () => {
  for (const [language, widths] of [
    ["vi", [1280, 390]],
    ["en", [390]],
    ["id", [390]],
  ] as const) {
    test(`keep nobody out in ${language}, and never scroll sideways`, async () => {
      const desk = await Desk.open(browser, scenario.people.planner, listening.url);
      await desk.page.context().addInitScript((chosen) => localStorage.setItem("vuon.language", chosen), language);
      const walk = new Walk(desk.page, listening.url);
      const wrong: string[] = [];
      for (const width of widths) {
        await desk.page.setViewportSize({ width, height: 900 });
        for (const path of [
          "/needs",
          `/rounds/${roundId}`,
          `/allocations/compare?runs=${runs.join("%2C")}`,
          `/optimiser-runs/${optimiserRunId}`,
          "/framework?programme=vn-2026-2035&year=2026",
          "/results",
        ]) {
          await walk.to(path);
          wrong.push(...(await accessibilityFaults(desk.page)).map((one) => `${path} at ${width}: ${one}`));
          const wide = await pixelsTooWide(desk.page);
          if (wide > 0) wrong.push(`${path}: ${wide} px too wide at ${width}`);
        }
      }
      await desk.close();
      assert.deepEqual(wrong, []);
    });
  }
});
