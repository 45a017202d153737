import { mkdirSync, writeFileSync } from "node:fs";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openPaperYear, papersOf } from "./paper-year.ts";
import type { PaperYear } from "./paper-year.ts";

let year: PaperYear;
before(async () => {
  year = await openPaperYear();
});
after(() => year.scenario.opened.close());

describe("the papers of a year", () => {
  test("are all drawn", async () => {
    const out = process.env["VUON_PAPERS"];
    for (const [name, officer, path] of papersOf(year)) {
      const response = await officer.fetch(path);
      if (response.status !== 200) console.error(name, response.status, await response.clone().text());
      if (out === undefined) continue;
      mkdirSync(out, { recursive: true });
      writeFileSync(`${out}/${name}.pdf`, new Uint8Array(await response.arrayBuffer()));
    }
    assert.ok(true);
  });
});
