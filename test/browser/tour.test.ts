/** The guided tour on the first page: per post, in three languages, by the keyboard, and by the names that a screen reader says. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { Listening } from "#server/platform/http/listen.ts";
import type { PostKind } from "#programme/authority/post/post.ts";
import { openBrowser } from "#test/support/browser.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { Desk } from "./desk.ts";
import { serveConsole } from "./serve-console.ts";
import { pageIsWell } from "./well.ts";

let opened: TestInstallation;
let browser: Browser;
let listening: Listening;

before(async () => {
  opened = await openTestInstallation();
  listening = await serveConsole(opened.server);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await listening?.stop();
  await opened?.close();
});

async function deskOf(kind: PostKind, areaId: string): Promise<Desk> {
  return Desk.open(browser, await opened.officer(kind, areaId), listening.url);
}
const titles = { vi: "Làm quen với Vuon", en: "A short tour of Vuon", id: "Tur singkat Vuon" } as const;
const tourOn = (page: Page, language: keyof typeof titles = "vi") =>
  page.getByRole("region", { name: titles[language], exact: true });
const gate = "Bạn chưa được phân quyền xem trang này";

const posts = [
  ["commune_officer", "21484", 5],
  ["commune_chair", "21484", 5],
  ["commune_accountant", "21484", 5],
  ["province_lead", "51", 5],
  ["country_analyst", "VN", 5],
] as const;

describe("the tour", () => {
  for (const [kind, areaId, count] of posts)
    test(`leads a ${kind} to pages that the post may open, and finds which were visited`, async () => {
      const desk = await deskOf(kind, areaId);
      const { page } = desk;
      await desk.go("/");
      for (let step = 0; step < count; step += 1) {
        const tour = tourOn(page);
        await tour.getByText(`Đã xem ${step}/${count}`, { exact: true }).waitFor();
        await tour.getByRole("listitem").nth(step).getByRole("link").click();
        await tour.waitFor({ state: "detached" });
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        assert.equal(await page.getByText(gate).count(), 0, page.url());
        await page.getByRole("banner").getByRole("link", { name: "Vuon, về trang chủ", exact: true }).click();
      }
      const whole = page.getByRole("region", { name: "Bạn đã xem hết các trang chính" });
      await whole.getByText(`Đã xem ${count}/${count}`, { exact: true }).waitFor();
      assert.equal(
        await whole.getByText("đã xem", { exact: false }).count(),
        count + 2,
        "each step says so, title and sum too",
      );
      await whole.getByRole("button", { name: "Đóng", exact: true }).click();
      await whole.waitFor({ state: "detached" });
      await desk.close();
    });

  test("is skipped by the keyboard, stays away, and is opened again from the menu of the user, where reading goes on", async () => {
    const officer = await opened.officer("commune_officer", "21484");
    const desk = await Desk.open(browser, officer, listening.url);
    const { page } = desk;
    await desk.go("/");
    await desk.tabTo(tourOn(page).getByRole("button", { name: "Bỏ qua", exact: true }));
    await page.keyboard.press("Enter");
    await tourOn(page).waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement?.id), "content");
    await desk.go("/");
    await page.getByRole("heading", { name: "Năm khâu của chương trình" }).waitFor();
    assert.equal(await tourOn(page).count(), 0);
    for (const start of ["/", "/households"]) {
      await desk.go(start);
      await desk.tabTo(page.getByRole("banner").getByRole("button", { name: officer.fullName }));
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: "Làm quen với Vuon", exact: true }).focus();
      await page.keyboard.press("Enter");
      await tourOn(page).waitFor();
      await page.waitForFunction((title) => document.activeElement?.textContent === title, titles.vi);
      await page.waitForURL((url) => url.pathname === "/" && url.search === "");
      await tourOn(page).getByRole("button", { name: "Bỏ qua", exact: true }).click();
      await tourOn(page).waitFor({ state: "detached" });
    }
    await desk.close();
  });

  test("is remembered for each officer alone, and not given to posts that have none", async () => {
    const officer = await deskOf("commune_officer", "21484");
    await officer.go("/");
    await tourOn(officer.page).getByRole("button", { name: "Bỏ qua", exact: true }).click();
    const context = officer.page.context();
    const cookies = (await opened.officer("commune_chair", "21484")).cookie.split("; ").map((pair) => {
      const [name = "", value = ""] = pair.split("=");
      return { name, value, url: listening.url };
    });
    await context.clearCookies();
    await context.addCookies(cookies);
    await officer.go("/");
    await tourOn(officer.page).getByText("Ủy quyền khi vắng").waitFor();
    await officer.close();
    const cashier = await deskOf("commune_cashier", "21484");
    await cashier.go("/");
    await cashier.page.getByRole("heading", { name: "Năm khâu của chương trình" }).waitFor();
    assert.equal(await tourOn(cashier.page).count(), 0);
    await cashier.close();
  });

  for (const [language, kind, areaId] of [
    ["vi", "commune_officer", "21484"],
    ["en", "commune_chair", "21484"],
    ["id", "province_officer", "51"],
  ] as const)
    test(`is well in ${language}, lies above the work and covers nothing`, async () => {
      const desk = await deskOf(kind, areaId);
      await desk.go("/");
      await desk.speak(language);
      await desk.go("/");
      const tour = tourOn(desk.page, language);
      await tour.waitFor();
      await pageIsWell(desk.page);
      assert.doesNotMatch((await tour.textContent()) ?? "", /tour\.|\{\{/);
      const place = await tour.evaluate((element) => getComputedStyle(element).position);
      assert.equal(place, "static");
      await desk.close();
    });
});
