import { chromium } from "playwright-core";
import { browserFlags, findBrowser } from "#test/support/browser.ts";

/** One Chromium for all browser tests of a run; each file has contexts of its own in it. */
export async function startSharedBrowser(): Promise<{ readonly url: string; close(): Promise<void> } | undefined> {
  const executablePath = findBrowser();
  if (executablePath === undefined) return undefined;
  const server = await chromium.launchServer({
    executablePath,
    args: [...browserFlags],
    // The runner ends it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return { url: server.wsEndpoint(), close: async () => server.close() };
}
