/** Facts of law are cited by number (docs/law.md): a number that is cited and does not stand there is found. */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const read = async (path: string) => readFile(new URL(path, root), "utf8");

/** Numbers that stand at the head of a row of a table. */
function factsIn(paper: string): ReadonlySet<string> {
  return new Set([...paper.matchAll(/^\| (L\d[\w.-]*) \|/gm)].map((row) => row[1] ?? ""));
}

/** "source: L1.2-7", "L2-3 (as L1.2-1)", "docs/law.md L3.2". */
export function citedIn(text: string): readonly string[] {
  const places = text.matchAll(/(?:source: |law\.md )((?:[^\n"]*?\b)?L\d[^\n"]*)/g);
  return [...places].flatMap(([, place = ""]) =>
    [...place.matchAll(/\bL\d+(?:\.\d+)?(?:-\d+)?[a-z]?\b/g)].map(([fact]) => fact),
  );
}

async function cited(pattern: string): Promise<readonly (readonly [string, string])[]> {
  const found: (readonly [string, string])[] = [];
  for await (const file of glob(pattern, { cwd: root })) {
    for (const fact of citedIn(await read(file))) found.push([file, fact]);
  }
  return found;
}

test("every fact that is cited is in the paper of the law", async () => {
  const facts = factsIn(await read("docs/law.md"));
  const places = [...(await cited("packs/**/*.{yaml,tsv}")), ...(await cited("src/**/*.{ts,tsx}"))];
  assert.ok(places.length > 30, `only ${places.length} citations were read`);
  // L1.2 stands for L1.2-1, L1.2-2 and so on.
  const stands = (fact: string) => facts.has(fact) || [...facts].some((one) => one.startsWith(`${fact}-`));
  assert.deepEqual(
    places.filter(([, fact]) => !stands(fact)),
    [],
  );
  assert.ok(!stands("L9.9"));
});

test("a planted citation is read", () => {
  assert.deepEqual(citedIn("    source: L9.9\n // docs/law.md L8-7a: why\n source: decree"), ["L9.9", "L8-7a"]);
});

test("no fact stands twice", async () => {
  const rows = [...(await read("docs/law.md")).matchAll(/^\| (L\d[\w.-]*) \|/gm)].map((row) => row[1]);
  assert.ok(rows.length > 40);
  assert.equal(new Set(rows).size, rows.length);
});
