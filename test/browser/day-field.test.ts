/** A day is typed and read as day, month and year, whatever language the browser speaks; or chosen from a calendar by the keyboard. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { getHousehold } from "#contract/registry/household.ts";
import { idOf } from "#kernel/id.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { Scenario } from "../scenario/scenario.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";
import { accessibilityFaults, pageIsWell } from "./well.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let desk: Desk;

before(async () => {
  scenario = await Scenario.open();
  scenario.on("2026-02-10");
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  desk = await Desk.open(browser, scenario.people.officer, listening.url);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

const birth = () => desk.page.getByLabel("Ngày sinh", { exact: true });

describe("a day field", () => {
  test("what is typed in any usual way is read with the day first", async () => {
    await desk.go("/households/new");
    for (const [typed, shown] of [
      ["4/5/1980", "04/05/1980"],
      ["04051980", "04/05/1980"],
      ["4.5.1980", "04/05/1980"],
    ] as const) {
      await birth().fill("");
      await birth().pressSequentially(typed);
      await desk.page.keyboard.press("Tab");
      assert.equal(await birth().inputValue(), shown, typed);
    }
    await birth().fill("1980-05-04");
    assert.equal(await birth().inputValue(), "04/05/1980");
  });

  test("what is no day is said at the field, and is not sent", async () => {
    await desk.fill("Họ và tên", "Đinh Thị Hoa");
    await desk.choose("Giới tính", "Nữ");
    await birth().fill("31/02/1980");
    await desk.press("Đăng ký hộ này");
    await desk.sees(/^Ngày sinh: cần ghi một ngày có thật/);
    assert.equal(await birth().inputValue(), "31/02/1980", "what was typed stays");
    assert.equal(await birth().getAttribute("aria-invalid"), "true");
  });

  test("the calendar is opened, gone through and left by the keyboard", async () => {
    const { page } = desk;
    await birth().fill("30/11/1980");
    await birth().press("Alt+ArrowDown");
    const calendar = page.getByRole("dialog", { name: "Lịch" });
    const begun = calendar.getByRole("button", { name: /30 tháng 11 năm 1980/ });
    await begun.waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.includes("30 tháng 11"));
    assert.deepEqual(await accessibilityFaults(page), []);
    await page.keyboard.press("Escape");
    await calendar.waitFor({ state: "detached" });
    assert.equal(await birth().inputValue(), "30/11/1980");
    await birth().press("Alt+ArrowDown");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.includes("30 tháng 11"));
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await calendar.waitFor({ state: "detached" });
    assert.equal(await birth().inputValue(), "23/11/1980");
    assert.ok(await birth().evaluate((field) => field === document.activeElement));
    await pageIsWell(page);
  });

  test("the calendar came with the field, and opens where the line is gone", async () => {
    const { page } = desk;
    await page.context().setOffline(true);
    try {
      await birth().fill("04/05/1980");
      await birth().press("Alt+ArrowDown");
      const calendar = page.getByRole("dialog", { name: "Lịch" });
      await calendar.getByRole("button", { name: /^\D*5 tháng 5 năm 1980/ }).click();
      await calendar.waitFor({ state: "detached" });
      assert.equal(await birth().inputValue(), "05/05/1980");
    } finally {
      await page.context().setOffline(false);
    }
    await birth().fill("23/11/1980");
  });

  test("the day that is sent is the one that was read", async () => {
    await desk.press("Đăng ký hộ này");
    await desk.page.waitForURL(/\/households\/[0-9a-f-]{36}/);
    const householdId = idOf("household", new URL(desk.page.url()).pathname.split("/").at(-1) ?? "");
    const { people } = await scenario.people.officer.get(getHousehold, { params: { householdId } });
    assert.equal(people[0]?.birthDate, "1980-11-23");
  });

  test("it is written alike in three languages, where the calendar names months and days in each", async () => {
    for (const [language, label, opener, said] of [
      ["vi", "Ngày sinh", "Mở lịch", "Tháng 5 năm 1980"],
      ["en", "Date of birth", "Open the calendar", "May 1980"],
      ["id", "Kelahiran", "Buka kalender", "Mei 1980"],
    ] as const) {
      await desk.speak(language);
      await desk.go("/households/new");
      await desk.fill(label, "04/05/1980");
      const field = desk.page.getByLabel(label, { exact: true });
      await field.locator("xpath=../..").getByRole("button", { name: opener }).click();
      await desk.sees(said);
      assert.equal(await desk.page.locator('input[type="date"]').count(), 0);
    }
  });
});
