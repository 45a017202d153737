/** Why me, why not me, and in which order: the pages of eligibility, on a desk and on a phone. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import type { Id } from "#kernel/id.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { reviewThree } from "../scenario/plan-beginnings.ts";
import { Scenario } from "../scenario/scenario.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";
import { pageIsWell } from "./well.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let desk: Desk;
let activityId: Id<"activity">;

before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-02");
  const { fundLineId } = await scenario.fund(2, 2026);
  activityId = await scenario.activity(fundLineId, 2026);
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  desk = await Desk.open(browser, scenario.people.officer, listening.url);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

test("an officer sees the order, chooses the third, is asked why, and proposes", async () => {
  await desk.go(`/activities/${activityId}`);
  await desk.press("Thứ tự đề xuất hộ");
  await desk.sees("Theo kế hoạch còn được đề xuất: 2");
  await desk.sees("Dự bị");
  await pageIsWell(desk.page);
  await desk.page.getByRole("checkbox").last().check();
  await desk.press("Đề xuất hộ đã chọn (1)");
  const dialog = desk.page.getByRole("dialog");
  const verb = dialog.getByRole("button", { name: "Đề xuất hộ đã chọn (1)" });
  await verb.click();
  await desk.sees(/đứng trước trong danh sách mà không được chọn/);
  await dialog.getByLabel(/Lý do chọn không theo thứ tự/).fill("Biên bản họp thôn 15/02/2026");
  await verb.click();
  await dialog.waitFor({ state: "detached" });
  await desk.sees("Theo kế hoạch còn được đề xuất: 1");
});

for (const language of ["vi", "en", "id"] as const)
  test(`the pages are well in ${language} on a phone`, async () => {
    await desk.page.setViewportSize({ width: 390, height: 844 });
    await desk.speak(language);
    for (const answer of ["yes", "no", "unknown"]) {
      await desk.go(`/activities/${activityId}/eligibility?answer=${answer}`);
      await pageIsWell(desk.page);
    }
    await desk.go("/support-coverage");
    await desk.page.locator("main section").nth(2).waitFor();
    await pageIsWell(desk.page);
    if (process.env["VUON_PICTURES"] !== undefined)
      await desk.page.screenshot({ path: `${process.env["VUON_PICTURES"]}/coverage-${language}.png`, fullPage: true });
    const [support] = await scenario.supports(activityId);
    assert.ok(support !== undefined);
    await desk.go(`/households/${support.householdId}/eligibility`);
    await desk.page.locator("details").first().waitFor();
    for (const one of await desk.page.locator("details summary").all()) await one.click();
    await pageIsWell(desk.page);
    const folder = process.env["VUON_PICTURES"];
    if (folder !== undefined) {
      await desk.page.screenshot({ path: `${folder}/household-${language}.png` });
      await desk.go(`/activities/${activityId}/eligibility`);
      await desk.page.locator("main li").first().waitFor();
      await desk.page.screenshot({ path: `${folder}/activity-${language}.png`, fullPage: true });
    }
  });
