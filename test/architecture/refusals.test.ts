/**
 * Whatever the rules refuse is declared once, in the table of its room, and reported in words in every language (packs/locales): a code without
 * its text would be read by an officer, and so would a gap for a fact that no refusal gives.
 */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { test } from "node:test";
import { createInstance } from "i18next";
import { z } from "zod";
import { refusalTables, refusals } from "#contract/refusals.ts";
import type { RefusalTable } from "#kernel/refusal.ts";
import { languages } from "#web/i18n/languages.ts";
import type { Language } from "#web/i18n/languages.ts";
import { refusalsPage } from "../../scripts/refusals-page.ts";

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
  const files = [
    "refusal.json",
    "money-refusal.json",
    "voice-refusal.json",
    "delivery-refusal.json",
    "server-refusal.json",
    "table-refusal.json",
  ];
  const texts = await Promise.all(files.map(async (file) => [file, await read(file)] as const));
  const words = createInstance();
  await words.init({ lng: "vi", resources: { vi: Object.fromEntries(texts) } });
  return [...codes].filter((code) => !findingsOnly.has(code) && !words.exists(code, { ns: files }));
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

/** The texts of refusals by code: each has one for every form of its plural. */
async function textsOfRefusals(language: Language): Promise<ReadonlyMap<string, readonly string[]>> {
  const texts = new Map<string, string>();
  const walk = (node: Readonly<Record<string, unknown>>, above: string) => {
    for (const [name, value] of Object.entries(node)) {
      if (typeof value === "string") texts.set(`${above}${name}`, value);
      else walk(tree.parse(value), `${above}${name}.`);
    }
  };
  for (const name of [
    "refusal",
    "money-refusal",
    "delivery-refusal",
    "voice-refusal",
    "server-refusal",
    "table-refusal",
  ])
    walk(tree.parse(JSON.parse(await readFile(new URL(`packs/locales/${language}/${name}.json`, root), "utf8"))), "");
  const codeOf = (key: string) => {
    const stem = key.replace(/_(?:zero|one|two|few|many|other)$/, "");
    return texts.has(`${stem}_other`) ? stem : key;
  };
  const byCode = Map.groupBy(texts, ([key]) => codeOf(key));
  return new Map([...byCode].map(([code, forms]) => [code, forms.map(([, text]) => text)]));
}

/** What the page itself says when there is no line, or no words. */
const ofThePage = new Set(["internal", "unknown", "no_line", "page_outdated"]);

/** What every text is given beside the facts: the word for the country's money. */
const givenToAll = new Set(["currency"]);

/** Where texts use other facts than their refusals declare, and texts of no refusal. */
export function faultsOfTexts(table: RefusalTable, texts: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const gapsOf = (forms: readonly string[]) =>
    [...new Set(forms.flatMap((text) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name = ""]) => name)))]
      .filter((name) => !givenToAll.has(name))
      .toSorted();
  const declared = Object.entries(table).flatMap(([code, { facts }]) => {
    const forms = texts.get(code);
    if (forms === undefined) return findingsOnly.has(code) ? [] : [`${code} has no text`];
    const [reported, given] = [gapsOf(forms).join(", "), Object.keys(facts).toSorted().join(", ")];
    return reported === given ? [] : [`${code} tells "${reported}" and declares "${given}"`];
  });
  const unknown = [...texts.keys()].filter((code) => table[code] === undefined && !ofThePage.has(code));
  return [...declared, ...unknown.map((code) => `${code} is no refusal`)];
}

for (const language of languages) {
  test(`the texts of refusals use exactly the facts that are declared: ${language}`, async () => {
    assert.deepEqual(faultsOfTexts(refusals, await textsOfRefusals(language)), []);
  });
}

test("a planted text with another fact, a refusal without a text and a text without a refusal are found", () => {
  const table = { "planted.one": { facts: { day: "day" } }, "planted.two": { facts: {} } } as const;
  const texts = new Map([
    ["planted.one", ["until {{until}}"]],
    ["planted.three", [""]],
  ]);
  assert.deepEqual(faultsOfTexts(table, texts), [
    'planted.one tells "until" and declares "day"',
    "planted.two has no text",
    "planted.three is no refusal",
  ]);
});

test("a code is declared once, and every code that a source names is declared", async () => {
  const all = Object.values(refusalTables).flatMap((table) => Object.keys(table));
  assert.deepEqual(
    all.filter((code, at) => all.indexOf(code) !== at),
    [],
  );
  assert.deepEqual(
    [...(await codesOfSource())].filter((code) => refusals[code] === undefined),
    [],
  );
});

test("every table of a room is among all refusals", async () => {
  const found: string[] = [];
  for await (const file of glob("src/programme/**/refusals.ts", { cwd: root })) found.push(file);
  assert.equal(found.length + 1, Object.keys(refusalTables).length);
});

test("the page of refusals is what the tables say", async () => {
  const page = await readFile(new URL("docs/refusals.md", root), "utf8");
  assert.equal(page, refusalsPage(), "run: node scripts/write-refusals.ts");
});
