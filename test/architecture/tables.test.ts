/** Tables are read and written in one place (src/kernel/csv-line.ts, src/server/platform/tables): a private CSV misses quotes, separators or the guard against formulas. */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { describe, test } from "node:test";

/** Packs are files of this house in one known form, which the command line checks without a server. */
const mayReadCsv = /^src\/(server\/platform\/tables\/read\/|cli\/check-packs\.ts)/;

export function privateTables(file: string, source: string): readonly string[] {
  const faults: string[] = [];
  if (file !== "src/kernel/csv-line.ts" && /replaceAll\('"', '""'\)|replace\(\/"\/g, '""'\)/.test(source))
    faults.push(`${file} quotes cells of its own: use csvLine`);
  if (/from "csv-parse/.test(source) && !mayReadCsv.test(file))
    faults.push(`${file} reads CSV of its own: use platform/tables`);
  return faults;
}

describe("tables have one reader and one writer", () => {
  test("no file has its own", async () => {
    const faults: string[] = [];
    let read = 0;
    for await (const file of glob("{src,demo}/**/*.{ts,tsx}")) {
      if (/\.test\.tsx?$/.test(file)) continue;
      read += 1;
      faults.push(...privateTables(file, await readFile(file, "utf8")));
    }
    assert.ok(read > 500);
    assert.deepEqual(faults, []);
  });
  test("finds a planted writer and a planted reader", () => {
    const writer = `const cell = (text: string) => \`"\${text.replaceAll('"', '""')}"\`;`;
    assert.equal(privateTables("src/server/payment/batch/planted.ts", writer).length, 1);
    assert.equal(privateTables("src/interop/planted.ts", 'import { parse } from "csv-parse/sync";').length, 1);
  });
});
