/** A browser at the running demo: anyone who signs in, in Vietnamese, light, at the width of a small desk; and pictures into the documents' folder. */
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
  /** An act of the record's menu. */
  readonly act: (page: Page, name: string) => Promise<void>;
  /** What the page itself asks of the server. */
  readonly read: <Answer>(page: Page, path: string) => Promise<Answer>;
  /** An act that the page could do, done at once. */
  readonly write: (page: Page, path: string, body: object) => Promise<void>;
  /** What is seen, or the whole page. */
  readonly take: (page: Page, name: string, fullPage?: boolean) => Promise<void>;
  /** A part of the page, no higher than a window. */
  readonly takePart: (page: Page, name: string, part: Locator) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openDesk(url: string): Promise<Desk> {
  const browser = await openBrowser();
  const settled = async (page: Page) => {
    await page.waitForLoadState("networkidle");
    await page.evaluate(async () => document.fonts.ready);
    // What is still drawn as a skeleton is no picture.
    await page.waitForFunction(() => document.querySelector("[class*=Skeleton]") === null);
  };
  return {
    commune: "21484",
    signIn: async (userName) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 860 },
        colorScheme: "light",
        locale: "vi-VN",
      });
      await context.addInitScript(() => localStorage.setItem("vuon.language", "vi"));
      const page = await context.newPage();
      await page.goto(`${url}/sign-in`);
      await page.locator("input[autocomplete=username]").fill(userName);
      await page.locator("input[autocomplete=current-password]").fill(password);
      await page.locator("form button[type=submit]").click();
      await page.waitForURL((address) => !address.pathname.includes("sign-in"));
      // The tour is for newcomers, and the pictures show the days after.
      await page.evaluate(async () => {
        const { officerId }: { readonly officerId: string } = await (await fetch("/api/session")).json();
        localStorage.setItem(`vuon.tour.${officerId}`, JSON.stringify({ isClosed: true, visited: [] }));
      });
      return page;
    },
    open: async (page, path) => {
      await page.goto(`${url}${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await settled(page);
      if (await page.getByRole("heading", { name: "Không có trang này" }).isVisible())
        throw new Error(`${path} is no page`);
    },
    act: async (page, name) => {
      await page
        .getByRole("button", { name: /^Thao tác khác/ })
        .first()
        .click();
      await page.getByRole("menuitem", { name }).click();
    },
    read: async (page, path) => (await page.request.get(`${url}/api${path}`)).json(),
    write: async (page, path, body) => {
      const status = await page.evaluate(
        async ([address, text, key]) => {
          const headers = { "content-type": "application/json", "idempotency-key": key };
          return (await fetch(address, { method: "POST", headers, body: text })).status;
        },
        [`/api${path}`, JSON.stringify(body), crypto.randomUUID()] as const,
      );
      if (status !== 200) throw new Error(`${path} answered ${status}`);
    },
    take: async (page, name, fullPage = false) => {
      await settled(page);
      // What stands fixed at the top stands there in a picture of the whole page, too.
      if (fullPage) await page.evaluate(() => window.scrollTo(0, 0));
      await page.screenshot({ path: `${folder}${name}.png`, fullPage, animations: "disabled" });
    },
    takePart: async (page, name, part) => {
      await settled(page);
      const box = await part.boundingBox();
      if (box === null) throw new Error(`${name}: nothing is there to take a picture of`);
      const scrolled = await page.evaluate(() => window.scrollY);
      const left = Math.max(0, box.x - margin);
      const clip = {
        x: left,
        y: Math.max(0, box.y + scrolled - margin),
        width: Math.min(1280, box.x + box.width + margin) - left,
        height: Math.min(860, box.height + 2 * margin),
      };
      await page.screenshot({ path: `${folder}${name}.png`, fullPage: true, clip, animations: "disabled" });
    },
    close: async () => browser.close(),
  };
}
