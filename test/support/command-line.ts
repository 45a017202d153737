/** Commands of the command line, run as an officer of a test installation: by the contract, over the same HTTP as everything else. */
import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { v7 } from "uuid";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { send } from "#contract/client.ts";
import type { TestOfficer } from "./installation.ts";

type Open = () => Promise<CliPlatform>;

export type Reported = {
  /** What was printed, in order. */
  readonly printed: readonly unknown[];
  readonly said: readonly string[];
};

/** Runs one command; what it throws is thrown. */
export async function runCommand(
  families: readonly ((open: Open) => readonly Command[])[],
  officer: TestOfficer,
  ...words: readonly string[]
): Promise<Reported> {
  const reported = { printed: [] as unknown[], said: [] as string[] };
  const platform: CliPlatform = {
    ask: async (endpoint, ask) => officer.get(endpoint, ask),
    download: async (endpoint, ask, file) => {
      const response = await send(officer.fetch, endpoint, ask, v7);
      if (!response.ok) throw new Error(`${endpoint.id} answers ${response.status}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      await writeFile(file, bytes);
      return bytes.length;
    },
    print: (result) => void reported.printed.push(result),
    say: (line) => void reported.said.push(line),
    progress: () => ({ advance: () => undefined, end: () => undefined }),
  };
  const root = new Command("vuon").exitOverride();
  for (const family of families) for (const command of family(async () => platform)) root.addCommand(command);
  await root.parseAsync(words, { from: "user" });
  return reported;
}
