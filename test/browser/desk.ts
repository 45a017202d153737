import { buffer } from "node:stream/consumers";
import type { Browser, Locator, Page } from "playwright-core";
import type { TestOfficer } from "#test/support/installation.ts";

/** An officer at the console: what they see and press, by the words on the screen. */
export class Desk {
  readonly page: Page;
  readonly #url: string;

  private constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
  }

  /** Opens a browser of one's own, signed in, in Vietnamese. */
  static async open(browser: Browser, officer: TestOfficer, url: string): Promise<Desk> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
    await context.addInitScript(() => {
      if (localStorage.getItem("vuon.language") === null) localStorage.setItem("vuon.language", "vi");
    });
    await context.addCookies(
      officer.cookie.split("; ").map((pair) => {
        const [name = "", value = ""] = pair.split("=");
        return { name, value, url };
      }),
    );
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    // A file is asked for by the browser, and the test answers, from the first time on.
    page.on("filechooser", () => undefined);
    return new Desk(page, url);
  }

  async go(path: string): Promise<void> {
    await this.page.goto(`${this.#url}${path}`);
    await this.page.getByRole("heading", { level: 1 }).first().waitFor();
  }

  #field(label: string | RegExp) {
    return this.page.getByLabel(label, { exact: typeof label === "string" }).first();
  }

  async fill(label: string | RegExp, value: string): Promise<void> {
    await this.#field(label).fill(value);
  }

  async choose(label: string | RegExp, option: string | RegExp): Promise<void> {
    const field = this.#field(label);
    const text = await field.locator("option", { hasText: option }).first().textContent();
    await field.selectOption({ label: text ?? "" });
  }

  /**
   * Presses what has that name. A page that is still reading may draw its acts again, which closes an open menu: a press that
   * finds its item gone looks for it again.
   */
  async press(name: string | RegExp): Promise<void> {
    const until = Date.now() + 30_000;
    for (;;) {
      const last = Date.now() > until;
      const act = await this.findAct(name);
      try {
        return await act.click(last ? {} : { timeout: 4000 });
      } catch (error) {
        if (last) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
  }

  /** The button of that name, or the item of a record's menu, which is opened for it. */
  async findAct(name: string | RegExp, role: "button" | "link" = "button"): Promise<Locator> {
    const exact = typeof name === "string" && role === "button";
    const button = this.page.getByRole(role, { name, exact }).first();
    const item = this.page.getByRole("menuitem", { name, exact }).first();
    const menus = this.page.getByRole("button", { name: /^Thao tác khác/ });
    await button.or(menus.first()).first().waitFor();
    for (const menu of (await button.isVisible()) ? [] : await menus.all()) {
      await menu.click();
      await this.page.getByRole("menu").waitFor();
      if (await item.isVisible()) return item;
      await this.page.keyboard.press("Escape");
      await this.page.getByRole("menu").waitFor({ state: "detached" });
    }
    return button;
  }

  /** A way that looks like a button or like words: a link. */
  async follow(name: string | RegExp): Promise<void> {
    await (await this.findAct(name, "link")).click();
  }

  /** An act with its second look: opens it, fills what it asks, presses the verb, and waits until it is done. */
  async act(verb: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.press(verb);
    const dialog = this.page.getByRole("dialog");
    for (const [label, value] of Object.entries(fields)) {
      const field = dialog.getByLabel(label).first();
      const isChoice = (await field.evaluate((element) => element.tagName)) === "SELECT";
      await (isChoice ? field.selectOption({ label: value }) : field.fill(value));
    }
    await dialog.getByRole("button", { name: verb, exact: true }).click();
    await dialog.waitFor({ state: "detached" });
  }

  /** By the keyboard alone: Tab until it stands there. */
  async tabTo(target: Locator): Promise<void> {
    for (let steps = 0; steps < 150; steps += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not come to ${String(target)}`);
  }

  /** A file is chosen where a button asks for one, which is reached by the keyboard. */
  async handIn(button: string, file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }) {
    await this.tabTo(this.page.getByRole("button", { name: button, exact: true }).first());
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), this.page.keyboard.press("Enter")]);
    await chooser.setFiles(file);
  }

  /** What a link gives to keep, which is followed by the keyboard. */
  async takeFile(link: string | RegExp): Promise<Buffer> {
    await this.tabTo(this.page.getByRole("link", { name: link }).first());
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.page.keyboard.press("Enter")]);
    // The browser may be one that another process started: its own path is not reported then.
    return buffer(await download.createReadStream());
  }

  async speak(language: "vi" | "en" | "id"): Promise<void> {
    await this.page.evaluate((chosen) => localStorage.setItem("vuon.language", chosen), language);
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
