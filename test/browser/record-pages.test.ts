/** Pages of records: one act leads, the others are in the menu with their reasons; a decision is seen before it has a number. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { Id } from "#kernel/id.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { Scenario } from "../scenario/scenario.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";
import { pageIsWell, pixelsTooWide } from "./well.ts";

let scenario: Scenario;
let browser: Browser;
let listening: Listening;
let chair: Desk;
let officer: Desk;
let householdId: Id<"household">;
let roundId: Id<"round">;

before(async () => {
  scenario = await Scenario.open();
  const { householdId: home, person } = await scenario.household("Phạm Văn Đê");
  householdId = home;
  scenario.on("2025-09-01");
  roundId = await scenario.round(2025);
  const answers = householdWith({ wallDurable: false, roofDurable: false, toilet: "none", water: "stream" });
  const members = answers.members.map((member) => ({ ...member, personId: person.personId }));
  await scenario.answer(roundId, home, { ...answers, incomePerPerson: 900_000, members }, "2025-09-20");
  await scenario.post(roundId, 2025);
  listening = await serveConsole(scenario.opened.server);
  browser = await openBrowser();
  chair = await Desk.open(browser, scenario.people.chair, listening.url);
  officer = await Desk.open(browser, scenario.people.officer, listening.url);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await scenario?.opened.close();
});

/** What stands out on the page itself. */
const leading = async (page: Page) =>
  page.locator("main .mantine-Button-root[data-variant='filled']").allTextContents();

describe("a decision is seen before it has a number", () => {
  test("the round's page counts by village, names who comes, and gives the draft; the dialog says the sums again", async () => {
    await chair.go(`/rounds/${roundId}?communeId=${scenario.commune}`);
    await chair.sees("Xem trước quyết định");
    await chair.sees("Nếu ký hôm nay: công nhận 1 hộ, không công nhận 0 hộ. Danh sách đầu kỳ không có hộ thoát nghèo.");
    await chair.sees("Phạm Văn Đê");
    await pageIsWell(chair.page);
    assert.deepEqual(await leading(chair.page), ["Quyết định công nhận"]);
    const draft = await chair.takeFile("Dự thảo quyết định (PDF)");
    assert.equal(draft.subarray(0, 5).toString(), "%PDF-");
    await chair.press("Quyết định công nhận");
    const dialog = chair.page.getByRole("dialog");
    await dialog.getByText(/Nếu ký hôm nay: công nhận 1 hộ/).waitFor();
    await chair.page.keyboard.press("Escape");
  });

  test("on a phone nothing of it lies beside the screen", async () => {
    await chair.page.setViewportSize({ width: 390, height: 844 });
    await chair.go(`/rounds/${roundId}?communeId=${scenario.commune}`);
    await chair.sees("Xem trước quyết định");
    assert.equal(await pixelsTooWide(chair.page), 0);
    await chair.page.setViewportSize({ width: 1280, height: 900 });
  });

  test("once it is decided the household's page says so first, and in its story", async () => {
    await chair.go(`/rounds/${roundId}?communeId=${scenario.commune}`);
    await chair.act("Quyết định công nhận", { "Số quyết định": "31/QĐ-UBND" });
    await officer.go(`/households/${householdId}`);
    await officer.sees("Hộ nghèo từ 02/11/2025 (quyết định 31/QĐ-UBND)");
    await officer.sees("Công nhận theo quyết định: 31/QĐ-UBND; Hộ nghèo");
  });
});

describe("a household's page", () => {
  test("asks the server at most five times for what it shows", async () => {
    await officer.go("/");
    await officer.page.waitForLoadState("networkidle");
    const asked: string[] = [];
    officer.page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith("/api/") && !ofEveryPage.includes(pathname)) asked.push(pathname);
    });
    await officer.go(`/households/${householdId}`);
    await officer.page.waitForLoadState("networkidle");
    officer.page.removeAllListeners("request");
    assert.ok(asked.length <= 5, asked.join("\n"));
    assert.ok(asked.includes(`/api/households/${householdId}`), "the page was counted while it was asked for");
  });

  test("has one act that leads, and says of one that is not possible why", async () => {
    await officer.go(`/households/${householdId}`);
    await officer.sees("Thao tác khác");
    assert.deepEqual(await leading(officer.page), ["Ghi đề nghị rà soát"]);
    const split = await officer.findAct(/^Tách hộ/);
    assert.equal(await split.getAttribute("aria-disabled"), "true");
    assert.match((await split.textContent()) ?? "", /hộ chỉ có một người/);
    await pageIsWell(officer.page);
    await officer.page.keyboard.press("Escape");
  });
});

/** What the console asks on whatever page. */
const ofEveryPage = ["/api/session", "/api/notifications/unread", "/api/public/names/vi"];

test("a page of another commune is refused in the page, by whichever name its address calls the commune", async () => {
  for (const address of [
    `/rounds/${roundId}?areaId=21490`,
    `/rounds/${roundId}?communeId=21490`,
    "/activities?areaId=21490",
  ]) {
    await officer.go(address);
    await officer.sees("Chức danh của bạn không được giao việc này ở địa bàn này. Nếu cần, liên hệ người quản trị.");
    assert.equal(await officer.page.locator("main table").count(), 0, address);
  }
  await officer.go(`/rounds/${roundId}?communeId=${scenario.commune}`);
  await officer.sees(/Rà soát định kỳ năm 2025/);
});
