/** The console of a country of its own packs: its names, its money, its time, and nothing of the country that is shipped. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { SecondCountry } from "../scenario/second-country.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";

let country: SecondCountry;
let browser: Browser;
let listening: Listening;
before(async () => {
  country = await SecondCountry.open();
  await country.register();
  await country.review();
  await country.plan();
  await country.support();
  listening = await serveConsole(country.opened.server);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await country?.opened.close();
});

/** Codes, keys and money that no reader of this country may meet. */
const foreign = [
  /\bVND?\b/,
  /[\d(] ?đồng\b/,
  /\b(?:near_poor|non_poor|at_risk|hardship|roof_repair|TREASURE)\b/,
  /\{\{|names:/,
];

describe("the console of another country", () => {
  test("calls classes, kinds, sources, needs and money by the names of its packs", async () => {
    const desk = await Desk.open(browser, country.people.officer, listening.url);
    const [home] = country.households;
    const household = home?.householdId ?? "";
    const pages: readonly (readonly [string, readonly string[]])[] = [
      ["/", []],
      ["/households", ["Hộ khốn khó", "Hộ có nguy cơ", "Mara Olen"]],
      [`/households/${household}`, ["Hộ khốn khó"]],
      [`/households/${household}/reviews/${country.roundId}`, ["Mái nhà bị dột hoặc hỏng."]],
      [`/plans/${country.planId}`, ["Sửa mái nhà", "Quỹ quốc gia Tamaru", "2.501,00 lino", "Hộ khốn khó: 3"]],
      [`/activities/${country.activityId}`, ["Quỹ quốc gia Tamaru", "1.250,50", "Mái nhà"]],
      [`/fund-lines/${country.fundLineId}`, ["Hộ khốn khó có mái nhà hỏng"]],
      ["/needs", ["Hộ khốn khó", "Mái nhà"]],
      ["/results", ["Hộ khốn khó"]],
      [`/rounds/${country.roundId}/villages/${country.village}/posting-sheet`, ["Hộ khốn khó"]],
    ];
    const faults: string[] = [];
    for (const [path, names] of pages) {
      await desk.go(path);
      for (const name of names) {
        const found = desk.page.getByText(name).first();
        await found.waitFor({ timeout: 10_000, state: "attached" }).catch(() => faults.push(`${path} has no ${name}`));
      }
      const text = await desk.page.locator("body").innerText();
      for (const word of foreign) {
        const [met] = new RegExp(`.{0,30}${word.source}.{0,30}`).exec(text) ?? [];
        if (met !== undefined) faults.push(`${path}: ${met}`);
      }
    }
    assert.deepEqual(faults, []);
  });
});
