/**
 * The pictures of the documents, taken of a running demo: node scripts/take-screenshots.ts http://127.0.0.1:3000
 * Everybody in them is made up.
 */
import { fileURLToPath } from "node:url";
import { openBrowser } from "#test/support/browser.ts";

const url = process.argv[2] ?? "http://127.0.0.1:3000";
const folder = fileURLToPath(new URL("../docs/images/", import.meta.url));
const password = "vuon-demo-2026";

const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, colorScheme: "light" });
await context.addInitScript(() => localStorage.setItem("vuon.language", "vi"));
const page = await context.newPage();
await page.goto(`${url}/sign-in`);
await page.locator("input[autocomplete=username]").fill("officer.21484");
await page.locator("input[autocomplete=current-password]").fill(password);
await page.locator("form button[type=submit]").click();
await page.waitForURL((address) => !address.pathname.includes("sign-in"));

await page.goto(`${url}/`);
await page.getByRole("heading", { level: 1 }).waitFor();
await page.waitForLoadState("networkidle");
await page.screenshot({ path: `${folder}today.png` });

// A household whose need was answered, paid and looked at again.
await page.goto(`${url}/activities`);
await page
  .getByRole("link", { name: /Sửa chữa nhà ở/ })
  .first()
  .click();
await page.getByRole("heading", { level: 2 }).first().waitFor();
await page.locator("tbody a").first().click();
await page.getByRole("list", { name: "Từ nhu cầu đến kết quả" }).first().waitFor();
await page.waitForLoadState("networkidle");
await page.screenshot({ path: `${folder}household.png`, fullPage: true });
await browser.close();
