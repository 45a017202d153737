/** Allocation on the screen: shared by a formula, compared, approved, published for everybody, in three languages. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "../scenario/scenario.ts";
import { serveConsole } from "./serve-console.ts";
import { Desk } from "./desk.ts";
import { pageIsWell } from "./well.ts";
import * as planning from "#contract/planning/formula-run.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let planner: Desk;
let lead: Desk;
const runs: Id<"formula run">[] = [];
const line = { areaId: "51", year: 2026, fundSource: "CENTRAL_INVEST", component: "II.1" };

before(async () => {
  scenario = await Scenario.open();
  scenario.on("2026-02-01");
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  planner = await Desk.open(browser, scenario.people.planner, listening.url);
  lead = await Desk.open(browser, scenario.people.lead, listening.url);
  const amount = dong(960_000_500);
  await scenario.people.treasurer.get(planning.recordBudget, { body: { ...line, amount, reference: "QĐ 1" } });
  for (const [title, code] of [
    ["Chia đều", "equal"],
    ["Theo khoảng cách", "distance"],
  ] as const) {
    const formulaRunId = newId("formula run");
    runs.push(formulaRunId);
    await scenario.people.planner.get(planning.runFormula, {
      body: {
        ...line,
        formulaRunId,
        amount,
        title,
        asOf: localDate("2026-01-15"),
        formula: { criteria: [{ code, weight: 1 }], unit: 1000, useAreaCoefficient: false, centreAreaId: "21025" },
      },
    });
  }
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

describe("allocation in the browser", () => {
  test("a run opens to what each amount is made of, and is compared with another", async () => {
    await planner.go(`/allocations/${runs[1] ?? ""}`);
    await planner.sees("Theo khoảng cách");
    await planner.sees(/Số vốn = giao trước/);
    await planner.sees(/các đồng lẻ cuối cùng/);
    await pageIsWell(planner.page);
    await planner.go(`/allocations/compare?runs=${runs.join(",")}`);
    await planner.sees(/so với phương án đầu: \d+ địa bàn tăng/);
    await pageIsWell(planner.page);
  });

  test("a run is copied with its parameters into the form", async () => {
    await planner.go(`/allocations/new?from=${runs[1] ?? ""}`);
    await planner.page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[id="weights.distance"]')?.value === "1",
    );
    assert.equal((await planner.page.locator("#amount").inputValue()).replaceAll(".", ""), "960000500");
    await pageIsWell(planner.page);
  });

  test("the lead approves and publishes; anybody reads it without signing in, in three languages", async () => {
    await lead.go(`/allocations/${runs[0] ?? ""}`);
    await lead.act("Phê duyệt phân bổ", { "Số quyết định": "12/QĐ-UBND" });
    await lead.sees("12/QĐ-UBND");
    await lead.act("Công khai");
    await lead.sees("Trang công khai");
    for (const [language, method] of [
      ["vi", "Cách tính"],
      ["en", "How it was calculated"],
      ["id", "Cara menghitung"],
    ] as const) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      await context.addInitScript((chosen) => localStorage.setItem("vuon.language", chosen), language);
      const page = await context.newPage();
      await page.goto(`${listening.url}/public/allocations/${runs[0] ?? ""}`);
      await page.getByText(method).first().waitFor();
      await page.getByText("Xã Ba Tơ").first().waitFor();
      await pageIsWell(page);
      await context.close();
    }
  });

  test("the best use, money within the year and the year's end have their pages", async () => {
    for (const [path, text] of [
      ["/optimiser-runs", "Chưa tìm lần nào."],
      ["/optimiser-runs/new", "Hoạt động được chọn"],
      ["/reallocations", "Chưa có đề nghị điều chuyển nào."],
      ["/reallocations/new", "Từ khoản vốn"],
      ["/carry-overs", "Chưa tính thử lần nào."],
    ] as const) {
      await planner.go(path);
      await planner.sees(text);
      await pageIsWell(planner.page);
    }
    await planner.go("/carry-overs");
    await planner.act("Tính thử", { Năm: "2026" });
    await planner.sees("được chuyển sang năm sau");
    await pageIsWell(planner.page);
  });
});
