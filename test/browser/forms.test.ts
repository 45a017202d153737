/** A form from the contract: what is missing stands at its field, what is wrong too, and nothing typed is lost without a question. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { Scenario } from "../scenario/scenario.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";
import { pageIsWell } from "./well.ts";

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

describe("a form from the contract", () => {
  test("what is missing is named at its field, and one writes on at the first", async () => {
    await desk.go("/households/new");
    await desk.press("Đăng ký hộ này");
    const name = desk.page.getByLabel("Họ và tên", { exact: true });
    await desk.sees("Họ và tên: chưa điền");
    assert.ok(await name.evaluate((field) => field === document.activeElement));
    const described = (await name.getAttribute("aria-describedby")) ?? "";
    assert.equal(await desk.page.locator(`[id="${described}"]`).textContent(), "Họ và tên: chưa điền");
    await pageIsWell(desk.page);
  });

  test("a household is registered once every field is as it is asked for", async () => {
    await desk.fill("Họ và tên", "Đinh Thị Hoa");
    await desk.choose("Giới tính", "Nữ");
    await desk.fill("Ngày sinh", "1980-05-04");
    await desk.fill(/^Số định danh cá nhân/, "123");
    await desk.press("Đăng ký hộ này");
    await desk.page.locator('[id="members.0.personalId-error"]').waitFor();
    await desk.fill(/^Số định danh cá nhân/, "");
    await desk.press("Đăng ký hộ này");
    await desk.page.waitForURL(/\/households\/[0-9a-f-]{36}/);
    await desk.sees(/Đinh Thị Hoa/);
  });

  test("what was typed into a dialog is not lost by closing it without a question", async () => {
    await desk.press("Thêm thành viên");
    const dialog = desk.page.getByRole("dialog");
    await dialog.getByLabel("Họ và tên", { exact: true }).fill("Đinh Văn Bé");
    await desk.page.keyboard.press("Escape");
    await desk.sees("Đóng mà không lưu?");
    await dialog.getByRole("button", { name: "Nhập tiếp" }).click();
    assert.equal(await dialog.getByLabel("Họ và tên", { exact: true }).inputValue(), "Đinh Văn Bé");
    await desk.page.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "Đóng, không lưu" }).click();
    await dialog.waitFor({ state: "detached" });
  });
});
