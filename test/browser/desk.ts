import type { Browser, Page } from "playwright-core";
import type { TestOfficer } from "#test/support/house.ts";

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
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.addInitScript(() => localStorage.setItem("vuon.language", "vi"));
    await context.addCookies(
      officer.cookie.split("; ").map((pair) => {
        const [name = "", value = ""] = pair.split("=");
        return { name, value, url };
      }),
    );
    context.setDefaultTimeout(30_000);
    return new Desk(await context.newPage(), url);
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

  async press(name: string | RegExp): Promise<void> {
    await this.page
      .getByRole("button", { name, exact: typeof name === "string" })
      .first()
      .click();
  }

  /** A way that looks like a button or like words: a link. */
  async follow(name: string | RegExp): Promise<void> {
    await this.page.getByRole("link", { name }).first().click();
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

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
