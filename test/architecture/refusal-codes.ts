import { glob, readFile } from "node:fs/promises";

/** The codes of refusals that the files of a folder write out, each once: `refuse("stage.code"` and `code: "stage.code"`. */
export async function refusalCodesIn(folder: string): Promise<readonly string[]> {
  const codes = new Set<string>();
  for await (const file of glob("**/*.ts", { cwd: folder, exclude: ["**/*.test.ts", "web/**", "cli/**", "main/**"] })) {
    for (const code of refusalCodesOf(await readFile(`${folder}/${file}`, "utf8"))) codes.add(code);
  }
  return [...codes].toSorted();
}

export function refusalCodesOf(source: string): readonly string[] {
  return [...source.matchAll(/(?:refuse\(|problem\(|code:)\s*"([a-z]+\.[a-z_]+)"/g)].map(([, code = ""]) => code);
}
