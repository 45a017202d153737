/** What a pack declares is named by the pack, in three languages, and by no text of the interface. */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";
import { programmePack } from "#contract/planning/programme-pack.ts";
import { formPack } from "#contract/review/form-pack.ts";
import { standardPack } from "#contract/review/standard-pack.ts";
import { namesOfForm, namesOfProgramme, namesOfStandard } from "#programme/planning/framework/pack-names.ts";
import type { Names } from "#programme/planning/framework/pack-names.ts";
import { languages } from "#web/i18n/languages.ts";
import type { Language } from "#web/i18n/languages.ts";

const root = new URL("../../", import.meta.url);
const listNames = ["kinds", "indicators", "sources", "needs", "classes"];
/** Questions of forms that the product asks itself, of every country. */
const ownQuestions = ["sex"];

async function namesOfPacks(): Promise<readonly Names[]> {
  const names: Names[] = [];
  for await (const file of glob("packs/**/{standard,programme}.yaml", { cwd: root })) {
    const pack: unknown = parse(await readFile(new URL(file, root), "utf8"), { schema: "core" });
    const lists = file.endsWith("standard.yaml")
      ? namesOfStandard(standardPack.parse(pack))
      : namesOfProgramme(programmePack.parse(pack));
    names.push(...Object.values(lists));
  }
  for await (const file of glob("packs/**/forms/*.yaml", { cwd: root }))
    names.push(namesOfForm(formPack.parse(parse(await readFile(new URL(file, root), "utf8"), { schema: "core" }))));
  return names;
}

type Tree = { readonly [key: string]: string | Tree };
const tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), tree])));

/**
 * Texts of a file that name what packs name: under a code of theirs in a list of such names, or under a code with the very words that a pack has.
 */
export function packNamesIn(
  node: Tree,
  packs: readonly Names[],
  language: Language,
  above: readonly string[] = [],
): readonly string[] {
  const codes = Object.keys(node).filter((key) => packs.some((names) => key in names));
  const isList = listNames.includes(above.at(-1) ?? "") && codes.length * 2 > Object.keys(node).length;
  return Object.entries(node).flatMap(([key, value]) => {
    const place = [...above, key];
    if (typeof value !== "string") return packNamesIn(value, packs, language, place);
    const named = packs.flatMap((names) => names[key] ?? []);
    const isInList = named.length > 0 && isList;
    const isSame = named.some((texts) => texts[language].toLowerCase() === value.toLowerCase());
    return (isInList || isSame) && !ownQuestions.includes(key) ? [place.join(".")] : [];
  });
}

describe("a text of the interface", () => {
  test("names nothing that a pack names", async () => {
    const packs = await namesOfPacks();
    assert.ok(packs.length > 10);
    const found: string[] = [];
    for (const language of languages)
      for await (const file of glob("**/*.json", { cwd: new URL(`packs/locales/${language}/`, root) })) {
        // The design page shows made-up rows.
        if (file === "design.json") continue;
        const texts = tree.parse(
          JSON.parse(await readFile(new URL(`packs/locales/${language}/${file}`, root), "utf8")),
        );
        found.push(...packNamesIn(texts, packs, language).map((place) => `${language}/${file}: ${place}`));
      }
    assert.deepEqual(found, []);
  });
});

describe("planted faults are found", () => {
  const packs: readonly Names[] = [{ nets: { vi: "Lưới", en: "Fishing nets", id: "Jala" } }];
  test("a name in a list of kinds, in whatever words", () => {
    assert.deepEqual(
      packNamesIn({ kinds: { nets: "Nets" }, needs: { nets: "Nets", open: "Open", close: "Close" } }, packs, "en"),
      ["kinds.nets"],
    );
  });
  test("the words of a pack under its code, anywhere", () => {
    assert.deepEqual(packNamesIn({ page: { nets: "fishing nets", close: "Close" } }, packs, "en"), ["page.nets"]);
    assert.deepEqual(packNamesIn({ page: { nets: "How many nets were given?" } }, packs, "en"), []);
  });
});
