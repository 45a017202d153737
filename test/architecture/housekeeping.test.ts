import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";

async function filesOf(...patterns: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  const files: (readonly [string, string])[] = [];
  for await (const file of glob([...patterns])) {
    if (!file.includes("node_modules")) files.push([file, await readFile(file, "utf8")]);
  }
  return files;
}

const generated = "src/server/platform/database/schema-types.ts";

function tooLong(files: readonly (readonly [string, number])[]): readonly string[] {
  return files.filter(([file, lines]) => lines > 400 && file !== generated).map(([file]) => file);
}

function hatches(source: string): readonly string[] {
  return [...source.matchAll(/@ts-(?:ignore|expect-error|nocheck)|(?:ox|es)lint-disable|\bas any\b|: any\b/g)].map(
    (match) => match[0],
  );
}

function badName(file: string): boolean {
  return /(^|\/)(utils?|helpers?|common|misc|manager)(\.|\/|-|$)/i.test(file);
}

const largestFolder = 25;

function crowded(files: readonly string[]): readonly string[] {
  const sources = files.filter((file) => !/\.test\.tsx?$/.test(file));
  const folders = Object.groupBy(sources, (file) => dirname(file));
  return Object.keys(folders).filter((folder) => (folders[folder]?.length ?? 0) > largestFolder);
}

export function deadLinks(file: string, text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map((match) => match[1] ?? "")
    .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(dirname(file), target)));
}

describe("the house", () => {
  test("has files of at most 400 lines, nine in ten under 200", async () => {
    const lengths = (await filesOf("src/**/*.{ts,tsx}", "demo/**/*.ts", "test/**/*.ts", "bench/**/*.ts")).map(
      ([file, text]) => [file, text.split("\n").length - 1] as const,
    );
    assert.deepEqual(tooLong(lengths), []);
    assert.ok(lengths.filter(([, lines]) => lines < 200).length / lengths.length >= 0.9);
    assert.deepEqual(tooLong([["src/planted.ts", 401]]), ["src/planted.ts"]);
  });
  test("has no escape from its types and its lint", async () => {
    const found = (
      await filesOf("src/**/*.{ts,tsx}", "demo/**/*.ts", "test/**/*.ts", "bench/**/*.ts", "scripts/**/*.ts")
    )
      .filter(([file]) => !file.endsWith("housekeeping.test.ts"))
      .flatMap(([file, text]) => hatches(text).map((hatch) => `${file}: ${hatch}`));
    assert.deepEqual(found, []);
    assert.deepEqual(hatches("const x = y as any; // @ts-ignore"), ["as any", "@ts-ignore"]);
  });
  test("has no file that is named for nothing", async () => {
    const names = (await filesOf("src/**/*.{ts,tsx}", "demo/**/*.ts", "test/**/*.ts")).map(([file]) => file);
    assert.deepEqual(names.filter(badName), []);
    assert.equal(badName("src/server/utils.ts"), true);
  });
  test("has folders of at most 25 source files", async () => {
    const files = (await filesOf("src/**/*.{ts,tsx}", "demo/**/*.ts")).map(([file]) => file);
    assert.deepEqual(crowded(files), []);
    const planted = Array.from({ length: largestFolder + 1 }, (_, number) => `src/room/file-${number}.ts`);
    assert.deepEqual(crowded(planted), ["src/room"]);
    assert.deepEqual(crowded(planted.map((file) => file.replace(/\.ts$/, ".test.ts"))), []);
  });
  test("has no dead link in its papers", async () => {
    const papers = await filesOf("*.md", "docs/**/*.md");
    assert.ok(papers.length > 5);
    assert.deepEqual(
      papers.flatMap(([file, text]) => deadLinks(file, text).map((link) => `${file}: ${link}`)),
      [],
    );
    assert.deepEqual(deadLinks("README.md", "[x](docs/none.md)"), ["docs/none.md"]);
  });
  test("names every package that it rests on, with the reason", async () => {
    const { dependencies, devDependencies } = JSON.parse(await readFile("package.json", "utf8"));
    const record = await readFile("docs/decisions/0006-dependencies.md", "utf8");
    const missing = (names: readonly string[]) => names.filter((name) => !record.includes(`\`${name}\``));
    assert.deepEqual(missing([...Object.keys(dependencies), ...Object.keys(devDependencies)]), []);
    assert.deepEqual(missing(["left-pad"]), ["left-pad"]);
  });
  test("keeps every name of the glossary in the code", async () => {
    const rows = (await readFile("GLOSSARY.md", "utf8"))
      .split("\n")
      .filter((line) => line.startsWith("| ") && line.includes("`"));
    assert.ok(rows.length > 40, `only ${rows.length} terms`);
    const code = (await filesOf("src/**/*.{ts,tsx}", "demo/**/*.ts", "db/migrations/*.sql"))
      .map(([, text]) => text)
      .join("\n");
    const gone = (names: readonly string[]) => names.filter((name) => !code.includes(name));
    assert.deepEqual(gone(rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ""))), []);
    assert.deepEqual(gone(["nameThatIsGone"]), ["nameThatIsGone"]);
  });
});
