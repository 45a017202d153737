/** The pages of evaluation in the browser: what poverty is made of, the yearly report, and whom supports reached. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { readMeasureParts } from "#contract/evaluation/measure-parts.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { openSupportedCommune } from "../scenario/supported-commune.ts";
import type { SupportedCommune } from "../scenario/supported-commune.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";
import { pageIsWell } from "./well.ts";

let year: SupportedCommune;
let browser: Browser;
let listening: Listening;
let officer: Desk;
before(async () => {
  year = await openSupportedCommune();
  await year.scenario.deliver(year.activityId, "2026-03-02");
  listening = await serveConsole(year.scenario.opened.server);
  browser = await openBrowser();
  officer = await Desk.open(browser, year.scenario.people.officer, listening.url);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await year?.scenario.opened.close();
});

test("what poverty is made of: the indicators are drawn, groups and cut-offs are tables", async () => {
  const parts = await year.scenario.people.officer.get(readMeasureParts, { query: { areaId: year.scenario.commune } });
  await officer.go("/results/measures");
  await officer.sees("Cơ cấu nghèo đa chiều");
  await officer.page.locator('[data-chart="bars"] svg').first().waitFor();
  await officer.sees(`${String(parts.k)}/${String(parts.weightBase)} phần trọng số`);
  await officer.go("/results/measures?by=sex_of_head&weighBy=households");
  await officer.sees("Theo nhóm: Giới tính chủ hộ");
  await officer.sees("Nam");
  await pageIsWell(officer.page);
});

test("the yearly report says where it does not apply, and adds up where it does", async () => {
  await officer.go("/results/movements");
  await officer.sees("Diễn biến trong năm");
  await officer.sees("9. Cuối kỳ");
  await officer.page.locator("[data-flow] svg").first().waitFor();
  await pageIsWell(officer.page);
  await officer.go("/results/movements?year=2025");
  await officer.sees("không áp dụng (danh sách đầu kỳ theo chuẩn này)");
});

test("whom supports reached: two of three houses, and one poor household got nothing", async () => {
  await officer.go("/results/targeting");
  await officer.sees("Hỗ trợ đến được ai");
  await officer.sees("1 trong 3 hộ nghèo không nhận hỗ trợ nào trong năm");
  await officer.page.locator('[data-chart="bars"] svg').first().waitFor();
  assert.ok((await officer.page.locator('[data-chart="bars"] svg').first().textContent())?.includes("66,7"));
  await pageIsWell(officer.page);
});
