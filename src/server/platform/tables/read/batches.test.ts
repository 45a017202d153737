import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { workbookOf } from "#test/support/workbook.ts";
import { openRows } from "./open-rows.ts";
import { streamLimits } from "./table-limits.ts";
import type { TableSource } from "./table-source.ts";
import { Batches, rowsABatch } from "./table.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "vuon-batches-"));
});
after(async () => rm(folder, { recursive: true }));

const count = rowsABatch * 2 + 500;
const rows = Array.from({ length: count }, (_, at) => [`H${at}`, `Đinh Văn ${at}`, "Làng Teng"]);

async function batchesOf(source: TableSource, isSlow: boolean): Promise<readonly number[]> {
  const sizes: number[] = [];
  for await (const batch of (await openRows(source, {}, streamLimits)).rows()) {
    sizes.push(batch.length);
    if (isSlow) for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  }
  return sizes;
}

describe("batches are the same at each reading, whatever comes in at once", () => {
  for (const [format, content] of [
    ["csv", Buffer.from(rows.map((row) => row.join(",")).join("\n"))],
    ["xlsx", workbookOf(rows)],
  ] as const)
    test(format, async () => {
      const path = join(folder, format);
      await writeFile(path, content);
      for (const source of [{ bytes: content }, { path }])
        for (const isSlow of [false, true])
          assert.deepEqual(await batchesOf(source, isSlow), [rowsABatch, rowsABatch, 500]);
    });
});

test("a batch is full with its cells too", () => {
  const batches = new Batches<number>();
  for (const row of [1, 2, 3]) batches.add(row, 150_000);
  assert.deepEqual([batches.takeFull(), batches.takeFull(), batches.rest()], [[[1, 2]], [], [3]]);
});
