/** The pages of listening: recorded by an officer, accepted, answered, and followed without signing in by the code of the receipt. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { listGrievances } from "#contract/voice/grievance.ts";
import type { Id } from "#kernel/id.ts";
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
let householdId: Id<"household">;

before(async () => {
  scenario = await Scenario.open();
  scenario.on("2026-03-02");
  ({ householdId } = await scenario.household("Đinh Thị Nghe"));
  browser = await openBrowser();
  listening = await serveConsole(scenario.opened.server);
  desk = await Desk.open(browser, scenario.people.officer, listening.url);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

/** For who looks at them, where a folder is named. */
async function picture(name: string, page = desk.page): Promise<void> {
  const folder = process.env["VUON_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/grievance-${name}.png`, fullPage: true });
}

describe("what people hand in", () => {
  test("is recorded from the page of a household, with the terms of its law", async () => {
    await desk.go(`/households/${householdId}`);
    await desk.follow("Ghi đơn thư, phản ánh");
    await desk.sees("Gắn với: Hồ sơ hộ");
    await desk.choose("Loại", "Khiếu nại");
    await desk.sees(/Thụ lý trong 10 ngày, trả lời trong 30 ngày từ khi thụ lý \(Luật 02\/2011\/QH13, Điều 27, 28\)/);
    await desk.fill("Nội dung", "Nhà tôi bị ghi là có nhà kiên cố");
    await desk.fill(/^Người gửi/, "Đinh Thị Nghe");
    await picture("receive");
    await pageIsWell(desk.page);
    await desk.press("Ghi và nhận mã");
    await desk.sees("Khiếu nại: Kết quả rà soát");
    await desk.sees("Chờ thụ lý");
    await picture("page");
    await pageIsWell(desk.page);
  });

  test("is accepted, answered, and stays in the list with what recurs", async () => {
    await desk.act("Thụ lý", { "Người xử lý (không bắt buộc)": "Bà Hoa" });
    await desk.sees("Đang giải quyết");
    await desk.act("Trả lời", { "Câu trả lời": "Đã đo lại: nhà tạm." });
    await desk.sees("Đã trả lời");
    await desk.go("/grievances");
    await desk.sees("Đang xử lý 0 · quá hạn 0 · đã trả lời 1 (chưa hài lòng 0) · từ chối thụ lý 0 · đã rút 0");
    await picture("list");
    await pageIsWell(desk.page);
  });

  test("is followed by its code by anybody", async () => {
    const { rows } = await scenario.people.officer.get(listGrievances, { query: { areaId: scenario.commune } });
    const code = rows[0]?.code ?? assert.fail("no code");
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "vi-VN" });
    const page = await context.newPage();
    await page.goto(`${listening.url}/public/grievances`);
    await page.getByLabel("Mã tra cứu").fill(code.toLowerCase().replaceAll(/(.{4})(?=.)/g, "$1-"));
    await page.getByRole("button", { name: "Xem" }).click();
    await page.getByText("Đã đo lại: nhà tạm.").waitFor();
    assert.equal(await page.getByText("Đinh Thị Nghe").count(), 0);
    await pageIsWell(page);
    await picture("follow", page);
    await page.getByLabel("Mã tra cứu").fill("000000000000");
    await page.getByRole("button", { name: "Xem" }).click();
    await page.getByText("Không có đơn thư nào có mã này.").waitFor();
    await context.close();
  });
});
