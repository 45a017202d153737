/** On a phone of 390 px: the commune hands an activity to a women's union, whose officer delivers it; a contractor is refused in words. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { getActivity } from "#contract/delivery/activity.ts";
import * as support from "#contract/delivery/support.ts";
import type { Id } from "#kernel/id.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { reviewThree } from "../scenario/plan-beginnings.ts";
import { Scenario } from "../scenario/scenario.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";
import { pageIsWell } from "./well.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let activityId: Id<"activity">;
let union: { readonly officeId: Id<"office">; readonly officer: TestOfficer };

before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-03-02");
  const { fundLineId } = await scenario.fund(3, 2026);
  activityId = await scenario.activity(fundLineId, 2026);
  const { officer, chair } = scenario.people;
  await officer.get(support.proposeSupports, { params: { activityId }, body: {} });
  const rows = await scenario.supports(activityId);
  const supports = rows.map(({ householdId, supportId }) => ({ householdId, supportId }));
  await officer.get(support.checkSupports, { params: { activityId }, body: { supports } });
  await chair.get(support.approveSupports, {
    params: { activityId },
    body: { supports, decisionNumber: "56/QĐ-UBND" },
  });
  union = await scenario.opened.office("mass_organisation", "51");
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

const phone = async (officer: TestOfficer) => {
  const desk = await Desk.open(browser, officer, listening.url);
  await desk.page.setViewportSize({ width: 390, height: 844 });
  return desk;
};
const executor = async () => (await scenario.people.officer.get(getActivity, { params: { activityId } })).officeId;

describe("an activity on a phone", () => {
  test("is handed to the union by the commune, back, and again", async () => {
    const desk = await phone(scenario.people.officer);
    const { page } = desk;
    const dialog = page.getByRole("dialog");
    const assignTo = async (name: RegExp, reason: string) => {
      await desk.go(`/activities/${activityId}`);
      await desk.press("Giao thực hiện");
      await desk.choose("Giao cho", name);
      await dialog.getByLabel("Lý do").fill(reason);
      await dialog.getByRole("button", { name: "Giao", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
    };
    await assignTo(/^mass_organisation/, "Hội có chương trình mái ấm");
    assert.equal(await executor(), union.officeId);
    await page.getByText(/^Giao cho mass_organisation.*: Hội có chương trình mái ấm/).waitFor();
    await pageIsWell(page);
    await assignTo(/^Xã$/, "Hội chưa sẵn sàng");
    assert.equal(await executor(), null);
    await assignTo(/^mass_organisation/, "Hội đã sẵn sàng");
    await desk.go("/activities");
    await page.getByRole("combobox", { name: "Đơn vị thực hiện" }).click();
    await page.getByRole("option", { name: "Xã tự thực hiện" }).click();
    await page.getByText("Sửa nhà cho hộ nghèo").waitFor({ state: "detached" });
    await pageIsWell(page);
    await desk.close();
  });

  test("waits with the union for its deliveries, and is delivered there", async () => {
    const desk = await phone(union.officer);
    const { page } = desk;
    await desk.go("/");
    await pageIsWell(page);
    await desk.go("/activities");
    await desk.follow(/Sửa nhà cho hộ nghèo/);
    await pageIsWell(page);
    await page.getByRole("button", { name: "Ghi bàn giao" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").last().fill("Đã sửa xong mái");
    await dialog.getByRole("button", { name: "Ghi bàn giao" }).click();
    await dialog.waitFor({ state: "detached" });
    const states = (await scenario.supports(activityId)).map(({ state }) => state).toSorted();
    assert.deepEqual(states, ["committed", "committed", "delivered"]);
    await desk.close();
  });

  test("is refused to a contractor, with the reason in words", async () => {
    const { officer } = await scenario.opened.office("contractor", "51");
    const desk = await phone(officer);
    await desk.page.goto(`${listening.url}/activities/${activityId}`);
    await desk.sees(/Hoạt động này không giao cho đơn vị của bạn/);
    await desk.go("/activities");
    await desk.sees("Chưa có hoạt động nào giao cho đơn vị của bạn phù hợp với bộ lọc.");
    await desk.close();
  });
});

describe("the offices on a phone", () => {
  test("are added by the province, corrected, and closed with a reason", async () => {
    const desk = await phone(scenario.people.lead);
    const { page } = desk;
    await desk.go("/offices/new");
    await desk.choose("Loại", "Ngân hàng");
    await desk.fill("Tên", "Ngân hàng Chính sách xã hội tỉnh");
    await desk.press("Thêm");
    await page.getByRole("heading", { name: "Ngân hàng Chính sách xã hội tỉnh" }).waitFor();
    await pageIsWell(page);
    await desk.press("Đóng");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Lý do").fill("Sáp nhập");
    await dialog.getByRole("button", { name: "Đóng", exact: true }).last().click();
    await dialog.waitFor({ state: "detached" });
    await desk.sees(/Lý do: Sáp nhập/);
    await desk.go("/offices");
    await pageIsWell(page);
    await desk.close();
  });
});
