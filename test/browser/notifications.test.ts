/** The bell and the list behind it, by the words on the screen, the keyboard and the names that a screen reader says. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import type { Browser } from "playwright-core";
import { v7 } from "uuid";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";
import { pageIsWell } from "./well.ts";

let opened: TestInstallation;
let browser: Browser;
let listening: Listening;
let chair: TestOfficer;
let desk: Desk;

before(async () => {
  opened = await openTestInstallation();
  listening = await serveConsole(opened.server);
  browser = await openBrowser();
  chair = await opened.officer("commune_chair", "21484");
  desk = await Desk.open(browser, chair, listening.url);
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await opened?.close();
});

/** As the reader of the outbox would have informed the chair. */
async function tell(text: string, recordKind: string): Promise<void> {
  await sql`insert into authority.notifications (notification_id, entry_id, officer_id, at, text, area_id, record_kind, record_id)
    values (${v7()}, ${v7()}, ${chair.officerId}, now(), ${text}, '21484', ${recordKind}, ${v7()})`.execute(
    opened.ownersServer.database,
  );
}
const bell = (name: string) => desk.page.getByRole("link", { name, exact: true });

test("without notifications the bell says no number, and its page says when there will be some", async () => {
  await desk.go("/");
  await bell("Thông báo").click();
  await desk.sees("Chưa có thông báo nào.");
  await pageIsWell(desk.page);
});

test("the bell tells how many are unread, and the keyboard reads, marks and follows them", async () => {
  await tell("correctionAsked", "correction");
  await tell("planSubmitted", "plan");
  await tell("batchChecked", "batch");
  await desk.go("/");
  await bell("Thông báo, 3 chưa đọc").waitFor();
  await pageIsWell(desk.page);
  await desk.tabTo(bell("Thông báo, 3 chưa đọc"));
  await desk.page.keyboard.press("Enter");
  await desk.sees("Kế hoạch đã được trình");
  await pageIsWell(desk.page);
  const markPlan = desk.page.getByRole("button", { name: /^Đánh dấu đã đọc: Kế hoạch đã được trình/ });
  await desk.tabTo(markPlan);
  await desk.page.keyboard.press("Enter");
  await bell("Thông báo, 2 chưa đọc").waitFor();
  await markPlan.waitFor({ state: "detached" });
  await desk.tabTo(desk.page.getByRole("link", { name: "Yêu cầu sửa thông tin", exact: true }));
  await desk.page.keyboard.press("Enter");
  await desk.page.waitForURL(/\/corrections\?state=asked$/);
  await bell("Thông báo, 1 chưa đọc").waitFor();
});

test("only the unread are listed on demand, and all are marked at once", async () => {
  await desk.go("/notifications");
  await desk.page.getByLabel("Chỉ thông báo chưa đọc").check();
  await desk.page.getByText("Kế hoạch đã được trình").waitFor({ state: "detached" });
  await desk.sees("Đợt chi trả đã kiểm tra, chờ duyệt");
  await desk.press("Đánh dấu tất cả đã đọc");
  await desk.sees("Bạn đã đọc hết thông báo.");
  await bell("Thông báo").waitFor();
  await pageIsWell(desk.page);
});

test("a phone shows the bell and the list, no wider than its screen", async () => {
  await desk.page.setViewportSize({ width: 390, height: 844 });
  await tell("planReturned", "plan");
  await desk.go("/notifications");
  await desk.sees("Kế hoạch bị trả lại");
  await desk.sees(/ · Chưa đọc$/);
  await desk.sees(/ · Đã đọc$/);
  await desk.sees(/ · Ba Tơ$/);
  await bell("Thông báo, 1 chưa đọc").waitFor();
  await pageIsWell(desk.page);
  assert.equal(await desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), true);
});
