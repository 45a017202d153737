/** Newly escaped households and low-income workers by the words on the screen, in three languages. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { reviewBesideLists } from "../scenario/beside-lists.ts";
import { Scenario } from "../scenario/scenario.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";
import { pageIsWell } from "./well.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let desk: Desk;
let found: Awaited<ReturnType<typeof reviewBesideLists>>;

before(async () => {
  scenario = await Scenario.open();
  found = await reviewBesideLists(scenario);
  scenario.on("2026-04-01");
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  desk = await Desk.open(browser, scenario.people.officer, listening.url);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

const words = {
  vi: {
    until: /^Đến hết ngày .*2029/,
    worker: "1 người",
    unasked: "Chưa rõ: chưa kê khai thu nhập 12 tháng",
    unknown: /^Chưa rõ: chưa có kết quả rà soát/,
    named: /1 người: Đinh Thị Làm; mức thu nhập 2\.250\.000/,
    group: /thuộc nhóm “Hộ mới thoát nghèo”/,
  },
  en: {
    until: /^Until the end of .*2029/,
    worker: "1 person",
    unasked: "Not known: income of 12 months was not declared",
    unknown: /^Not known: the reviews under one standard/,
    named: /1 person: Đinh Thị Làm; line .*2,250,000/,
    group: /in the group “Household that newly left poverty”/,
  },
  id: {
    until: /^Sampai akhir .*2029/,
    worker: "1 orang",
    unasked: "Belum diketahui: pendapatan dua belas bulan belum dinyatakan",
    unknown: /^Belum diketahui: catatan peninjauan/,
    named: /1 orang: Đinh Thị Làm; garis .*2\.250\.000/,
    group: /dalam kelompok “Rumah tangga baru keluar dari kemiskinan”/,
  },
} as const;

describe("beneficiaries beside the lists", () => {
  for (const language of ["vi", "en", "id"] as const) {
    const said = words[language];

    test(`the page of a household says until when it is newly escaped, and who is a low-income worker, in ${language}`, async () => {
      await desk.go("/households");
      await desk.speak(language);
      await desk.go(`/households/${found.escaping.householdId}`);
      await desk.sees(said.until);
      await desk.sees(said.unasked);
      if (language === "vi") await pageIsWell(desk.page);
      await desk.go(`/households/${found.earner.householdId}`);
      await desk.sees(said.unknown);
      await desk.sees(said.worker);
      await desk.go(`/households/${found.earner.householdId}/reviews/${found.checkRound}`);
      await desk.sees(said.named);
    });

    test(`the list is narrowed to newly escaped households in ${language}`, async () => {
      await desk.go("/households?group=newly_escaped");
      await desk.sees(said.group);
      await desk.sees("Phạm Văn Thoát");
      assert.equal(await desk.page.getByText("Đinh Thị Làm").count(), 0);
      if (language === "vi") await pageIsWell(desk.page);
    });
  }
});
