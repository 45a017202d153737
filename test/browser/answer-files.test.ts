/** Files of a bank are chosen or dropped, several at once: each says what came of it, and a refusal names row, column, reason and remedy. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import * as payment from "#contract/payment/batch.ts";
import type { Id } from "#kernel/id.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { workbookOf } from "#test/support/workbook.ts";
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
let references: readonly string[];

before(async () => {
  scenario = await Scenario.open();
  const { activityId } = await deliverThree(scenario);
  for (const head of await scenario.heads(activityId)) await scenario.bankPayee(head.householdId, head);
  batchId = await scenario.sentBatch(activityId);
  const { rows } = await scenario.people.accountant.get(payment.listInstructions, { params: { batchId } });
  references = rows.map(({ endToEndId }) => endToEndId);
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  desk = await Desk.open(browser, scenario.people.accountant, listening.url);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

const head = "end_to_end_id,outcome,amount,reason,booked_on";
const csv = (name: string, ...rows: readonly string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from([head, ...rows].join("\n")),
});
const picked = (name: string) =>
  desk.page
    .getByRole("dialog")
    .getByRole("list", { name: "Các tệp đã chọn" })
    .getByRole("listitem")
    .filter({ hasText: name });
const states = async () => {
  const { rows } = await scenario.people.accountant.get(payment.listInstructions, { params: { batchId } });
  return rows.map(({ state }) => state);
};
/** A picture to look at, where a folder for it is named. */
const picture = async (name: string) => {
  const folder = process.env["VUON_PICTURES"];
  if (folder !== undefined) await desk.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

test("a wrong file and an empty one are refused with row, column, reason and remedy, and nothing changes", async () => {
  await desk.page.setViewportSize({ width: 1440, height: 900 });
  await desk.go(`/payment-batches/${batchId}`);
  await desk.press("Nhận kết quả ngân hàng");
  const [chooser] = await Promise.all([
    desk.page.waitForEvent("filechooser"),
    desk.page.getByRole("button", { name: "Chọn tệp của ngân hàng" }).click(),
  ]);
  await chooser.setFiles([
    csv("sai-ngay.csv", `${references[0]},paid,30000000,,2026-06-01`, `${references[1]},paid,30000000,,32/13/2026`),
    csv("sai-ket-qua.csv", `${references[0]},da chi,30000000,,2026-06-01`),
    { name: "trong.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) },
    csv("chi-co-tieu-de.csv"),
  ]);
  await picked("sai-ngay.csv")
    .getByText(/Dòng 3, cột booked_on: “32\/13\/2026” không phải là ngày/)
    .waitFor();
  await picked("sai-ket-qua.csv")
    .getByText(/Dòng 2, cột outcome: “da chi”/)
    .waitFor();
  await picked("trong.csv")
    .getByText(/trống|không có/)
    .first()
    .waitFor();
  await picked("chi-co-tieu-de.csv")
    .getByText(/không có dòng nào/)
    .waitFor();
  assert.deepEqual(await states(), ["sent", "sent", "sent"]);
  assert.deepEqual(await accessibilityFaults(desk.page), []);
  await picture("refused-1440");
});

test("a workbook with grouped sums and a file that is dropped are read, each with its result", async () => {
  const workbook = workbookOf([head.split(","), [references[0] ?? "", "paid", "30.000.000 đ", "", "2026-06-01"]]);
  await desk.page.getByRole("button", { name: "Chọn tệp của ngân hàng" }).waitFor();
  const [chooser] = await Promise.all([
    desk.page.waitForEvent("filechooser"),
    desk.page.getByRole("button", { name: "Chọn tệp của ngân hàng" }).click(),
  ]);
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await chooser.setFiles({ name: "bao-co.xlsx", mimeType, buffer: workbook });
  await picked("bao-co.xlsx").getByText("Đã đọc. Trong tệp: 1 dòng; khớp: 1 dòng; không khớp: 0 dòng.").waitFor();
  const dropped = `${head}\n${references[1]},returned,30000000,AC04,2026-06-01\n${references[2]},paid,1.500,,2026-06-01`;
  const transfer = await desk.page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], "keo-tha.csv", { type: "text/csv" }));
    return data;
  }, dropped);
  await desk.page
    .getByRole("group", { name: "Chọn tệp của ngân hàng" })
    .dispatchEvent("drop", { dataTransfer: transfer });
  await picked("keo-tha.csv")
    .getByText(/khớp: 1 dòng; không khớp: 1 dòng/)
    .waitFor();
  assert.deepEqual(await states(), ["paid", "returned", "sent"]);
  await desk.page.setViewportSize({ width: 390, height: 844 });
  await picture("read-390");
});

test("on a phone nothing of a row is left out: its account, its story, and why a line did not match", async () => {
  await desk.go(`/payment-batches/${batchId}`);
  const list = desk.page.getByRole("list", { name: "Lệnh thanh toán" });
  const returned = list.getByRole("listitem").filter({ hasText: "AC04" }).first();
  await returned.waitFor();
  const text = await returned.innerText();
  for (const part of ["970405", "30.000.000", "01/06/2026", "Ngân hàng báo trả lại: AC04"])
    assert.ok(text.includes(part), text);
  await desk.sees(/hiểu được hai cách/);
  const wide = await desk.page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `${wide} px`);
  await picture("batch-390");
  await desk.page.setViewportSize({ width: 1440, height: 900 });
  await desk.go(`/payment-batches/${batchId}`);
  await desk.sees("Ngân hàng báo trả lại: AC04");
  await picture("batch-1440");
});
