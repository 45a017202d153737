/**
 * What is one country's is said by its packs, and never by the code: the codes of its classes, its root area, its money, its zone of time, its order of
 * names, the ids of its packs. Read in every statement and every line of code, comments aside.
 */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";

const root = new URL("../../", import.meta.url);

/** Where a word that is the code of a class too means something else. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ["src/programme/planning/allocation/criteria.ts", "criteria of formulas, named so on the wire and in saved formulas"],
  ["src/server/planning/allocation/formula-inputs.ts", "the same criteria"],
  ["src/programme/review/request/request.ts", "what a household asks for, named so on the wire"],
  ["src/programme/evaluation/measures.ts", "the keys of an answer"],
]);
/** Examples in messages and helps, which a reader of any country understands. */
const examples: ReadonlyMap<string, string> = new Map([
  ["src/server/platform/config.ts", "an example of a zone of time"],
  ["src/cli", "examples of commands"],
]);

const isListed = (file: string, list: ReadonlyMap<string, string>) =>
  [...list.keys()].some((place) => file === place || file.startsWith(`${place}/`));

const countries =
  /["'`]VN["'`]|\bVND\b|\b[a-z]{2}-x-icu\b|Asia\/Ho_Chi_Minh|["'`/]vn-20\d\d|areas\/vn\b|^(?!.*import).*\^\(Xã\|/m;

/** The code of a text without its comments. */
const codeOf = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(?<=^|\s)\/\/.*$/gm, "");

export function classesIn(text: string, codes: readonly string[]): readonly string[] {
  const quoted = new RegExp(`(["'\`])(${codes.join("|")})\\1`, "g");
  return [...codeOf(text).matchAll(quoted)].map(([, , code = ""]) => code);
}

export const countriesIn = (text: string): readonly string[] =>
  codeOf(text)
    .split("\n")
    .filter((line) => countries.test(line))
    .map((line) => line.trim());

const classed = z.object({ classes: z.array(z.object({ code: z.string() })) });

async function classCodes(): Promise<readonly string[]> {
  const codes = new Set<string>();
  for await (const file of glob("packs/**/standard.yaml", { cwd: root })) {
    const pack = classed.parse(parse(await readFile(new URL(file, root), "utf8"), { schema: "core" }));
    for (const { code } of pack.classes) codes.add(code);
  }
  return [...codes];
}

async function* sources(): AsyncGenerator<readonly [string, string]> {
  for await (const file of glob("src/**/*.{ts,tsx}", { cwd: root })) {
    // The design page shows made-up rows; what is named test-… is for tests alone.
    if (/\.test\.tsx?$|\/test-|^src\/web\/design\//.test(file)) continue;
    yield [file, await readFile(new URL(file, root), "utf8")];
  }
}

describe("the code", () => {
  test("names no class of a standard", async () => {
    const codes = await classCodes();
    assert.ok(codes.includes("near_poor") && codes.includes("hardship"));
    const found: string[] = [];
    for await (const [file, text] of sources())
      if (!isListed(file, otherWords)) for (const code of classesIn(text, codes)) found.push(`${file}: ${code}`);
    assert.deepEqual(found, []);
  });
  test("names no country, no money, no zone of time and no pack", async () => {
    const found: string[] = [];
    for await (const [file, text] of sources())
      if (!isListed(file, examples)) for (const line of countriesIn(text)) found.push(`${file}: ${line}`);
    assert.deepEqual(found, []);
  });
  test("has each file that is listed as another word, with such a word in it", async () => {
    const codes = await classCodes();
    for (const file of otherWords.keys())
      assert.ok(classesIn(await readFile(new URL(file, root), "utf8"), codes).length > 0, file);
  });
});

describe("planted faults are found", () => {
  const codes = ["poor", "near_poor"];
  test("a class in a statement, in a condition and in a template", () => {
    const text = "sql`select where class in ('poor', 'near_poor')`; if (row.class === \"poor\") f(`near_poor`);";
    assert.deepEqual(classesIn(text, codes), ["poor", "near_poor", "poor", "near_poor"]);
  });
  test("a class that a comment names is none, nor is a key", () => {
    assert.deepEqual(classesIn("// 'poor'\n/** 'near_poor' */ total.poor; const x = { poor: 1 };", codes), []);
  });
  test("a country, its money, its collation, its time and its packs", () => {
    const lines = [
      'areaId: "VN",',
      '{ Ccy: "VND" }',
      'collate "vi-x-icu"',
      'zone = "Asia/Ho_Chi_Minh"',
      'standard === "vn-2022-2026"',
      'new URL("packs/areas/vn/")',
      "name.replace(/^(Xã|Phường) /, '')",
    ];
    assert.deepEqual(countriesIn([...lines, "// VND", "const vnd = 1;"].join("\n")), lines);
  });
});
