/** Signing in and the own access in a real browser: a session that ends under a form, a second factor, a passkey, at 390 px too. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { v7 } from "uuid";
import { buildApp } from "#server/app.ts";
import { foundOperator } from "#server/authority/post/found-operator.ts";
import { codeAt } from "#server/authority/session/totp.ts";
import { listen } from "#server/platform/http/listen.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { serveWeb } from "#server/platform/http/web-files.ts";
import { openBrowser } from "#test/support/browser.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { buildWeb } from "../../src/main/build-web.ts";
import { webFolder } from "../../src/main/serve.ts";
import { accessibilityFaults } from "./well.ts";

const password = "chuồn chuồn bay thấp";
const newPassword = "ruộng bậc thang tháng ba";
let opened: TestInstallation;
let browser: Browser;
let listening: Listening;

before(async () => {
  opened = await openTestInstallation();
  await buildWeb(webFolder);
  // By a name: browsers make no passkeys for a bare address.
  listening = await listen(
    async (url) => {
      const app = buildApp(opened.server, { version: "test", publicUrl: url });
      await serveWeb(app, webFolder);
      return app;
    },
    { host: "localhost", port: 0 },
  );
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await opened?.close();
});

async function account() {
  const userName = `operator.${v7().slice(-8)}`;
  const { officerId } = await foundOperator(opened.ownersServer, { userName, fullName: "Người thử", password });
  return { userName, officerId };
}

async function openPage(width = 1280): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  await context.addInitScript(() => localStorage.setItem("vuon.language", "vi"));
  context.setDefaultTimeout(30_000);
  return { page: await context.newPage(), context };
}

async function typePassword(page: Page, userName: string, typed = password): Promise<void> {
  await page.locator("input[autocomplete=username]").fill(userName);
  await page
    .locator("form")
    .filter({ has: page.locator("input[autocomplete=username]") })
    .locator("input[autocomplete=current-password]")
    .fill(typed);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
}

async function openAccount(page: Page, userName: string): Promise<void> {
  await page.goto(`${listening.url}/account`);
  await page.waitForURL(/sign-in/);
  await typePassword(page, userName);
  await page.getByRole("heading", { name: "Tài khoản của tôi" }).waitFor();
}

async function endSessions(officerId: string): Promise<void> {
  await sql`delete from sign_in.sessions where user_id = ${officerId}`.execute(opened.server.database);
}

async function fillPasswordForm(page: Page): Promise<void> {
  await page.getByLabel("Mật khẩu hiện tại").fill(password);
  await page.getByLabel("Mật khẩu mới", { exact: true }).fill(newPassword);
  await page.getByLabel("Nhập lại mật khẩu mới").fill(newPassword);
  await page.getByRole("button", { name: "Đổi mật khẩu" }).click();
}

describe("a session that ends under a form", () => {
  test("is begun again on top of it, and what was typed is sent afterwards", async () => {
    const { userName, officerId } = await account();
    const { page, context } = await openPage();
    await openAccount(page, userName);
    await endSessions(officerId);
    const keys: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/session/password")) keys.push(request.headers()["idempotency-key"] ?? "");
    });
    await fillPasswordForm(page);
    const dialog = page.getByRole("dialog", { name: "Phiên làm việc đã hết" });
    await dialog.waitFor();
    assert.equal(await dialog.locator("input[autocomplete=username]").inputValue(), userName);
    await typePassword(page, userName);
    await page.getByRole("status").filter({ hasText: "Đã đổi mật khẩu" }).waitFor();
    await dialog.waitFor({ state: "detached" });
    assert.equal(keys.length, 2);
    assert.equal(keys[0], keys[1], "the same act with the same key");
    await context.close();
  });

  test("promises to send nothing where a page was only read, and offers signing in once the dialog is closed", async () => {
    const { userName, officerId } = await account();
    const { page, context } = await openPage();
    await openAccount(page, userName);
    await endSessions(officerId);
    await page.getByRole("link", { name: "Thông báo", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Phiên làm việc đã hết" });
    await dialog.waitFor();
    assert.doesNotMatch(await dialog.innerText(), /gửi tiếp/);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("alert").getByRole("link", { name: "Đăng nhập", exact: true }).click();
    await page.waitForURL(/\/sign-in\?to=/);
    await context.close();
  });

  test("gives another officer a page of their own, and sends nothing for them", async () => {
    const mine = await account();
    const other = await account();
    const { page, context } = await openPage();
    await openAccount(page, mine.userName);
    await endSessions(mine.officerId);
    await fillPasswordForm(page);
    await page.getByRole("dialog", { name: "Phiên làm việc đã hết" }).waitFor();
    await typePassword(page, other.userName);
    await page.getByText(`Người thử · ${other.userName}`).waitFor();
    assert.equal(await page.getByLabel("Mật khẩu mới", { exact: true }).inputValue(), "");
    const { context: fresh, page: again } = await openPage();
    await openAccount(again, other.userName);
    await fresh.close();
    await context.close();
  });
});

describe("the own account in a browser", () => {
  test("sets up an authenticator app, and signing in asks for its code", async () => {
    const { userName } = await account();
    const { page, context } = await openPage();
    await openAccount(page, userName);
    await page.getByRole("button", { name: "Đặt ứng dụng xác thực" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("img", { name: "Mã QR của ứng dụng xác thực" }).waitFor();
    const secret = ((await dialog.locator("code").first().textContent()) ?? "").replaceAll(" ", "");
    const backupCode = ((await dialog.locator("pre, code").last().textContent()) ?? "").split("\n")[0] ?? "";
    await dialog.getByLabel("Mã xác thực").fill(codeAt(secret, new Date()));
    await dialog.getByLabel("Mật khẩu hiện tại").fill(password);
    await dialog.getByRole("button", { name: "Đặt ứng dụng xác thực" }).click();
    await page.getByText("Mã dự phòng còn lại: 10").waitFor();
    const { page: elsewhere, context: fresh } = await openPage();
    await elsewhere.goto(`${listening.url}/sign-in?to=/account`);
    await typePassword(elsewhere, userName);
    await elsewhere.getByLabel("Mã xác thực").fill(backupCode);
    await elsewhere.getByRole("button", { name: "Đăng nhập", exact: true }).click();
    await elsewhere.getByText("Mã dự phòng còn lại: 9").waitFor();
    await fresh.close();
    await context.close();
  });

  test("adds a passkey, which signs in without name and password", async () => {
    const { userName } = await account();
    const { page, context } = await openPage();
    const device = await context.newCDPSession(page);
    await device.send("WebAuthn.enable");
    await device.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await openAccount(page, userName);
    await page.getByRole("button", { name: "Thêm khóa truy cập" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Tên").fill("Máy ở cơ quan");
    await dialog.getByLabel("Mật khẩu hiện tại").fill(password);
    await dialog.getByRole("button", { name: "Thêm khóa truy cập" }).click();
    const problem = dialog.getByRole("alert");
    const added = page.getByText("Máy ở cơ quan", { exact: true });
    await added.or(problem).first().waitFor();
    assert.deepEqual(await problem.allTextContents(), []);
    await dialog.waitFor({ state: "detached" });
    await context.clearCookies();
    const answers: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/api/sign-in/passkey")) answers.push(request.postData() ?? "");
    });
    await page.goto(`${listening.url}/sign-in?to=/account`);
    await page.getByRole("button", { name: "Đăng nhập bằng khóa truy cập" }).click();
    await page.getByText(`Người thử · ${userName}`).waitFor();
    const replay = await fetch(`${listening.url}/api/sign-in/passkey`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: answers[0] ?? "",
    });
    assert.equal(replay.status, 401, "an answer that was accepted is not accepted again");
    await page.getByRole("button", { name: "Gỡ khóa Máy ở cơ quan" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Gỡ", exact: true }).click();
    await page.getByText("Chưa có khóa truy cập nào").waitFor();
    await context.close();
  });

  test("ends sessions elsewhere, fits a phone and keeps to the rules of accessibility", async () => {
    const { userName } = await account();
    const other = await openPage();
    await openAccount(other.page, userName);
    const { page, context } = await openPage(390);
    await openAccount(page, userName);
    await page.getByText("phiên này").filter({ visible: true }).first().waitFor();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    assert.deepEqual(await accessibilityFaults(page), []);
    await page.getByRole("button", { name: "Kết thúc mọi phiên khác" }).click();
    await page.getByRole("button", { name: "Kết thúc mọi phiên khác" }).waitFor({ state: "detached" });
    await other.page.goto(`${listening.url}/account`);
    await other.page.waitForURL(/sign-in/);
    await other.context.close();
    await context.close();
  });
});
