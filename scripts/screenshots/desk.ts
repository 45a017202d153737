/** A browser at the running demo: whoever signs in, in Vietnamese, light, at the width of a small desk; and pictures into the documents' folder. */
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright-core";
import { openBrowser } from "#test/support/browser.ts";

const folder = fileURLToPath(new URL("../../docs/images/", import.meta.url));
const password = "vuon-demo-2026";
const margin = 16;

export type Desk = {
  readonly commune: string;
  readonly signIn: (userName: string) => Promise<Page>;
  readonly open: (page: Page, path: string) => Promise<void>;
  /** What the page itself asks of the server. */
  readonly read: <Answer>(page: Page, path: string) => Promise<Answer>;
  /** What is seen, or the whole page. */
  readonly take: (page: Page, name: string, fullPage?: boolean) => Promise<void>;
  /** From one part of the page to another, over the width of the window. */
  readonly takePart: (page: Page, name: string, from: Locator, to?: Locator) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openDesk(url: string): Promise<Desk> {
  const browser = await openBrowser();
  const settled = async (page: Page) => {
    await page.waitForLoadState("networkidle");
    await page.evaluate(async () => document.fonts.ready);
  };
  return {
    commune: "21484",
    signIn: async (userName) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, colorScheme: "light" });
      await context.addInitScript(() => localStorage.setItem("vuon.language", "vi"));
      const page = await context.newPage();
      await page.goto(`${url}/sign-in`);
      await page.locator("input[autocomplete=username]").fill(userName);
      await page.locator("input[autocomplete=current-password]").fill(password);
      await page.locator("form button[type=submit]").click();
      await page.waitForURL((address) => !address.pathname.includes("sign-in"));
      return page;
    },
    open: async (page, path) => {
      await page.goto(`${url}${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await settled(page);
    },
    read: async (page, path) => (await page.request.get(`${url}/api${path}`)).json(),
    take: async (page, name, fullPage = false) => {
      await settled(page);
      await page.screenshot({ path: `${folder}${name}.png`, fullPage, animations: "disabled" });
    },
    takePart: async (page, name, from, to = from) => {
      await settled(page);
      const [first, last] = [await from.boundingBox(), await to.boundingBox()];
      if (first === null || last === null) throw new Error(`${name}: nothing is there to take a picture of`);
      const scrolled = await page.evaluate(() => window.scrollY);
      const left = Math.max(0, Math.min(first.x, last.x) - margin);
      const right = Math.min(1280, Math.max(first.x + first.width, last.x + last.width) + margin);
      const top = Math.max(0, first.y + scrolled - margin);
      const clip = { x: left, y: top, width: right - left, height: last.y + last.height + scrolled + margin - top };
      await page.screenshot({ path: `${folder}${name}.png`, fullPage: true, clip, animations: "disabled" });
    },
    close: async () => browser.close(),
  };
}
