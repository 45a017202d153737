/** Figures of a long benchmark, written as each of them comes: one that was ended in the middle goes on with what is missing. */
import { appendFile, mkdir, readFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../node_modules/.cache/vuon/bench/", import.meta.url));

export type KeptFigures<Figure> = {
  readonly kept: readonly Figure[];
  readonly keep: (figure: Figure) => Promise<void>;
};

/** Begins again unless it is to resume. A line that was cut off in the middle is left out. */
export async function openKeptFigures<Figure>(name: string, resumes: boolean): Promise<KeptFigures<Figure>> {
  const file = `${folder}${name}.jsonl`;
  await mkdir(folder, { recursive: true });
  if (!resumes) await rm(file, { force: true });
  const text = await readFile(file, "utf8").catch(() => "");
  const kept = text
    .split("\n")
    .slice(0, -1)
    .map((line): Figure => JSON.parse(line));
  return { kept, keep: async (figure) => appendFile(file, `${JSON.stringify(figure)}\n`) };
}
