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

test("a page that asks for a text that is not there is found", () => {
  const keys = keysOf('const { t } = useTranslation("ui"); t("clos"); t(`nav.${key}`); t(isOpen ? "hide" : "show");');
  assert.deepEqual(keys, ["ui:clos", "ui:nav.*", "ui:hide", "ui:show"]);
  const known = new Set(["ui:close", "ui:nav.home", "ui:show_one", "ui:show_other"]);
  assert.deepEqual(
    keys.filter((key) => !isKnown(key, known)),
    ["ui:clos", "ui:hide"],
  );
});
