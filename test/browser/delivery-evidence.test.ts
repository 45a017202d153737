/** A support on a phone of 390 px: a photo is added and withdrawn with a reason, and the delivery is corrected and undone. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { listSupportActs } from "#contract/delivery/support.ts";
import type { Id } from "#kernel/id.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { madeUpPdf } from "#test/support/made-up-pdf.ts";
import { madeUpPhoto } from "#test/support/made-up-photo.ts";
import { deliverThree } from "../scenario/delivered-three.ts";
import { Scenario } from "../scenario/scenario.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";
import { pageIsWell } from "./well.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let activityId: Id<"activity">;
let params: { readonly householdId: Id<"household">; readonly supportId: Id<"support"> };

before(async () => {
  scenario = await Scenario.open();
  ({ activityId } = await deliverThree(scenario));
  const [support] = await scenario.supports(activityId);
  assert.ok(support !== undefined);
  params = { householdId: support.householdId, supportId: support.supportId };
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

const found = async () => scenario.people.officer.get(listSupportActs, { params });

describe("a support on a phone", () => {
  test("gets a photo with its day, which is withdrawn with a reason and stays listed", async () => {
    const desk = await Desk.open(browser, scenario.people.officer, listening.url);
    const { page } = desk;
    await page.setViewportSize({ width: 390, height: 844 });
    await desk.go(`/households/${params.householdId}/supports/${params.supportId}`);
    await pageIsWell(page);
    const before = (await found()).evidence.length;
    await desk.fill("Ngày chụp, ngày lập", "2026-05-30");
    const chosen = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Chụp ảnh" }).click();
    await (await chosen).setFiles({ name: "mai-nha.jpg", mimeType: "image/jpeg", buffer: await madeUpPhoto() });
    await desk.sees("Đã lưu tệp.");
    const { evidence } = await found();
    assert.equal(evidence.length, before + 1);
    const added = evidence.find(({ fileName }) => fileName === "mai-nha.jpg");
    assert.deepEqual([added?.takenOn, added?.mediaType, added?.hasPlace], ["2026-05-30", "image/jpeg", false]);
    const line = page.getByRole("listitem").filter({ hasText: "mai-nha.jpg" });
    await line.getByRole("button", { name: "Rút minh chứng" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Lý do").fill("Ảnh của nhà khác");
    await dialog.getByRole("button", { name: "Rút minh chứng" }).click();
    await line.filter({ hasText: "đã rút: Ảnh của nhà khác" }).waitFor();
    await pageIsWell(page);
    await desk.close();
  });

  test("is corrected in its amount and then undone; its story and that of the household tell both", async () => {
    const desk = await Desk.open(browser, scenario.people.officer, listening.url);
    const { page } = desk;
    await page.setViewportSize({ width: 390, height: 844 });
    await desk.go(`/households/${params.householdId}/supports/${params.supportId}`);
    await desk.press("Sửa bàn giao");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Số tiền đã bàn giao").fill("25000000");
    await dialog.getByLabel("Lý do").fill("Giao thiếu tôn");
    await dialog.getByRole("button", { name: "Sửa bàn giao" }).click();
    await dialog.waitFor({ state: "detached" });
    assert.equal((await found()).support.amount, 25_000_000n);
    await desk.press("Hủy ghi bàn giao");
    await dialog.getByLabel("Lý do").fill("Ghi nhầm hộ");
    await dialog.getByRole("button", { name: "Hủy ghi bàn giao" }).click();
    await dialog.waitFor({ state: "detached" });
    const { support } = await found();
    assert.deepEqual([support.state, support.amount], ["committed", 30_000_000n]);
    await pageIsWell(page);
    await desk.go(`/households/${params.householdId}`);
    await page.getByText(/^Hủy ghi bàn giao: Sửa nhà cho hộ nghèo/).waitFor();
    await page.getByText(/^Sửa bàn giao: Sửa nhà cho hộ nghèo/).waitFor();
    await desk.close();
  });

  test("has its activity above it, where a document is added to the activity", async () => {
    const desk = await Desk.open(browser, scenario.people.officer, listening.url);
    const { page } = desk;
    await page.setViewportSize({ width: 390, height: 844 });
    await desk.go(`/activities/${activityId}`);
    const chosen = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Thêm tài liệu" }).click();
    await (
      await chosen
    ).setFiles({ name: "nghiem-thu.pdf", mimeType: "application/pdf", buffer: Buffer.from(madeUpPdf()) });
    await page.getByRole("listitem").filter({ hasText: "nghiem-thu.pdf" }).waitFor();
    await pageIsWell(page);
    await desk.close();
  });
});
