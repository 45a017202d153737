import { Command } from "commander";
import { readFile } from "node:fs/promises";
import { CheckFailed } from "./cli-platform.ts";
import type { CliPlatform, ProgressBar } from "./cli-platform.ts";

export type BackUp = (request: {
  readonly file: string;
  readonly passphrase: string | undefined;
}) => Promise<{ readonly tables: number; readonly rows: number; readonly bytes: number }>;

export type RestoreBackup = (request: { readonly file: string; readonly passphrase: string | undefined }) => Promise<{
  readonly madeAt: string;
  readonly tables: number;
  readonly rows: number;
  /** What the checks of ledger, counts and audit found, and keys that are missing here. */
  readonly findings: readonly string[];
}>;

export type RotateKeys = (
  progress: (label: string, total: number) => ProgressBar,
) => Promise<{ readonly version: number; readonly resealed: number; readonly retired: readonly number[] }>;

/** A passphrase comes from a file, so that it is in no list of processes and in no history of a shell. */
export async function passphraseFrom(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  const passphrase = (await readFile(file, "utf8")).trim();
  if (passphrase.length < 12) throw new CheckFailed(`${file}: a passphrase has twelve characters or more`);
  return passphrase;
}

export function backupCommand(open: () => Promise<CliPlatform & { readonly backUp: BackUp }>): Command {
  return new Command("backup")
    .description("the whole database as one file, in one snapshot, while the installation goes on working")
    .requiredOption("--out <file>")
    .option("--passphrase-file <file>", "seal it by the passphrase that this file holds")
    .action(async (options: { out: string; passphraseFile?: string }) => {
      const passphrase = await passphraseFrom(options.passphraseFile);
      const platform = await open();
      const from = performance.now();
      const done = await platform.backUp({ file: options.out, passphrase });
      platform.print({ file: options.out, ...done, seconds: Number(((performance.now() - from) / 1000).toFixed(1)) });
      platform.say("Keep the key file in another place: without it identifiers and accounts cannot be read.");
    });
}

/** Opens no server context: what is restored into is empty, and a server would begin to fill it. */
export function restoreCommand(restore: RestoreBackup, print: (result: unknown) => void): Command {
  return new Command("restore")
    .description("a backup into an empty database, with the checks of ledger, counts and audit after it")
    .argument("<file>")
    .option("--passphrase-file <file>")
    .action(async (file: string, options: { passphraseFile?: string }) => {
      const { findings, ...done } = await restore({ file, passphrase: await passphraseFrom(options.passphraseFile) });
      print(done);
      if (findings.length > 0) throw new CheckFailed(findings.join("\n"));
    });
}

export function keysCommand(open: () => Promise<CliPlatform & { readonly rotateKeys: RotateKeys }>): Command {
  const keys = new Command("keys").description("the keys that seal identifiers and accounts");
  keys
    .command("rotate")
    .description(
      "a new key; what is sealed is sealed again with it, and the old one is retired. Goes on where it was broken off",
    )
    .action(async () => {
      const platform = await open();
      platform.print(await platform.rotateKeys((label, total) => platform.progress(label, total)));
    });
  return keys;
}
