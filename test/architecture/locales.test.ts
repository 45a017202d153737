/** Three languages, one set of texts: no key, no placeholder and no text may be missing in any; planted faults must be found. */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { z } from "zod";
import { languages } from "#web/i18n/languages.ts";
import type { Language } from "#web/i18n/languages.ts";

type Texts = ReadonlyMap<string, string>;
type Namespace = Readonly<Record<Language, Texts>>;
type Tree = { readonly [name: string]: string | Tree };
const tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), tree])));

/** Texts by their full key: "map.left_other". */
function textsOf(node: Tree, above = ""): readonly (readonly [string, string])[] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === "string" ? [[`${above}${name}`, value] as const] : textsOf(value, `${above}${name}.`),
  );
}

const plural = /_(?:zero|one|two|few|many|other)$/;

/** Keys without their plural ending, as languages differ in how many forms they have; "too_many" is no plural, as there is no "too_other". */
function stemsOf(keys: Iterable<string>, all: ReadonlySet<string>): ReadonlySet<string> {
  const stemOf = (key: string) => key.replace(plural, "");
  return new Set([...keys].map((key) => (all.has(`${stemOf(key)}_other`) ? stemOf(key) : key)));
}

/** What is put into a text: "{{count}}" and tags, each once, in order of name. */
function placeholdersOf(text: string): string {
  const found = text.match(/\{\{[^}]*\}\}|<\/?\w+[^>]*>/g) ?? [];
  return [...new Set(found.map((one) => one.replaceAll(/\s/g, "")))].toSorted().join(" ");
}

function faultsInLanguage(language: Language, texts: Texts, all: ReadonlySet<string>): readonly string[] {
  const own = stemsOf(texts.keys(), all);
  const missing = [...stemsOf(all, all)].filter((stem) => !own.has(stem)).map((stem) => `${language} has no ${stem}`);
  const empty = [...texts].filter(([, text]) => text.trim() === "").map(([key]) => `${language} is empty at ${key}`);
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const unformed = [...own]
    .filter((stem) => !texts.has(stem))
    .flatMap((stem) => pluralCategories.map((form) => `${stem}_${form}`))
    .filter((key) => !texts.has(key))
    .map((key) => `${language} lacks the form ${key}`);
  return [...missing, ...empty, ...unformed];
}

/** Everything that is wrong with the texts of one namespace. */
export function faultsOf(texts: Namespace): readonly string[] {
  const all = new Set(languages.flatMap((language) => [...texts[language].keys()]));
  const uneven = [...stemsOf(all, all)].flatMap((stem) => {
    const written = languages.flatMap(
      (language) => texts[language].get(stem) ?? texts[language].get(`${stem}_other`) ?? [],
    );
    const kinds = new Set(written.map(placeholdersOf));
    return kinds.size > 1 ? [`${stem} has other placeholders: ${[...kinds].join(" | ")}`] : [];
  });
  return [...languages.flatMap((language) => faultsInLanguage(language, texts[language], all)), ...uneven];
}

const namespace = (vi: Tree, en: Tree, id: Tree): Namespace => ({
  vi: new Map(textsOf(vi)),
  en: new Map(textsOf(en)),
  id: new Map(textsOf(id)),
});

const folder = new URL("../../packs/locales/", import.meta.url);

/** The files of a language by their path in its folder, "planning/plan.json". */
async function namesIn(language: Language): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const file of glob("**/*.json", { cwd: new URL(`${language}/`, folder) })) files.push(file);
  return files.toSorted();
}

const readFileOf = (language: Language, name: string) => readFile(new URL(`${language}/${name}`, folder), "utf8");

async function readTexts(language: Language, name: string): Promise<Tree> {
  return tree.parse(JSON.parse(await readFileOf(language, name)));
}

/** What all pages share; everything else belongs to a room (ARCHITECTURE.md). */
const shared = [
  "codes.json",
  "delivery-refusal.json",
  "design.json",
  "home.json",
  "money-refusal.json",
  "voice-refusal.json",
  "refusal.json",
  "server-refusal.json",
  "shell.json",
  "table-refusal.json",
  "terms.json",
  "ui.json",
];

/** STAGE/ROOM of the code: a folder of the console or a file of the contract. */
async function roomsOfCode(): Promise<ReadonlySet<string>> {
  const rooms = new Set<string>();
  const src = new URL("../../src/", import.meta.url);
  for await (const file of glob(["web/*/*/*.tsx", "contract/*/*.ts"], { cwd: src })) {
    const [layer, stage = "", room = ""] = file.split("/");
    rooms.add(`${stage}/${layer === "web" ? room : room.replace(".ts", "")}`);
  }
  return rooms;
}

function withoutRoom(names: readonly string[], rooms: ReadonlySet<string>): readonly string[] {
  return names.filter((name) => !shared.includes(name) && !rooms.has(name.replace(/\.json$/, "")));
}

function unfit(name: string, text: string): readonly string[] {
  const lines = text.trimEnd().split("\n").length;
  return [
    ...(textsOf(tree.parse(JSON.parse(text))).length === 0 ? [`${name} is empty`] : []),
    ...(lines > 400 ? [`${name} has ${lines} lines`] : []),
  ];
}

describe("the texts of the interface", () => {
  test("every language has the same files", async () => {
    const [vi, en, id] = await Promise.all([namesIn("vi"), namesIn("en"), namesIn("id")]);
    assert.ok(vi.length > 0);
    assert.deepEqual(en, vi);
    assert.deepEqual(id, vi);
  });

  test("every file is of a room of the code, or is shared", async () => {
    const names = await namesIn("vi");
    assert.deepEqual(withoutRoom(names, await roomsOfCode()), []);
    assert.deepEqual(
      shared.filter((name) => !names.includes(name)),
      [],
    );
  });

  test("no file is empty or longer than 400 lines", async () => {
    const found = await Promise.all(
      languages.map(async (language) =>
        Promise.all((await namesIn(language)).map(async (name) => unfit(name, await readFileOf(language, name)))),
      ),
    );
    assert.deepEqual(found.flat(2), []);
  });

  test("every language has the same keys and placeholders, and no empty text", async () => {
    const names = await namesIn("vi");
    const faults = await Promise.all(
      names.map(async (name) => {
        const [vi, en, id] = await Promise.all([readTexts("vi", name), readTexts("en", name), readTexts("id", name)]);
        return faultsOf(namespace(vi, en, id)).map((fault) => `${name}: ${fault}`);
      }),
    );
    assert.deepEqual(faults.flat(), []);
  });
});

describe("planted faults are found", () => {
  test("a file of a room that the code does not have", () => {
    assert.deepEqual(
      withoutRoom(["ui.json", "planning/plan.json", "planning/stages.json"], new Set(["planning/plan"])),
      ["planning/stages.json"],
    );
  });
  test("an empty file and a long one", () => {
    const long = JSON.stringify(Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`k${at}`, "x"])), null, 1);
    assert.deepEqual(
      [...unfit("a.json", '{ "deep": {} }'), ...unfit("b.json", long)],
      ["a.json is empty", "b.json has 402 lines"],
    );
  });
  test("a key that one language lacks", () => {
    assert.deepEqual(faultsOf(namespace({ a: { b: "x" } }, { a: { b: "x" } }, { a: {} })), ["id has no a.b"]);
  });
  test("a text that says nothing", () => {
    assert.deepEqual(faultsOf(namespace({ a: "x" }, { a: " " }, { a: "x" })), ["en is empty at a"]);
  });
  test("a placeholder that was renamed by a translator", () => {
    assert.deepEqual(
      faultsOf(namespace({ a: "{{count}} hộ" }, { a: "{{count}} households" }, { a: "{{jumlah}} rumah tangga" })),
      ["a has other placeholders: {{count}} | {{jumlah}}"],
    );
  });
  test("an English plural without its singular", () => {
    const one = { a_other: "{{count}} hộ" };
    assert.deepEqual(faultsOf(namespace(one, one, one)), ["en lacks the form a_one"]);
  });
  test("a language with fewer plural forms is no fault", () => {
    const one = { a_other: "{{count}} hộ" };
    assert.deepEqual(faultsOf(namespace(one, { a_one: "one household", a_other: "{{count}} households" }, one)), []);
  });
});
