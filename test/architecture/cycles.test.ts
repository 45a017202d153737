/** No file imports itself through others, not even for a type: each can be read and moved without those that use it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fileOf, importsOf, readSources } from "./read-imports.ts";
import type { Source } from "./read-imports.ts";

/** Groups of files that reach each other: the strongly connected components of the imports (Tarjan 1972). */
export function cyclesIn(sources: readonly Source[]): readonly (readonly string[])[] {
  const known = new Set(sources.map(([file]) => file));
  const targets = new Map(
    sources.map(([file, text]) => [
      file,
      importsOf(file, text)
        .map(fileOf)
        .filter((target) => target !== undefined && known.has(target)),
    ]),
  );
  const seenAt = new Map<string, number>();
  const open: string[] = [];
  const cycles: string[][] = [];
  /** The earliest open file that it reaches. */
  const visit = (file: string): number => {
    const at = seenAt.size;
    seenAt.set(file, at);
    open.push(file);
    let earliest = at;
    const imported = targets.get(file) ?? [];
    for (const target of imported) {
      if (target === undefined) continue;
      if (!seenAt.has(target)) earliest = Math.min(earliest, visit(target));
      else if (open.includes(target)) earliest = Math.min(earliest, seenAt.get(target) ?? at);
    }
    if (earliest === at) {
      const group = open.splice(open.indexOf(file));
      if (group.length > 1 || imported.includes(file)) cycles.push(group.toSorted());
    }
    return earliest;
  };
  for (const [file] of sources) if (!seenAt.has(file)) visit(file);
  return cycles;
}

describe("imports", () => {
  test("make no cycle, types included", async () => {
    const sources = await readSources("src/**/*.{ts,tsx}", "demo/**/*.ts");
    assert.ok(sources.length > 1000, `only ${sources.length} files were read`);
    assert.deepEqual(cyclesIn(sources), []);
  });
  const planted: readonly (readonly [string, readonly Source[]])[] = [
    [
      "a type that is asked back",
      [
        ["src/web/a/APage.tsx", 'import { AList } from "./AList.tsx";'],
        ["src/web/a/AList.tsx", 'import type { A } from "./APage.tsx";'],
      ],
    ],
    [
      "a ring through another layer",
      [
        ["src/server/area/a.ts", 'import { b } from "#server/registry/b.ts";'],
        ["src/server/registry/b.ts", 'export { c } from "#kernel/c.ts";'],
        ["src/kernel/c.ts", 'const a = await import("#server/area/a.ts");'],
      ],
    ],
    ["a file that imports itself", [["demo/a.ts", 'import { a } from "./a.ts";']]],
  ];
  for (const [name, sources] of planted)
    test(`are caught with ${name}`, () =>
      assert.deepEqual(cyclesIn(sources), [sources.map(([file]) => file).toSorted()]));
  test("may meet in one file", () => {
    const shared: readonly Source[] = [
      ["src/kernel/a.ts", 'import "./b.ts"; import "./c.ts";'],
      ["src/kernel/b.ts", 'import "./c.ts";'],
      ["src/kernel/c.ts", ""],
    ];
    assert.deepEqual(cyclesIn(shared), []);
  });
});
