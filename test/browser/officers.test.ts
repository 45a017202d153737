/** Officers and their access, by the words on the screen: on a desk at 1440 px, on a phone at 390 px. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import type { Browser } from "playwright-core";
import { getHousehold, registerHousehold } from "#contract/registry/household.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { openBrowser } from "#test/support/browser.ts";
import { commandLine } from "#programme/authority/post/command-line.ts";
import { foundOperator } from "#server/authority/post/found-operator.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { serveConsole } from "./serve-console.ts";
import { Desk } from "./desk.ts";
import { pageIsWell } from "./well.ts";
import { newId } from "#contract/new-id.ts";

let opened: TestInstallation;
let browser: Browser;
let listening: Listening;
let desk: Desk;

before(async () => {
  opened = await openTestInstallation();
  listening = await serveConsole(opened.server);
  browser = await openBrowser();
  desk = await Desk.open(browser, await opened.officer("operator", "VN"), listening.url);
  await desk.page.setViewportSize({ width: 1440, height: 900 });
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await opened?.close();
});

const read = async () => (await desk.page.getByTestId("one-time-password").textContent()) ?? "";
/** An act from the menu of the record, confirmed in its dialog. */
async function choose(verb: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  await desk.page.getByRole("button", { name: "Thao tác khác", exact: true }).click();
  await desk.page.getByRole("menuitem", { name: verb }).click();
  const dialog = desk.page.getByRole("dialog");
  for (const [label, option] of Object.entries(fields)) await dialog.getByLabel(label).selectOption({ label: option });
  await pageIsWell(desk.page);
  await dialog.getByRole("button", { name: verb, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

test("no passkey is offered at a bare address, and the page says why", async () => {
  await desk.go("/account");
  await desk.sees("Khóa truy cập chỉ dùng được khi mở trang này bằng tên miền");
  assert.equal(await desk.page.getByRole("button", { name: "Thêm khóa truy cập" }).count(), 0);
  await pageIsWell(desk.page);
});

describe("officers in the browser", () => {
  test("a lone operator is informed of it, and makes an officer, whose password is shown once", async () => {
    const { officerId } = await foundOperator(opened.ownersServer, commandLine);
    await desk.go(`/officers/${officerId}`);
    await desk.page.getByRole("heading", { level: 1, name: "Dòng lệnh" }).waitFor();
    await desk.go("/officers");
    await desk.sees("Hệ thống chỉ còn một người quản trị.");
    await pageIsWell(desk.page);
    await desk.follow("Tạo tài khoản cán bộ");
    await desk.page.getByRole("button", { name: "Tạo tài khoản", exact: true }).click();
    await desk.sees("Họ và tên: chưa điền");
    await desk.fill("Họ và tên", "Phạm Thị Lan");
    await desk.fill("Tên đăng nhập", commandLine.userName);
    await desk.choose("Chức danh", "Cán bộ giảm nghèo, cấp xã");
    await desk.page
      .getByRole("combobox", { name: "Xã, phường, đặc khu" })
      .or(desk.page.locator("#area"))
      .first()
      .click();
    await desk.page.getByRole("option", { name: "Xã Ba Tơ", exact: true }).click();
    await pageIsWell(desk.page);
    await desk.press("Tạo tài khoản");
    const refused = desk.page.getByRole("alert").filter({ hasText: "Không thực hiện được" });
    await refused.waitFor();
    assert.doesNotMatch(await refused.innerText(), /authority\./);
    await desk.fill("Họ và tên", "");
    await desk.press("Tạo tài khoản");
    await desk.sees("Họ và tên: chưa điền");
    assert.equal(await refused.count(), 0);
    await desk.fill("Họ và tên", "Phạm Thị Lan");
    assert.equal(await refused.count(), 0);
    await desk.fill("Tên đăng nhập", "Lan.Pham");
    await desk.press("Tạo tài khoản");
    await desk.sees("Đã tạo tài khoản cho Phạm Thị Lan");
    assert.match(await read(), /^([2-9a-z]{4}-){3}[2-9a-z]{4}$/);
    await pageIsWell(desk.page);
    await desk.follow("Mở hồ sơ cán bộ");
    await desk.sees("Đang giữ chức danh: Cán bộ giảm nghèo, cấp xã, Ba Tơ.");
    await desk.sees("Cán bộ này chưa đổi mật khẩu dùng một lần");
    await pageIsWell(desk.page);
  });

  test("a new officer is led to change the password, and then to the page that was asked for", async () => {
    await choose("Cấp lại mật khẩu");
    const password = await read();
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    await context.addInitScript(() => localStorage.setItem("vuon.language", "vi"));
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await page.goto(`${listening.url}/households`);
    await page.getByLabel("Tên đăng nhập").fill("lan.pham");
    await page.locator("input[autocomplete=current-password]").fill(password);
    await page.getByRole("button", { name: "Đăng nhập" }).last().click();
    await page.getByRole("heading", { name: "Đổi mật khẩu", level: 1 }).waitFor();
    await pageIsWell(page);
    await page.locator("[id$=currentPassword]").fill(password);
    await page.locator("[id$=newPassword]").fill("aaaaaaaaaa");
    await page.locator("[id$=again]").fill("aaaaaaaaa");
    await page.getByRole("button", { name: "Đổi mật khẩu" }).click();
    await page.getByText("Hai lần nhập mật khẩu mới không giống nhau").first().waitFor();
    await page.locator("[id$=again]").fill("aaaaaaaaaa");
    await page.getByRole("button", { name: "Đổi mật khẩu" }).click();
    await page.getByRole("alert").first().waitFor();
    for (const field of ["[id$=newPassword]", "[id$=again]"])
      await page.locator(field).fill("chuồn chuồn bay thấp thì mưa");
    await page.getByRole("button", { name: "Đổi mật khẩu" }).click();
    await page.waitForURL((url) => url.pathname === "/households");
    await context.close();
  });

  test("an account is disabled and enabled, and the menu says why the rest is not possible", async () => {
    await desk.page.reload();
    await choose("Khóa tài khoản", { "Lý do": "Nghi lộ mật khẩu, dùng sai" });
    await desk.sees(/^Tài khoản bị khóa từ ngày/);
    await desk.press("Thao tác khác");
    await desk.sees("Tài khoản đang bị khóa. Mở lại tài khoản trước.");
    await desk.page.keyboard.press("Escape");
    await desk.act("Mở lại tài khoản");
    assert.match(await read(), /-/);
    await desk.sees("Mở lại tài khoản");
  });

  test("a post is given, ended, and is in the story", async () => {
    await desk.follow("Giao chức danh");
    await desk.sees("Giao chức danh cho Phạm Thị Lan");
    await desk.choose("Chức danh", "Kiểm toán");
    await pageIsWell(desk.page);
    await desk.press("Giao chức danh");
    await desk.sees("Giao chức danh: Kiểm toán");
    await desk.press(/^Thao tác khác: Kiểm toán/);
    await desk.page.getByRole("menuitem", { name: "Kết thúc chức danh" }).click();
    const dialog = desk.page.getByRole("dialog");
    await dialog.getByLabel("Lý do").selectOption({ label: "Giao nhầm" });
    await dialog.getByRole("button", { name: "Kết thúc chức danh" }).click();
    await desk.sees("Đã thu hồi");
    await desk.sees("Kết thúc chức danh: Kiểm toán ngay lập tức");
  });

  test("a chair delegates the post to a colleague, and takes it back", async () => {
    const chair = await opened.officer("commune_chair", "21484");
    const own = await Desk.open(browser, chair, listening.url);
    await own.go("/own-posts");
    await own.sees("Chưa ủy quyền cho ai.");
    await pageIsWell(own.page);
    await own.press("Ủy quyền");
    const dialog = own.page.getByRole("dialog");
    const option = dialog.locator("option", { hasText: "Phạm Thị Lan" });
    await dialog.getByLabel("Người được ủy quyền").selectOption({ label: (await option.textContent()) ?? "" });
    await dialog.getByLabel("Ngày cuối").fill(opened.server.today());
    await dialog.getByLabel("Lý do").selectOption({ label: "Nghỉ phép" });
    await pageIsWell(own.page);
    await dialog.getByRole("button", { name: "Ủy quyền", exact: true }).click();
    await own.sees("Phạm Thị Lan");
    await desk.page.reload();
    await desk.sees(/thay commune_chair of 21484/);
    await own.act("Kết thúc ủy quyền", { "Lý do": "Giao nhầm" });
    await own.sees("Chưa ủy quyền cho ai.");
    await own.close();
  });

  test("the list is searched and filtered in three languages", async () => {
    for (const [language, title] of [
      ["vi", "Cán bộ"],
      ["en", "Officers"],
      ["id", "Petugas"],
    ] as const) {
      await desk.speak(language);
      await desk.go("/officers?name=pham%20thi%20lan");
      await desk.page.getByRole("heading", { level: 1, name: title }).waitFor();
      await desk.page.getByRole("link", { name: "Phạm Thị Lan" }).first().waitFor();
      await pageIsWell(desk.page);
    }
    await desk.speak("vi");
    await desk.go("/officers?state=disabled");
    await desk.sees("Không có cán bộ nào khớp với bộ lọc này.");
  });
});

describe("the audit in the browser", () => {
  /** A code of an act, an id, or a fact by its name. */
  const code =
    /\b(?:area|authority|ledger|registry|review|planning|delivery|payment|treasury)\.\w+|[0-9a-f]{8}-[0-9a-f]{4}-|\bevent:/;
  const seen = async () => {
    await desk.page.locator("tbody tr").first().waitFor();
    return desk.page.locator("tbody").first().innerText();
  };
  test("says in words what was done, by whom, with which record and where; codes are folded away", async () => {
    await desk.go("/audit");
    const text = await seen();
    assert.doesNotMatch(text, code);
    assert.match(text, /Giao chức danh: /);
    assert.match(text, /Quản trị hệ thống, /);
    await pageIsWell(desk.page);
    await desk.page
      .getByRole("link", { name: /^Cán bộ / })
      .first()
      .click();
    await desk.page.waitForURL(/\/officers\/[0-9a-f-]{36}$/);
    await desk.go("/audit");
    await desk.page.getByText("Chi tiết", { exact: true }).nth(1).click();
    await desk.sees(/^authority\.\w+$/);
    await desk.speak("en");
    await desk.go("/audit");
    assert.doesNotMatch(await seen(), code);
    await desk.speak("vi");
  });
  test("says an act that was written under an earlier name in the words of today", async () => {
    const { database, newId: entryId, now } = opened.ownersServer;
    await sql`select authority.append_audit(${entryId()}, ${now()}, null, 'planning.recordVoucher', '51', 'test', 'of before', '{}')`.execute(
      database,
    );
    await desk.go("/audit");
    const text = await seen();
    assert.match(text, /Ghi chứng từ/);
    assert.doesNotMatch(text, /Thao tác khác/);
    assert.doesNotMatch(text, code);
  });
  test("names readers by their posts and households by their numbers", async () => {
    const officer = await opened.officer("commune_officer", "21484");
    const householdId = newId("household");
    const born = { birthDate: localDate("1980-06-15"), birthPrecision: "day" as const, sex: "male" as const };
    const head = { personId: newId("person"), fullName: "Phạm Văn Đê", relation: "head" as const, merit: false };
    await officer.get(registerHousehold, {
      body: {
        householdId,
        communeId: "21484",
        address: "Làng Teng",
        residence: "permanent",
        registeredOn: localDate("2025-08-01"),
        members: [{ ...head, ...born, personalId: "051080004714" }],
      },
    });
    await officer.get(getHousehold, { params: { householdId } });
    await desk.go("/audit/reads");
    const text = await seen();
    assert.doesNotMatch(text, code);
    assert.match(text, /Cán bộ giảm nghèo, cấp xã, Ba Tơ/);
    assert.match(text, new RegExp(householdId.slice(-8)));
    await pageIsWell(desk.page);
  });
});
