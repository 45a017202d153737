import { glob, readFile } from "node:fs/promises";

/** A key that a page asks for; `*` stands for what it puts in between. */
export type UsedKey = { readonly file: string; readonly key: string };

/**
 * The literal keys of t("…") and t(`…${…}`) in the files of a folder, under the namespace that the useTranslation("…")
 * before them names.
 */
export async function keysUsedIn(folder: string): Promise<readonly UsedKey[]> {
  const used: UsedKey[] = [];
  for await (const file of glob("**/*.{ts,tsx}", { cwd: folder, exclude: ["**/*.test.ts"] })) {
    used.push(...keysOf(await readFile(`${folder}/${file}`, "utf8")).map((key) => ({ file, key })));
  }
  return used;
}

/** Split by component, since one file may hold several that speak from different namespaces. */
export function keysOf(source: string): readonly string[] {
  const parts = source.split(/(?=useTranslation\()/);
  return parts.flatMap((part) => {
    const namespace = /^useTranslation\("(\w+)"\)/.exec(part)?.[1];
    if (namespace === undefined) return [];
    const calls = [...part.matchAll(/\bt\(\s*(?:"([^"]+)"|`([^`]+)`)/g)];
    const choices = [...part.matchAll(/\bt\([^()"`]*\? "([^"]+)" : "([^"]+)"/g)].flatMap(([, yes = "", no = ""]) => [
      yes,
      no,
    ]);
    return [...calls.map(([, plain, template]) => plain ?? template ?? ""), ...choices].map((key) =>
      key.includes(":") ? key.replaceAll(/\$\{[^}]*\}/g, "*") : `${namespace}:${key.replaceAll(/\$\{[^}]*\}/g, "*")}`,
    );
  });
}
