import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds against WCAG 2 A and AA: each fault with the first place where it is. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] })",
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

/** How many pixels of the page lie beside the screen. */
export async function pixelsTooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Nothing on the page is against WCAG 2 A and AA, and on a phone nothing is wider than the screen. Leaves the page as wide as it was. */
export async function pageIsWell(page: Page): Promise<void> {
  // Colours that are on their way from one to the other are not judged.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  assert.deepEqual(await accessibilityFaults(page), []);
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize({ width: 390, height: 844 });
  // The navigation slides away first, and tables become cards.
  await page
    .waitForFunction(() => document.documentElement.scrollWidth <= 400, undefined, { timeout: 10_000 })
    .catch(async () => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.fail(`${page.url()} is ${width} px wide on a phone`);
    });
  await page.setViewportSize(size);
}
