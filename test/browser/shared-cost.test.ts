/** Other sources bear a part of each unit: the page on which an officer says so, and where the shares are seen. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import type { Id } from "#kernel/id.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { fundedLine } from "../scenario/funded-line.ts";
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
  const { fundLineId } = await scenario.fund(3, 2026);
  await fundedLine(scenario, {
    activityKind: "housing_repair",
    component: "DA5",
    indicatorCode: "households_without_durable_house",
    quantity: 3,
    unitCost: 10_000_000,
  });
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

test("an officer shares the cost, is shown what is left to the own line, and sees the shares", async () => {
  await desk.go(`/activities/${activityId}`);
  await desk.press("Chia nguồn vốn");
  await desk.sees(/30\.000\.000.*mỗi suất/);
  const amount = desk.page.getByLabel(/DA5 góp cho mỗi suất/);
  await amount.fill("30.000.000");
  await desk.page.getByLabel(/Lý do/).fill("Lồng ghép dự án nhà ở");
  await desk.page.getByRole("button", { name: "Ghi cách chia" }).click();
  await desk.sees("Khoản vốn của hoạt động phải góp một phần.");
  await amount.fill("10.000.000");
  await desk.sees(/20\.000\.000.*mỗi suất/);
  await pageIsWell(desk.page);
  if (process.env["VUON_PICTURES"] !== undefined)
    await desk.page.screenshot({ path: `${process.env["VUON_PICTURES"]}/share-desk.png`, fullPage: true });
  await desk.page.getByRole("button", { name: "Ghi cách chia" }).click();
  await desk.sees("Nguồn khác cùng góp (mỗi suất)");
  await scenario.deliver(activityId, "2026-03-02");
  const [support] = await scenario.supports(activityId);
  assert.ok(support !== undefined);
  await desk.go(`/households/${support.householdId}/supports/${support.supportId}`);
  await desk.sees(/20\.000\.000/);
  await desk.sees(/10\.000\.000/);
  await pageIsWell(desk.page);
});

for (const language of ["vi", "en", "id"] as const)
  test(`the pages are well in ${language} on a phone`, async () => {
    await desk.page.setViewportSize({ width: 390, height: 844 });
    await desk.speak(language);
    for (const path of [`/activities/${activityId}/cost-sharing`, `/activities/${activityId}`]) {
      await desk.go(path);
      await desk.page.locator("main h1").waitFor();
      await pageIsWell(desk.page);
    }
    if (process.env["VUON_PICTURES"] !== undefined)
      await desk.page.screenshot({ path: `${process.env["VUON_PICTURES"]}/share-${language}.png`, fullPage: true });
  });
