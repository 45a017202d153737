/** Whatever the rules refuse is said in words: every code has its text (packs/locales), or an officer would read the code. */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { test } from "node:test";
import { createInstance } from "i18next";
import { z } from "zod";

const root = new URL("../../", import.meta.url);
const tree = z.record(z.string(), z.unknown());

/** The codes that a source names in `refuse("stage.code"` and in `code: "stage.code"`. */
export function codesIn(source: string): readonly string[] {
  const named = source.matchAll(/(?:\brefuse\(|\bcode:)\s*(?:\w+ \? )?"([a-z]+\.[a-z_]+)"(?: : "([a-z]+\.[a-z_]+)")?/g);
  return [...named].flatMap(([, one, other]) => [one, other].filter((code) => code !== undefined));
}

async function codesOfSource(): Promise<ReadonlySet<string>> {
  const codes = new Set<string>();
  for await (const file of glob("src/{kernel,programme,server,interop}/**/*.ts", { cwd: root })) {
    if (file.endsWith(".test.ts")) continue;
    for (const code of codesIn(await readFile(new URL(file, root), "utf8"))) codes.add(code);
  }
  return codes;
}

/** Findings that tell and do not refuse: a page shows them by its own words. */
const findingsOnly = new Set(["delivery.on_the_list"]);

async function codesWithoutWords(codes: Iterable<string>): Promise<readonly string[]> {
  const read = async (file: string) =>
    tree.parse(JSON.parse(await readFile(new URL(`packs/locales/vi/${file}`, root), "utf8")));
  const texts = { ...(await read("refusal.json")), ...(await read("table-refusal.json")) };
  const words = createInstance();
  await words.init({ lng: "vi", resources: { vi: { refusal: texts } } });
  return [...codes].filter((code) => !findingsOnly.has(code) && !words.exists(code, { ns: "refusal" }));
}

test("every refusal has its words", async () => {
  const codes = await codesOfSource();
  assert.ok(codes.has("payment.signed_already") && codes.has("delivery.same_content_open"));
  assert.deepEqual(await codesWithoutWords(codes), []);
});

test("a planted refusal without words is found", async () => {
  const planted = codesIn('return failure(\n  refuse(\n    "payment.planted_fault", { amount }));');
  assert.deepEqual(await codesWithoutWords(planted), ["payment.planted_fault"]);
});
