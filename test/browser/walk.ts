import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";

/** What the router of the console gives to tools of developers: where it has come to. */
type Router = { readonly state: { readonly status: string; readonly resolvedLocation?: { readonly href: string } } };
const routerName = "__TSR_ROUTER__";

/** How long nothing may be asked for until a page counts as whole. */
const quietMs = 100;

/**
 * A walk through the pages of the console: the first is loaded, each other is gone to as by a link, which costs a quarter of a load. Each
 * is there when its heading is shown and all that it asks the server for has come.
 */
export class Walk {
  readonly page: Page;
  readonly #url: string;
  #isLoaded = false;
  #asked = 0;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    page.on("request", () => (this.#asked += 1));
    for (const end of ["requestfinished", "requestfailed"] as const)
      page.on(end as "requestfinished", () => (this.#asked -= 1));
  }

  async to(path: string): Promise<void> {
    const { page } = this;
    if (this.#isLoaded) await page.evaluate((href) => history.pushState({}, "", href), path);
    else await page.goto(`${this.#url}${path}`);
    this.#isLoaded = true;
    await page.waitForFunction(
      ([name, href]) => {
        const state = (window as unknown as Record<string, Router | undefined>)[name]?.state;
        return state?.status === "idle" && state.resolvedLocation?.href === href;
      },
      [routerName, path] as const,
    );
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await this.#untilQuiet();
  }

  async #untilQuiet(): Promise<void> {
    const until = Date.now() + 30_000;
    for (let quietSince = Date.now(); Date.now() - quietSince < quietMs; await setTimeout(20)) {
      if (this.#asked > 0) quietSince = Date.now();
      if (Date.now() > until) throw new Error(`${this.page.url()} is still asking the server after 30 s`);
    }
  }
}
