/** What a page asks for is there: a key that is written out, or some key with the beginning of one that is put together. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { keysOf, keysUsedIn } from "./keys-used.ts";
import { readTexts } from "./read-texts.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

function isKnown(key: string, known: ReadonlySet<string>): boolean {
  const gap = key.indexOf("*");
  if (gap === -1) return known.has(key) || known.has(`${key}_other`);
  const start = key.slice(0, gap);
  return [...known].some((candidate) => candidate.startsWith(start));
}

test("every text that a page asks for is there", async () => {
  const used = await keysUsedIn(`${root}src/web`);
  assert.ok(used.length > 300, "the pages were not read");
  const known = await readTexts(`${root}packs/locales/vi`);
  assert.deepEqual(
    used.filter(({ key }) => !isKnown(key, known)).map(({ file, key }) => `${file} asks for ${key}`),
    [],
  );
});

test("a page that names several rooms speaks from the first, and of the others by their name", () => {
  const source = `const { t: say } = useTranslation([
    "planning/plan",
    "terms",
  ]);
  say("title"); say("terms:area"); say(kind === "bank" ? "send" : "sendCash");`;
  assert.deepEqual(keysOf(source), [
    "planning/plan:title",
    "terms:area",
    "planning/plan:send",
    "planning/plan:sendCash",
  ]);
});

test("a page that asks for a text that is not there is found", () => {
  const keys = keysOf('const { t } = useTranslation("ui"); t("clos"); t(`nav.${key}`); t(isOpen ? "hide" : "show");');
  assert.deepEqual(keys, ["ui:clos", "ui:nav.*", "ui:hide", "ui:show"]);
  const known = new Set(["ui:close", "ui:nav.home", "ui:show_one", "ui:show_other"]);
  assert.deepEqual(
    keys.filter((key) => !isKnown(key, known)),
    ["ui:clos", "ui:hide"],
  );
});

/** Asked for through a function that is given the translator, or that names the key itself. */
const throughFunctions = [
  /^refusal:/,
  /^money-refusal:/,
  /^voice-refusal:/,
  /^delivery-refusal:/,
  /^server-refusal:/,
  /^table-refusal:/,
  /^registry\/household:(flag|field)\./,
  /^registry\/household:household\.story/,
  /^review\/village:survey$/,
];

function unasked(texts: Iterable<string>, keys: readonly string[]): readonly string[] {
  const starts = keys.filter((key) => key.includes("*")).map((key) => key.slice(0, key.indexOf("*")));
  return [...texts].filter(
    (text) =>
      !keys.includes(text.replace(/_(one|other)$/, "")) &&
      !keys.includes(text) &&
      !starts.some((start) => text.startsWith(start)) &&
      !throughFunctions.some((pattern) => pattern.test(text)),
  );
}

test("every text is asked for by a page", async () => {
  const keys = (await keysUsedIn(`${root}src/web`)).map(({ key }) => key);
  assert.deepEqual(unasked(await readTexts(`${root}packs/locales/vi`), keys), []);
});

test("a text that nobody asks for is found", () => {
  assert.deepEqual(
    unasked(["ui:close", "ui:nav.home", "ui:left_one", "ui:gone"], ["ui:close", "ui:nav.*", "ui:left"]),
    ["ui:gone"],
  );
});
