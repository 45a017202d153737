/** The editor of a plan by keyboard, by a block from a spreadsheet, and on a phone; nothing in it keeps anybody out. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import * as plans from "#contract/planning/plan-acts.ts";
import * as planning from "#contract/planning/plan.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { houseLines, ids } from "../scenario/plan-beginnings.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "../scenario/scenario.ts";
import { serveConsole } from "./serve-console.ts";
import { Desk } from "./desk.ts";
import { accessibilityFaults, pixelsTooWide } from "./well.ts";
import * as programmeContract from "#contract/planning/programme.ts";
import { getTarget } from "#contract/planning/target.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let desk: Desk;
const planId = newId("plan");
const params = { planId };

before(async () => {
  scenario = await Scenario.open();
  scenario.on("2026-02-10");
  const { officer } = scenario.people;
  const { rows } = await officer.get(programmeContract.listProgrammes, { query: { year: "2026" } });
  const programme = rows.find((one) => one.programmeId === "vn-2026-2035");
  await officer.get(planning.draftPlan, {
    body: {
      planId,
      areaId: scenario.commune,
      year: 2026,
      programmeId: "vn-2026-2035",
      programmeVersion: programme?.version ?? "",
      goals: [],
    },
  });
  await officer.get(plans.editPlan, {
    params,
    body: { changes: houseLines(2, 60_000_000n).map((put) => ({ put })) },
  });
  const { server } = scenario.opened;
  listening = await serveConsole(server);
  browser = await openBrowser();
  desk = await Desk.open(browser, officer, listening.url);
  desk.page.context().setDefaultTimeout(30_000);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

const output = async () => {
  const { lines } = await scenario.people.officer.get(plans.getPlanLines, { params });
  const found = lines.find((line) => line.kind === "output");
  assert.ok(found?.kind === "output");
  return found;
};

describe("the editor of a plan", () => {
  test("goes by arrows, edits by Enter, keeps by Tab, and saves by itself", async () => {
    await desk.go(`/plans/${planId}/edit`);
    const { page } = desk;
    await page.getByRole("treegrid").getByRole("gridcell").first().focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Enter"])
      await page.keyboard.press(key);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("3");
    await page.keyboard.press("Tab");
    await page.getByRole("status").getByText("Đã lưu.").waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "gridcell");
    await desk.sees("30.000.000");
    for (let turn = 0; (await output()).quantity !== 3 && turn < 40; turn += 1) await page.waitForTimeout(100);
    assert.equal((await output()).quantity, 3);
  });

  test("what Delete removes Ctrl+Z brings back", async () => {
    const { page } = desk;
    const rows = () => page.locator("[role=treegrid] [data-lines] > [role=row]").count();
    assert.equal(await rows(), 5);
    await page.keyboard.press("Delete");
    await desk.sees(/Đã xóa “/);
    assert.equal(await rows(), 2);
    await page.keyboard.press("Control+z");
    await page.waitForFunction(
      () => document.querySelectorAll("[role=treegrid] [data-lines] > [role=row]").length === 5,
    );
  });

  test("a block from Excel is shown before it is taken", async () => {
    const { page } = desk;
    const cell = page.getByRole("gridcell", { name: "3", exact: true }).last();
    await cell.focus();
    await cell.evaluate((element) => {
      const data = new DataTransfer();
      data.setData("text/plain", "4\tba mươi triệu\n");
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    const dialog = page.getByRole("dialog");
    await dialog.getByText("1 ô sẽ thay đổi, 1 ô không dán được.").waitFor();
    await dialog.getByText("Ghi bằng số, ví dụ 30.000.000.").waitFor();
    await dialog.getByRole("button", { name: "Dán 1 ô" }).click();
    for (let turn = 0; (await output()).quantity !== 4 && turn < 40; turn += 1) await page.waitForTimeout(100);
    assert.equal((await output()).quantity, 4);
  });

  test("what a target is measured by is set by hand while the plan is a draft", async () => {
    await desk.go(`/targets/${ids.target}`);
    await desk.act("Thiết lập cách đo chỉ tiêu", { "Kỳ của chỉ tiêu, từ ngày": "2026-03-01" });
    await desk.sees("01/03/2026 – 31/12/2026");
    const { target } = await scenario.people.officer.get(getTarget, { params: { targetId: ids.target } });
    assert.equal(target.periodFrom, "2026-03-01");
  });

  for (const language of ["vi", "en", "id"]) {
    test(`keeps nobody out in ${language}, on a screen and at 390 px`, async () => {
      const { page } = desk;
      await page.context().addInitScript((chosen) => localStorage.setItem("vuon.language", chosen), language);
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await desk.go(`/plans/${planId}/edit`);
        await page
          .locator(width === 390 ? "main button" : "[role=treegrid]")
          .first()
          .waitFor();
        assert.deepEqual(await accessibilityFaults(page), [], `${language} ${width}`);
        const wide = await pixelsTooWide(page);
        assert.ok(wide <= 0, `${wide} px too wide at ${width}`);
      }
    });
  }
});
