import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const places = [process.env["CHROME_PATH"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
export const browserFlags = ["--no-sandbox", "--disable-quic", "--disable-background-networking"];

export function findBrowser(): string | undefined {
  return places.find((place) => place !== undefined && existsSync(place));
}

/** A real headless browser: that of the run, where there is one. Closing it closes what was opened here. @throws Error that says how to get one */
export async function openBrowser(): Promise<Browser> {
  const shared = process.env["VUON_TEST_BROWSER"];
  if (shared !== undefined && shared !== "") return chromium.connect(shared);
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new Error("No Chromium is here: install it (apt-get install chromium) or name one with CHROME_PATH");
  }
  return chromium.launch({ executablePath, args: [...browserFlags] });
}
