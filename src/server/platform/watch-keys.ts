import { readFileSync, statSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { parseKeys, readKeys, textOfKeys } from "./keys.ts";
import type { Keys } from "./keys.ts";

/** How long a running installation may go on with keys that were changed: anyone who changes them waits longer than this. */
export const noticedWithin = 1000;

/**
 * The keys of the file as they are now: a rotation by another process is noticed without a new start. A file that is gone or broken
 * stops nobody: the keys that are known serve on, and the file is looked at again a second later.
 */
export async function watchKeys(path: string): Promise<Keys> {
  let keys = await readKeys(path);
  let written = statSync(path).mtimeMs;
  let looked = performance.now();
  const now = (): Keys => {
    if (performance.now() - looked < noticedWithin) return keys;
    looked = performance.now();
    try {
      const changed = statSync(path).mtimeMs;
      if (changed !== written) {
        keys = parseKeys(readFileSync(path, "utf8"));
        written = changed;
      }
    } catch {
      // The next start names it (check-before-start.ts).
    }
    return keys;
  };
  return {
    get signIn() {
      return now().signIn;
    },
    get blindIndex() {
      return now().blindIndex;
    },
    get earlierBlindIndexes() {
      return now().earlierBlindIndexes;
    },
    get fields() {
      return now().fields;
    },
  };
}

/** The whole new file stands on the disk before it takes the place of the old one: a power cut leaves one of the two. */
export async function writeKeys(path: string, keys: Keys): Promise<void> {
  const unfinished = `${path}.unfinished`;
  const handle = await open(unfinished, "w", 0o600);
  try {
    await handle.writeFile(textOfKeys(keys));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, path);
}
