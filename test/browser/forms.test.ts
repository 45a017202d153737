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

describe("a form that asks more than its fields show", () => {
  test("the best use of money is looked for once an activity is ticked", async () => {
    const planner = await Desk.open(browser, scenario.people.planner, listening.url);
    await planner.go("/optimiser-runs/new");
    await planner.fill("Tên lần tìm", "Nhà ở năm 2026");
    await planner.choose("Nguồn vốn", "NSTW - vốn đầu tư phát triển");
    await planner.fill("Số vốn được dùng (đồng)", "2.000.000.000");
    await planner.press("Tìm phương án");
    await planner.sees("Chọn ít nhất một hoạt động.");
    const kinds = planner.page.getByRole("group", { name: "Hoạt động được chọn" });
    await kinds.getByRole("checkbox").first().check();
    await pageIsWell(planner.page);
    const asked = planner.page.waitForRequest((request) => request.method() === "POST");
    await planner.press("Tìm phương án");
    const { request }: { request: Readonly<Record<string, unknown>> } = (await asked).postDataJSON();
    assert.deepEqual(request["budgets"], [{ fundSource: "CENTRAL_INVEST", amount: "2000000000" }]);
    assert.deepEqual(
      [Array.isArray(request["kinds"]) && request["kinds"].length, request["fairnessBasisPoints"]],
      [1, 5000],
    );
    assert.deepEqual([request["floor"], request["absorptionBasisPoints"]], [undefined, undefined]);
    // Nobody has been reviewed yet: the refusal is said above the button, and what was ticked stays.
    await planner.sees(/^Không địa bàn nào có số liệu/);
    assert.ok(await kinds.getByRole("checkbox").first().isChecked());
    await planner.close();
  });

  test("a table is tried before it is taken, and another one takes away what was reported", async () => {
    const treasurer = await Desk.open(browser, scenario.people.treasurer, listening.url);
    const { page } = treasurer;
    await treasurer.go("/ledger/past-years");
    await treasurer.press("Xem thử");
    await treasurer.sees("Bảng số liệu (CSV hoặc XLSX): chưa điền");
    await treasurer.choose("Chương trình", /2021 - 2025/);
    const table = (text: string) => ({ name: "so-lieu.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    const head = "year,origin_year,source,component,area,stage,month,amount";
    const input = page.locator("input[type=file]");
    await input.setInputFiles(table(`${head}\n2023,,CENTRAL_INVEST,DA5,21484,allocated,,nhiều\n`));
    await treasurer.press("Xem thử");
    const wrong = page.getByRole("cell", { name: "nhiều" });
    await wrong.waitFor();
    await input.setInputFiles(table(`${head}\n2023,,CENTRAL_INVEST,DA5,21484,allocated,,10\n`));
    await wrong.waitFor({ state: "detached" });
    await pageIsWell(page);
    await treasurer.close();
  });

  test("the columns of the treasury's last file are in the form of the next one", async () => {
    const treasurer = await Desk.open(browser, scenario.people.treasurer, listening.url);
    const { page } = treasurer;
    await treasurer.go("/treasury/new");
    await page.locator("input[type=file]").setInputFiles({
      name: "kho-bac.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("Ngay,So tien,Ma xa\n05/02/2026,1000000,1234\n"),
    });
    await treasurer.fill("Từ ngày", "2026-02-01");
    await treasurer.fill("Đến ngày", "2026-02-09");
    await treasurer.fill("Ngày", "Ngay");
    await treasurer.press("Đối chiếu một tệp");
    await treasurer.sees("Số tiền: chưa điền");
    await treasurer.fill("Số tiền", "So tien");
    await treasurer.fill(/^Mã xã \(/, "Ma xa");
    await treasurer.fill(/^Mã xã của Kho bạc/, "1234 = 21484");
    await treasurer.press("Đối chiếu một tệp");
    await page.waitForURL(/\/treasury\/[0-9a-f-]{36}$/);
    await treasurer.go("/treasury/new");
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[id$="mapping.amount"]')?.value === "So tien",
    );
    await treasurer.close();
  });
});
