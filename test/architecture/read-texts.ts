import { glob, readFile } from "node:fs/promises";
import { z } from "zod";

type Tree = { readonly [key: string]: string | Tree };
const tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), tree])));

/** The names of the texts of a language, "STAGE/ROOM:key.of.text", from STAGE/ROOM.json in its folder. */
export async function readTexts(folder: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for await (const file of glob("**/*.json", { cwd: folder })) {
    const parsed = tree.parse(JSON.parse(await readFile(`${folder}/${file}`, "utf8")));
    for (const key of keysIn(parsed)) names.add(`${file.replace(/\.json$/, "")}:${key}`);
  }
  return names;
}

function keysIn(node: Tree, above = ""): readonly string[] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" ? [above + key] : keysIn(value, `${above}${key}.`),
  );
}
