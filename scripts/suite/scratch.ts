/**
 * What a run leaves behind: its processes and its temporary files. Everything that a run starts has its mark in the environment or works
 * in its folder, so both are found and ended, after a Ctrl-C too.
 */
import { chmod, mkdtemp, readFile, readdir, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";

export type Scratch = {
  /** What the processes of the run find in their environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends what still runs and removes the folder. Answers the processes that had to be ended. */
  clear(): Promise<readonly string[]>;
};

const markName = "VUON_TEST_RUN";
/** Processes that end by themselves are given so long. */
const graceMs = 3000;

export async function openScratch(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), "vuon-tests-"));
  // PostgreSQL does not run as root: its user must reach the data below.
  await chmod(folder, 0o755);
  const mark = basename(folder);
  return {
    environment: { TMPDIR: folder, TEMP: folder, TMP: folder, [markName]: mark },
    clear: async () => {
      const until = Date.now() + graceMs;
      let left = await processesOf(mark, folder);
      while (left.length > 0 && Date.now() < until) {
        await setTimeout(100);
        left = await processesOf(mark, folder);
      }
      for (const { id } of left) end(id);
      while ((await processesOf(mark, folder)).length > 0 && Date.now() < until + graceMs) await setTimeout(50);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      return left.map(({ id, command }) => `${id} ${command}`);
    },
  };
}

function end(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}

/** Linux tells the environment and the folder of a process; elsewhere nothing is found. */
async function processesOf(
  mark: string,
  folder: string,
): Promise<readonly { readonly id: number; readonly command: string }[]> {
  const ids = (await readdir("/proc").catch(() => [])).map(Number).filter((id) => id > 0 && id !== process.pid);
  const found = await Promise.all(
    ids.map(async (id) => {
      const environment = await readFile(`/proc/${id}/environ`, "utf8").catch(() => "");
      const place = await readlink(`/proc/${id}/cwd`).catch(() => "");
      if (!environment.includes(`${markName}=${mark}\0`) && !place.startsWith(folder)) return [];
      const command = await readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "");
      // One that has ended and that nobody has waited for has no command line.
      return command === "" ? [] : [{ id, command: command.replaceAll("\0", " ").slice(0, 200) }];
    }),
  );
  return found.flat();
}
