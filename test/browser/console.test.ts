/** A real browser on the real server: an officer's day, in three languages, at 390 px, with accessibility checked. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { Listening } from "#server/platform/http/listen.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { openBrowser } from "#test/support/browser.ts";
import { serveConsole } from "./serve-console.ts";
import { Walk } from "./walk.ts";
import { accessibilityFaults } from "./well.ts";
import { Scenario } from "../scenario/scenario.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;

before(async () => {
  scenario = await Scenario.open();
  const { householdId, person } = await scenario.household("Phạm Văn Đê");
  const roundId = await scenario.round(2025);
  scenario.on("2025-09-20");
  const answers = householdWith({ wallDurable: false, roofDurable: false, toilet: "none", water: "stream" });
  const members = answers.members.map((member) => ({ ...member, personId: person.personId }));
  await scenario.answer(roundId, householdId, { ...answers, members, incomePerPerson: 900_000 }, "2025-09-20");
  await scenario.decide(roundId, 2025);
  scenario.on("2026-02-01");
  const { fundLineId } = await scenario.fund(1, 2026);
  scenario.on("2026-03-05");
  const activityId = await scenario.activity(fundLineId, 2026);
  await scenario.deliver(activityId, "2026-05-20");
  scenario.on("2026-06-01");
  await scenario.bankPayee(householdId, person);
  await scenario.sentBatch(activityId);
  const { server } = scenario.opened;
  listening = await serveConsole(server);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

async function signedIn(options: { readonly language?: string; readonly width?: number } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: options.width ?? 1280, height: 900 } });
  await context.addInitScript((language) => localStorage.setItem("vuon.language", language), options.language ?? "vi");
  const [name = "", value = ""] = scenario.people.officer.cookie.split("; ")[0]?.split("=") ?? [];
  await context.addCookies([{ name, value, url: listening.url }]);
  return context.newPage();
}

describe("the console in a browser", () => {
  test("asks anyone who has no session to sign in, and says when the password is wrong", async () => {
    const page = await browser.newPage({ locale: "vi-VN" });
    await page.goto(`${listening.url}/households`);
    await page.waitForURL(/sign-in/);
    await page.locator("input[autocomplete=username]").fill("nobody");
    await page.locator("input[autocomplete=current-password]").fill("a wrong password");
    await page.locator("form button[type=submit]").click();
    await page.getByRole("alert").waitFor();
    await page.close();
  });
  test("goes on to the page that was asked for once the officer has signed in, and the header names them", async () => {
    const officer = await signedIn();
    const cookies = await officer.context().cookies();
    await officer.close();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "vi-VN" });
    const page = await context.newPage();
    await page.route("**/sign-in/username", async (route) => {
      await context.addCookies(cookies);
      await route.fulfill({ status: 200, contentType: "application/json", body: "{}" });
    });
    await page.goto(`${listening.url}/rounds`);
    await page.locator("input[autocomplete=username]").fill("officer");
    assert.equal(new URL(page.url()).search, "?to=%2Frounds");
    await page.locator("input[autocomplete=current-password]").fill("a password");
    await page.locator("form button[type=submit]").click();
    await page.waitForURL(/\/rounds$/);
    await page.getByRole("banner").getByRole("button", { name: scenario.people.officer.fullName }).waitFor();
    await page.goto(`${listening.url}/`);
    // What waits, that nothing does, or why it could not be counted: the page ends in one of them and says which.
    const broken = page.getByRole("alert");
    await page
      .getByRole("list", { name: /^(Quá hạn|Hôm nay|Trong 7 ngày tới|Sau đó|Không có hạn)$/ })
      .or(page.getByText("Bạn không có việc nào cần làm"))
      .or(broken)
      .first()
      .waitFor();
    assert.deepEqual(await broken.allTextContents(), []);
    await context.close();
  });
  test("says on the first page what went wrong when the work cannot be counted", async () => {
    const page = await signedIn();
    await page.route("**/my-work**", async (route) => route.fulfill({ status: 500, body: "" }));
    await page.goto(`${listening.url}/`);
    await page.getByRole("alert").waitFor();
    await page.context().close();
  });
  test("says on the first page what went wrong when not even the session can be read", async () => {
    const page = await signedIn();
    await page.goto(`${listening.url}/rounds`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.route("**/api/session", async (route) => route.fulfill({ status: 500, body: "" }));
    await page.goto(`${listening.url}/`);
    await page.getByRole("alert").first().waitFor();
    await page.context().close();
  });
  test("says on the first page of an empty province what begins the programme", async () => {
    const page = await signedIn();
    const empty = JSON.stringify({ rows: [], nextCursor: null, total: 0 });
    for (const list of ["rounds", "plans", "activities", "payment-batches", "households"])
      await page.route(new RegExp(`/api/.*${list}([?]|$)`), async (route) =>
        route.fulfill({ contentType: "application/json", body: empty }),
      );
    await page.goto(`${listening.url}/`);
    const first = page.getByRole("link", { name: "Nhập danh sách hộ" });
    await first.waitFor();
    assert.equal(await first.getAttribute("href"), "/imports/new");
    await page.context().close();
  });
  test("walks a household's chain: from the list to the file, to the explanation, to the fund line and back", async () => {
    const page = await signedIn();
    await page.goto(`${listening.url}/households`);
    await page.getByRole("link", { name: "Phạm Văn Đê" }).first().click();
    await page.getByRole("list", { name: "Từ nhu cầu đến kết quả" }).waitFor();
    await page
      .getByRole("link", { name: /Chất lượng nhà ở/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "Lý do phân loại: Hộ nghèo" }).waitFor();
    await page.getByText("2 trong ba kết cấu", { exact: false }).first().waitFor();
    await page.goBack();
    await page
      .getByRole("link", { name: /NSTW đầu tư/ })
      .first()
      .click();
    await page.getByRole("heading", { name: /NSTW đầu tư/ }).waitFor();
    await page.getByRole("link", { name: "Phạm Văn Đê" }).first().waitFor();
    await page.close();
  });
  test("shows an act that the post does not permit, with the reason", async () => {
    const page = await signedIn();
    await page.goto(`${listening.url}/payment-batches`);
    await page.getByRole("link", { name: "Hỗ trợ sửa nhà" }).click();
    await page.getByRole("button", { name: "Thao tác khác" }).click();
    const approve = page.getByRole("menuitem", { name: /^Duyệt và tạm giữ tiền/ });
    await approve.waitFor();
    assert.equal(await approve.getAttribute("aria-disabled"), "true");
    await page.close();
  });
  for (const [language, title] of [
    ["vi", "Kết quả"],
    ["en", "Results"],
    ["id", "Hasil"],
  ] as const) {
    test(`speaks ${language} at 390 px without a sideways scroll`, async () => {
      const page = await signedIn({ language, width: 390 });
      const walk = new Walk(page, listening.url);
      for (const path of [
        "/results",
        "/",
        "/rounds",
        "/plans",
        "/activities",
        "/payment-batches",
        "/households",
        "/corrections",
        "/imports",
        "/duplicates",
        "/bulk-changes",
      ]) {
        await walk.to(path);
        if (path === "/results")
          assert.match((await page.getByRole("heading", { level: 1 }).first().textContent()) ?? "", new RegExp(title));
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= 400, `${path} is ${width} px wide`);
      }
      await page.close();
    });
  }
  test("has no accessibility fault that axe finds on the pages of the five stages", async () => {
    const page = await signedIn();
    const walk = new Walk(page, listening.url);
    for (const path of [
      "/",
      "/rounds",
      "/households",
      "/corrections",
      "/imports",
      "/duplicates",
      "/bulk-changes",
      "/plans",
      "/allocations",
      "/ledger",
      "/activities",
      "/payment-batches",
      "/results",
      "/map",
    ]) {
      await walk.to(path);
      await page.waitForTimeout(400);
      assert.deepEqual(await accessibilityFaults(page), [], path);
    }
    await page.close();
  });
});
