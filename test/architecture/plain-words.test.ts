/** Words that a maintainer would not search for, with what to write instead (STYLE.md): in names, comments, documents, test names and keys. */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { readTexts } from "./read-texts.ts";

const root = new URL("../../", import.meta.url);

/** By word, also as a part of a name ("isTold", "told_apart"). */
const words: ReadonlyMap<string, string> = new Map([
  ["told", "reported, shown, informed"],
  ["nought", "zero"],
  ["noughts", "zeros"],
  ["naught", "zero"],
  ["anew", "again"],
  ["whoever", "anyone who, the officer who"],
  ["mourn", "recordDeath"],
  ["upon", "on"],
  ["hitherto", "until now"],
  ["henceforth", "from now on"],
  ["whence", "from which"],
  ["thereof", "of it"],
]);

const phrases: readonly (readonly [RegExp, string])[] = [
  [/\b(?:goes|go|taken) down to (?:zero|\d)/gi, "is set to"],
  [/\bstands? in\b/gi, "is in"],
  [/\bbesides? each ?other\b/gi, "compared, side by side"],
  [/\blets? go\b|\blet(?:s)?Go\b/g, "leaves, releases"],
  [/\b(?:running|restored|configured|empty|test|processes of a) house\b/gi, "installation, server"],
  [/\b(?:owners|open|openTest|test|server)House\b/g, "ownersServer, openTestInstallation"],
];

/** Names that the schema of older installations has, and that are read by them. */
const ofDatabase = /\b(?:causes_told|quarantine_is_told_anew_in_ones_areas)\b/g;

/** Each banned word or phrase in a text, with its line and what to write. */
export function bannedIn(text: string): readonly string[] {
  const lines = text.replaceAll(ofDatabase, "").split("\n");
  const single = lines.flatMap((line, at) =>
    (line.match(/[A-Z]?[a-z]+/g) ?? [])
      .map((word) => word.toLowerCase())
      .flatMap((word) => (words.has(word) ? [`${at + 1}: ${word}: write ${words.get(word)}`] : [])),
  );
  // A phrase may go over the end of a line of a comment, so it is searched in the text without its marks.
  const joined = lines.join("\n").replaceAll(/\n\s*(?:\*|\/\/|>|-)?\s*/g, " ");
  const several = phrases.flatMap(([phrase, instead]) =>
    [...joined.matchAll(phrase)].map(([found]) => `${found}: write ${instead}`),
  );
  return [...single, ...several];
}

async function bannedInFiles(patterns: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  let read = 0;
  for await (const file of glob([...patterns], { cwd: root })) {
    // STYLE.md, this test and that of the texts name the words.
    if (file === "STYLE.md" || /architecture\/(?:plain-)?words\.test\.ts$/.test(file)) continue;
    read += 1;
    found.push(...bannedIn(await readFile(new URL(file, root), "utf8")).map((one) => `${file}:${one}`));
  }
  assert.ok(read > 0, `no files of ${patterns.join(" ")}`);
  return found;
}

describe("plain words", () => {
  test("in names, comments, refusal codes and test names", async () => {
    assert.deepEqual(await bannedInFiles(["{src,demo,test,bench,scripts,bin}/**/*.{ts,tsx,mjs,css}"]), []);
  });
  test("in documents", async () => {
    assert.deepEqual(await bannedInFiles(["*.md", "docs/**/*.md"]), []);
  });
  test("in the keys of texts", async () => {
    const keys = await readTexts(new URL("packs/locales/vi", root).pathname);
    assert.deepEqual(
      [...keys].flatMap((key) => bannedIn(key).map((one) => `${key} ${one}`)),
      [],
    );
  });
});

describe("planted words are found", () => {
  test("alone, in a name of two words and in a key", () => {
    assert.equal(bannedIn("/** Sums to nought. */").length, 1);
    assert.equal(bannedIn("const isTold = true;").length, 1);
    assert.equal(bannedIn("planning/plan:sheet.toldShort").length, 1);
    assert.equal(bannedIn("told_apart as (").length, 1);
  });
  test("a phrase over the end of a line, with what to write", () => {
    assert.deepEqual(bannedIn("/**\n * The number stands\n * in the audit.\n */"), ["stands in: write is in"]);
  });
  test("a house that is an installation, and not one that people live in", () => {
    assert.equal(bannedIn("keys of a running house").length, 1);
    assert.deepEqual(bannedIn("The house of a household is on the map; badHouse"), []);
  });
  test("names of the database stay", () => {
    assert.deepEqual(bannedIn("from review.causes_told(${id}, ${on})"), []);
  });
});
