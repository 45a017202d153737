import { readdir, readFile } from "node:fs/promises";
import { z } from "zod";

/** A text in each language that has it, by "NAMESPACE:key.of.text". */
export type Texts = ReadonlyMap<string, Readonly<Record<string, string>>>;

type Tree = { readonly [key: string]: string | Tree };
const tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), tree])));

/** Reads LANGUAGE/NAMESPACE.json below a folder. */
export async function readTexts(folder: string): Promise<Texts> {
  const texts = new Map<string, Record<string, string>>();
  for (const language of (await readdir(folder)).toSorted()) {
    for (const file of await readdir(`${folder}/${language}`)) {
      const parsed = tree.parse(JSON.parse(await readFile(`${folder}/${language}/${file}`, "utf8")));
      for (const [key, text] of flat(parsed)) {
        const name = `${file.replace(/\.json$/, "")}:${key}`;
        texts.set(name, { ...texts.get(name), [language]: text });
      }
    }
  }
  return texts;
}

function flat(node: Tree, above = ""): readonly (readonly [string, string])[] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" ? [[above + key, value] as const] : flat(value, `${above}${key}.`),
  );
}
