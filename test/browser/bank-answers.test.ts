/** The page of a batch accounts for every line of the bank, names who shares an account, and takes money that came back. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import * as payment from "#contract/payment/batch.ts";
import type { Id } from "#kernel/id.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { amount, detail, entry, notification } from "#test/support/made-bank-messages.ts";
import { deliverThree } from "../scenario/delivered-three.ts";
import { Scenario } from "../scenario/scenario.ts";
import { Desk } from "./desk.ts";
import { accessibilityFaults } from "./well.ts";
import { serveConsole } from "./serve-console.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let desk: Desk;
let batchId: Id<"batch">;

before(async () => {
  scenario = await Scenario.open();
  const { activityId } = await deliverThree(scenario);
  for (const head of await scenario.heads(activityId)) await scenario.bankPayee(head.householdId, head);
  batchId = await scenario.sentBatch(activityId);
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  desk = await Desk.open(browser, scenario.people.accountant, listening.url);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

/** The cells of a row of a table, by what it begins with. */
async function cellsOf(table: string, row: string): Promise<readonly string[]> {
  const found = desk.page.getByRole("region", { name: table }).getByRole("row").filter({ hasText: row }).first();
  await found.waitFor();
  return found.locator("th, td").allInnerTexts();
}

test("who shares an account is named on the page of the batch", async () => {
  await desk.go(`/payment-batches/${batchId}`);
  await desk.sees("Nhận cho nhiều hộ");
  await desk.sees("Cùng số tài khoản");
});

test("an answer is read, and the page shows what matched, what did not and why: together they are the file", async () => {
  const { rows } = await scenario.people.accountant.get(payment.listInstructions, { params: { batchId } });
  const [first, second, third] = rows.map(({ endToEndId }) => endToEndId);
  const of = (reference: string | undefined) =>
    entry({ amount: "30000000", details: detail(reference ?? "", amount("30000000")) });
  const dollars = entry({ amount: "500", currency: "USD", details: detail(third ?? "", amount("500", "USD")) });
  const content = notification([of(first), of(second), dollars, entry({ amount: "7000000" })].join(""));
  await desk.act("Nhận kết quả ngân hàng", { "Tên tệp": "bao-co-0206.xml", "Nội dung tệp trả lời": content });
  const cells = await cellsOf("Kết quả ngân hàng, tính đủ từng dòng", "bao-co-0206.xml");
  const sums = cells.slice(-3).map((cell) => cell.replaceAll(/\D+/g, " ").trim().split(" "));
  const [file, answered, unmatched] = sums.map(([count = "", ...dong]) => [Number(count), Number(dong.join(""))]);
  assert.deepEqual(
    [file, answered, unmatched],
    [
      [4, 67_000_000],
      [2, 60_000_000],
      [2, 7_000_000],
    ],
  );
  assert.match((await cellsOf("Dòng không khớp", "500 USD")).join(" "), /Không phải tiền đồng/);
  assert.match((await cellsOf("Dòng không khớp", "7.000.000")).join(" "), /Không ghi là khoản nào/);
  await desk.go(`/payment-batches/${batchId}`);
  await desk.sees("Dòng không khớp");
  assert.deepEqual(await accessibilityFaults(desk.page), []);
});

test("money that a recipient brought back is recorded, with what becomes of it", async () => {
  await desk.follow("Ghi tiền hoàn trả");
  await desk.page.getByRole("checkbox").first().check();
  await desk.choose("Xử lý", "Hoàn trả nguồn vốn");
  await desk.fill("Lý do", "Hộ đã được sửa nhà bằng nguồn khác");
  assert.deepEqual(await accessibilityFaults(desk.page), []);
  await desk.press("Ghi");
  await desk.page.waitForURL(new RegExp(`/payment-batches/${batchId}$`));
  const { rows } = await scenario.people.accountant.get(payment.listInstructions, { params: { batchId } });
  assert.deepEqual(
    rows.map(({ state }) => state),
    ["returned", "paid", "sent"],
  );
});
