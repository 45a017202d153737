/** Imports as the tests of the architecture read them, type-only ones included. */
import { glob, readFile } from "node:fs/promises";
import { dirname, join } from "node:path/posix";

export type Imported = { readonly file: string; readonly target: string };
export type Source = readonly [file: string, text: string];

/** Every "from '…'", "import '…'" and "import('…')" outside comments. */
export function importsOf(file: string, source: string): readonly Imported[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");
  const found = code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(["'])([^"'\n]+)\1/g);
  return (
    [...found]
      .map((match) => ({ file, target: match[2] ?? "" }))
      // What no specifier looks like stood in a text.
      .filter(({ target }) => /^[#@.\w][^\s,`$|]*$/.test(target))
  );
}

/** The file that an import names; undefined for a package. */
export function fileOf({ file, target }: Imported): string | undefined {
  if (target.startsWith(".")) return join(dirname(file), target);
  if (!target.startsWith("#")) return undefined;
  return target.replace(/^#(demo|packs|test)\//, "$1/").replace(/^#/, "src/");
}

export async function readSources(...patterns: readonly string[]): Promise<readonly Source[]> {
  const files: Source[] = [];
  for (const pattern of patterns)
    for await (const file of glob(pattern)) files.push([file, await readFile(file, "utf8")]);
  return files;
}
