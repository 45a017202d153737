/** Who may import whom (ARCHITECTURE.md): every import is read and held against the table; planted faults must be found. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { importsOf, readSources } from "./read-imports.ts";
import type { Imported } from "./read-imports.ts";

/** In this order: a later stage may ask an earlier one, never the other way round. */
const stages = [
  "area",
  "authority",
  "ledger",
  "registry",
  "review",
  "planning",
  "delivery",
  "payment",
  "treasury",
  "evaluation",
  "voice",
  "home",
];

function layerOf(path: string): string {
  const parts = path
    .replace(/^#demo\//, "demo/")
    .replace(/^#/, "src/")
    .split("/");
  return parts[0] === "src" ? (parts[1] ?? "") : (parts[0] ?? "");
}

const mayImport: Readonly<Record<string, readonly string[]>> = {
  kernel: ["kernel"],
  programme: ["kernel", "programme"],
  contract: ["kernel", "programme", "contract"],
  interop: ["kernel", "programme", "contract", "interop"],
  picture: ["kernel", "picture"],
  web: ["kernel", "programme", "contract", "picture", "web", "packs"],
  cli: ["kernel", "programme", "contract", "cli"],
  server: ["kernel", "programme", "contract", "picture", "server", "interop"],
  demo: ["kernel", "programme", "contract", "server", "demo"],
};

/** What is wrong with an import, or undefined. */
export function faultOf({ file, target }: Imported): string | undefined {
  const layer = layerOf(file);
  if (layer === "main" || file.endsWith(".test.ts") || file.endsWith(".test.tsx")) return undefined;
  if (target.startsWith("../")) return `${file} leaves its folder by ${target}: use #layer/…`;
  if (target.startsWith("./")) return undefined;
  if (!target.startsWith("#")) {
    if (layer === "programme") return `${file} imports ${target}: the programme imports no package`;
    if (layer === "kernel" && !target.startsWith("@bufbuild/cel"))
      return `${file} imports ${target}: the kernel imports only the expression parser`;
    return undefined;
  }
  if (layer === "interop" && target.startsWith("#server/platform/")) return undefined;
  const allowed = mayImport[layer] ?? [];
  if (!allowed.includes(layerOf(target)))
    return `${file} imports ${target}: ${layer} may not import ${layerOf(target)}`;
  return stageFault(file, target);
}

/** A stage of the server and a protocol know the platform, themselves and what earlier stages publish. */
function stageFault(file: string, target: string): string | undefined {
  const [, layer, stage, ...rest] = file.split("/");
  if (layer !== "server" || rest.length === 0) return undefined;
  const [targetLayer, targetStage = "", ...targetPath] = target.replace("#", "").split("/");
  if (targetLayer === "interop") return `${file} imports ${target}: a stage does not know a protocol`;
  if (targetLayer !== "server") return undefined;
  if (stage === "platform" && stages.includes(targetStage))
    return `${file} imports ${target}: the platform knows no stage`;
  const [from, to] = [stages.indexOf(stage ?? ""), stages.indexOf(targetStage)];
  if (from >= 0 && to > from) return `${file} imports ${target}: ${targetStage} comes after ${stage}`;
  if (from > to && to >= 0 && targetPath.join("/") !== "published.ts")
    return `${file} imports ${target}: ${stage} uses ${targetStage} only through #server/${targetStage}/published.ts`;
  return undefined;
}

/** Names that the programme may not use: time and chance come in as arguments. */
export function impurityOf(file: string, source: string): string | undefined {
  if (file.endsWith(".test.ts")) return undefined;
  const code = source
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/\/\/.*$/gm, "")
    .replaceAll(/(["'`])(?:\\.|(?!\1)[^\\\n])*\1/g, '""');
  const found = /\b(new Date|Date\.now|fetch\(|process\.|Math\.random|crypto\.)/.exec(code);
  return found === null ? undefined : `${file} uses ${found[1]}`;
}

describe("the import rule", () => {
  test("holds for every file", async () => {
    const files = await readSources("src/**/*.{ts,tsx}", "demo/**/*.ts");
    assert.ok(files.length > 200, `only ${files.length} files were read`);
    const imports = files.flatMap(([file, source]) => importsOf(file, source));
    assert.ok(imports.length > 1000, `only ${imports.length} imports were seen`);
    assert.deepEqual(
      imports.map(faultOf).filter((fault) => fault !== undefined),
      [],
    );
  });
  const planted: readonly (readonly [string, string])[] = [
    ["src/kernel/money.ts", 'import { x } from "zod";'],
    ["src/kernel/money.ts", 'import type { X } from "#programme/area/area.ts";'],
    ["src/programme/review/a.ts", 'import { readFile } from "node:fs";'],
    ["src/programme/review/a.ts", 'const x = await import("#server/app.ts");'],
    ["src/contract/a.ts", 'export { x } from "#server/app.ts";'],
    ["src/server/review/a.ts", 'import { x } from "#server/payment/b.ts";'],
    ["src/server/area/village/a.ts", 'import { x } from "#server/registry/published.ts";'],
    ["src/server/ledger/a.ts", 'import { x } from "#server/planning/published.ts";'],
    ["src/server/payment/a.ts", 'import { x } from "#server/review/round/rounds-store.ts";'],
    ["src/server/evaluation/effect/a.ts", 'import type { X } from "#server/review/round/published.ts";'],
    ["src/server/payment/a.ts", 'import { x } from "#interop/iso20022/pain-001.ts";'],
    ["src/server/platform/a.ts", 'import { x } from "#server/review/b.ts";'],
    ["src/interop/iso20022/a.ts", 'import { x } from "#server/payment/b.ts";'],
    ["src/web/a.ts", 'import { x } from "#server/app.ts";'],
    ["src/picture/a.ts", 'import { x } from "#web/format/number.ts";'],
    ["src/cli/a.ts", "import { x } from '#server/app.ts';"],
    ["src/programme/review/a.ts", 'import { x } from "../registry/b.ts";'],
    ["src/server/review/a.ts", 'import { x } from "#demo/load-demo.ts";'],
    ["src/cli/a.ts", 'import type { X } from "#demo/demo-target.ts";'],
    ["demo/player/a.ts", 'import { x } from "#web/app.ts";'],
    ["demo/player/a.ts", 'import { x } from "../load-demo.ts";'],
  ];
  for (const [file, source] of planted) {
    test(`finds the planted ${file}: ${source}`, () => {
      assert.notEqual(
        importsOf(file, source)
          .map(faultOf)
          .find((fault) => fault !== undefined),
        undefined,
      );
    });
  }
});

describe("kernel and programme", () => {
  test("know no clock, no chance, no machine", async () => {
    const files = await readSources("src/kernel/**/*.ts", "src/programme/**/*.ts");
    assert.ok(files.length > 40);
    assert.deepEqual(
      files.map(([file, source]) => impurityOf(file, source)).filter((found) => found !== undefined),
      [],
    );
  });
  test("are caught with a planted clock", () => {
    assert.notEqual(impurityOf("src/programme/a.ts", "const now = new Date();"), undefined);
  });
});
