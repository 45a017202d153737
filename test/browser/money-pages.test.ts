/** The pages about money and results by keyboard, and on a phone: the months of a line, the ledger, the board, reallocations, results. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { getSchedule } from "#contract/treasury/disbursement.ts";
import { listPostings } from "#contract/ledger/posting.ts";
import * as moving from "#contract/planning/reallocation.ts";
import { listHouseholds } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { fundedLine } from "../scenario/funded-line.ts";
import type { FundedLine } from "../scenario/funded-line.ts";
import { reviewThree } from "../scenario/plan-beginnings.ts";
import { Scenario } from "../scenario/scenario.ts";
import { serveConsole } from "./serve-console.ts";
import { Desk } from "./desk.ts";
import { Walk } from "./walk.ts";
import { accessibilityFaults, pixelsTooWide } from "./well.ts";
import { listContributions } from "#contract/ledger/contribution.ts";
import { getCauses, readNeeds } from "#contract/planning/need.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let desk: Desk;
let from: FundedLine;
let to: FundedLine;
const server = {
  component: "II.1",
  activityKind: "housing_repair",
  indicatorCode: "households_without_durable_house",
  quantity: 1,
};

before(async () => {
  scenario = await Scenario.open();
  await reviewThree(scenario);
  scenario.on("2026-07-10");
  from = await fundedLine(scenario, { ...server, unitCost: 30_000_000 });
  const { opened } = scenario;
  to = await fundedLine(
    scenario,
    { ...server, unitCost: 20_000_000 },
    {
      commune: "21490",
      officer: await opened.officer("commune_officer", "21490"),
      chair: await opened.officer("commune_chair", "21490"),
    },
  );
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  desk = await Desk.open(browser, scenario.people.officer, listening.url);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

/** Goes by Tab to what has this name, as anyone who has no mouse does. */
async function tabTo(name: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await desk.page.keyboard.press("Tab");
    const at = await desk.page.evaluate(() => {
      const element = document.activeElement;
      const labels =
        element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels : null;
      return [element?.getAttribute("aria-label"), labels?.[0]?.textContent, element?.textContent];
    });
    if (at.some((text) => text?.trim().startsWith(name) === true)) return;
  }
  throw new Error(`"${name}" is not reached by Tab`);
}
async function type(text: string, page: Page = desk.page): Promise<void> {
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

describe("the money of a plan without a mouse", () => {
  test("the months of a line are set, with the error at the month until they are its amount", async () => {
    const { page } = desk;
    await desk.go(`/fund-lines/${from.fundLineId}/schedule`);
    await tabTo("Tháng 1, đồng");
    await type("1.000.000");
    await page.keyboard.press("Enter");
    await page
      .getByRole("alert")
      .getByText(/Còn thiếu 1\.500\.000/)
      .waitFor();
    await tabTo("Tháng 12, đồng");
    await type("4.000.000");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/fund-lines/${from.fundLineId}`);
    await desk.sees("Lũy kế đến cuối tháng (đồng)");
    const { months } = await scenario.people.officer.get(getSchedule, { params: { fundLineId: from.fundLineId } });
    assert.deepEqual([months.length, months[0]?.amount, months[11]?.amount], [12, 1_000_000n, 4_000_000n]);
  });

  test("money is proposed to move from one line to another", async () => {
    const province = await Desk.open(browser, scenario.people.planner, listening.url);
    const { page } = province;
    await province.go("/reallocations/new");
    const giver = page.locator('[id="from.0.fundLineId"]');
    await giver.locator("option").nth(1).waitFor({ state: "attached" });
    await giver.selectOption(from.fundLineId);
    await page.locator('[id="to.0.fundLineId"]').selectOption(to.fundLineId);
    await page.locator('[id="from.0.amount"]').focus();
    await type("2000000", page);
    await page.keyboard.press("Tab");
    await type("Thi công chậm", page);
    await page.locator("main form").getByRole("button").last().press("Enter");
    await page.waitForURL(/\/reallocations\/[0-9a-f-]{36}$/);
    const { rows } = await scenario.people.officer.get(moving.listReallocations, {
      query: { areaId: scenario.commune },
    });
    assert.deepEqual(
      rows.map(({ amount, reason }) => [amount, reason]),
      [[2_000_000n, "Thi công chậm"]],
    );
    await province.close();
  });
});

describe("what is reported by hand", () => {
  test("a gift of labour goes to a component by its name, valued in days", async () => {
    const accountant = await Desk.open(browser, scenario.people.accountant, listening.url);
    await accountant.go("/contributions");
    await accountant.press("Ghi ngày công");
    const dialog = accountant.page.getByRole("dialog");
    for (const [label, value] of [
      ["Người, đơn vị đóng góp", "Người dân thôn Làng Teng"],
      ["Mục đích đóng góp", "Sửa nhà"],
      ["Số ngày công", "12,5"],
      ["Giá một ngày công (đồng)", "200.000"],
    ] as const)
      await dialog.getByLabel(label).fill(value);
    await dialog.getByLabel("Nguồn vốn").selectOption("COMMUNITY");
    await dialog.getByLabel("Nội dung thành phần", { exact: true }).selectOption("II.1");
    await dialog.getByRole("button", { name: "Ghi ngày công" }).click();
    await dialog.waitFor({ state: "detached" });
    const { sums } = await scenario.people.accountant.get(listContributions, {
      query: { areaId: scenario.commune },
    });
    assert.equal(sums.labour, 2_500_000n);
    await accountant.close();
  });

  test("causes of a household are ticked, and its road out follows", async () => {
    const { rows } = await scenario.people.officer.get(listHouseholds, { query: { communeId: scenario.commune } });
    const householdId = rows[0]?.householdId;
    assert.ok(householdId !== undefined);
    await desk.go(`/households/${householdId}`);
    await desk.press("Ghi nguyên nhân");
    await desk.page.getByRole("dialog").getByLabel("thiếu đất sản xuất").check();
    await desk.page.getByRole("dialog").getByRole("button", { name: "Ghi nguyên nhân" }).click();
    await desk.page.getByRole("dialog").waitFor({ state: "detached" });
    await desk.sees(/thiếu đất sản xuất \(hỏi ngày/);
    const { reported } = await scenario.people.officer.get(getCauses, { params: { householdId } });
    assert.deepEqual(reported?.causes, ["land"]);
  });

  test("a block from Excel is shown before it goes into an adjustment", async () => {
    const { page } = desk;
    await desk.go(`/plans/${from.planId}/adjust`);
    const cell = page.getByRole("gridcell", { name: "1", exact: true }).last();
    await cell.focus();
    await cell.evaluate((element) => {
      const data = new DataTransfer();
      data.setData("text/plain", "2\tba mươi triệu\n");
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    const dialog = page.getByRole("dialog");
    await dialog.getByText("1 ô sẽ thay đổi, 1 ô không dán được.").waitFor();
    // What it was, and why it is not taken, are in sight without scrolling.
    const reason = await dialog.getByText("Ghi bằng số, ví dụ 30.000.000.").boundingBox();
    const around = await dialog.boundingBox();
    assert.ok(reason !== null && around !== null && reason.x + reason.width <= around.x + around.width);
    await dialog.getByText("30.000.000", { exact: true }).waitFor();
    await dialog.getByRole("button", { name: "Dán 1 ô" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("gridcell", { name: "2", exact: true }).first().waitFor();
  });
});

describe("what is withheld from who reads no household by name", () => {
  test("is said in words, never as zero, and what nobody counted is neither", async () => {
    const analyst = await scenario.opened.officer("country_analyst", "VN");
    const seat = await Desk.open(browser, analyst, listening.url);
    await seat.go("/needs");
    const { rows } = await analyst.get(readNeeds, { query: { areaId: "VN" } });
    const named = (isCounted: boolean) => rows.find((row) => row.isCounted === isCounted)?.areaName ?? assert.fail();
    const cellsOf = async (name: string) => {
      const row = seat.page.getByRole("row").filter({ hasText: name }).first();
      return (await row.getByRole("cell").allTextContents()).filter((text) => !text.includes(name));
    };
    await seat.sees(named(true));
    const [counted, uncounted] = [await cellsOf(named(true)), await cellsOf(named(false))];
    // Who may not read households by name is shown nothing of the groups beside the lists.
    const ofGroups = counted.filter((text) => text === "–");
    assert.equal(ofGroups.length, 2);
    const others = counted.filter((text) => text !== "–");
    assert.ok(others.length > 3 && others.every((text) => text === "số nhỏ, không hiển thị"), counted.join("|"));
    assert.ok(uncounted.length > 3 && uncounted.every((text) => text === "–"), uncounted.join("|"));
    await seat.go("/results");
    await seat.sees("Không hiển thị được số nào ở đây");
    await seat.close();
  });
});

describe("the pages about money and results", () => {
  const pages = async (): Promise<readonly string[]> => {
    const { officer } = scenario.people;
    const { rows } = await officer.get(listPostings, { query: { areaId: scenario.commune } });
    const reallocations = await officer.get(moving.listReallocations, { query: { areaId: scenario.commune } });
    const postingId: Id<"posting"> | undefined = rows[0]?.postingId;
    return [
      "/ledger",
      "/ledger?by=component",
      "/ledger/flow",
      "/programmes/vn-2026-2035",
      "/ledger/postings",
      `/ledger/postings/${postingId ?? ""}`,
      "/contributions",
      "/disbursement?year=2026",
      "/disbursement/lines?year=2026",
      `/fund-lines/${from.fundLineId}/schedule`,
      "/framework?programme=vn-2026-2035&year=2026",
      "/reallocations",
      "/reallocations/new",
      `/reallocations/${reallocations.rows[0]?.reallocationId ?? ""}`,
      `/plan-comparison?left=${from.planId}&right=${to.planId}`,
      `/plans/${from.planId}`,
    ];
  };

  for (const [language, widths] of [
    ["vi", [1280, 390]],
    ["en", [390]],
    ["id", [390]],
  ] as const) {
    test(`keep nobody out in ${language}, and never scroll sideways`, async () => {
      const { page } = desk;
      await page.context().addInitScript((chosen) => localStorage.setItem("vuon.language", chosen), language);
      const walk = new Walk(page, listening.url);
      const wrong: string[] = [];
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        for (const path of await pages()) {
          await walk.to(path);
          const found = await accessibilityFaults(page);
          wrong.push(...found.map((one) => `${path} at ${width}: ${one}`));
          const wide = await pixelsTooWide(page);
          if (wide > 0) wrong.push(`${path}: ${wide} px too wide at ${width}`);
        }
      }
      assert.deepEqual(wrong, []);
    });
  }
});
