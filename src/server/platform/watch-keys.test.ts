import assert from "node:assert/strict";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { keyFileIn, parseKeys, textOfKeys } from "./keys.ts";
import { noticedWithin, watchKeys, writeKeys } from "./watch-keys.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "vuon-keys-"));
});
after(() => rm(folder, { recursive: true }));

test("a key file that goes or breaks under a running installation stops nobody, and a new one is noticed", async () => {
  const path = keyFileIn(folder);
  const keys = await watchKeys(path);
  const { signIn, blindIndex } = keys;
  const later = async () => setTimeout(noticedWithin * 1.1);
  await rename(path, `${path}.kept`);
  await later();
  assert.equal(keys.signIn, signIn);
  await writeFile(path, "{}");
  await later();
  assert.deepEqual(keys.blindIndex, blindIndex);
  await writeKeys(path, { ...keys, signIn: "x".repeat(64) });
  await later();
  assert.equal(keys.signIn, "x".repeat(64));
});

test("a file of keys that are empty, short or missing is none", () => {
  const key = Buffer.alloc(32, 1);
  const keys = { signIn: "x".repeat(64), blindIndex: key, earlierBlindIndexes: [], fields: { 1: key } };
  assert.deepEqual(parseKeys(textOfKeys(keys)), keys);
  for (const broken of [{ blindIndex: Buffer.alloc(0) }, { fields: {} }, { fields: { 1: Buffer.alloc(16) } }])
    assert.throws(() => parseKeys(textOfKeys({ ...keys, ...broken })));
});
