import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { packsFolder } from "#server/platform/pack-files.ts";
import { fileURLToPath } from "node:url";

/** Every file of the packs that databases hold a copy of, by name and content; texts of the interface are not among them. */
export async function packHashes(): Promise<readonly string[]> {
  const folder = fileURLToPath(packsFolder);
  const hashes: string[] = [];
  const files: string[] = [];
  for await (const file of glob("{areas,standards,programmes,forms}/**/*.*", { cwd: folder })) files.push(file);
  for (const file of files.toSorted()) {
    const content = await readFile(join(folder, file));
    hashes.push(`${file} ${createHash("sha256").update(content).digest("hex")}`);
  }
  return hashes;
}
