import { Command } from "commander";
import { CheckFailed } from "./cli-platform.ts";
import type { CliPlatform } from "./cli-platform.ts";
import { passphraseFrom } from "./upkeep.ts";

export type DumpCommune = (request: {
  readonly communeId: string;
  readonly file: string;
  readonly passphrase: string | undefined;
  readonly withoutIdentifiers: boolean;
}) => Promise<{
  readonly rows: number;
  readonly bytes: number;
  readonly identifiers: "sealed" | "left_out" | undefined;
}>;

export type LoadCommune = (request: {
  readonly file: string;
  readonly passphrase: string | undefined;
}) => Promise<{ readonly areaId: string; readonly madeAt: string; readonly added: Readonly<Record<string, number>> }>;

type Platform = CliPlatform & { readonly dumpCommune: DumpCommune; readonly loadCommune: LoadCommune };

export function communeCommand(open: () => Promise<Platform>): Command {
  const commune = new Command("commune").description(
    "everything of a commune as a file, and into another installation",
  );
  commune
    .command("dump")
    .description("every row of the commune, all stages")
    .requiredOption("--area <id>")
    .requiredOption("--out <file>")
    .option("--passphrase-file <file>", "seal the file; identifiers and account numbers travel only sealed")
    .option("--without-identifiers", "leave identifiers and account numbers out", false)
    .action(async (options: { area: string; out: string; passphraseFile?: string; withoutIdentifiers: boolean }) => {
      const { withoutIdentifiers } = options;
      const passphrase = await passphraseFrom(options.passphraseFile);
      if (passphrase === undefined && !withoutIdentifiers)
        throw new CheckFailed("give --passphrase-file, or leave the identifiers out with --without-identifiers");
      const platform = await open();
      const request = { communeId: options.area, file: options.out, passphrase, withoutIdentifiers };
      platform.print({ file: options.out, ...(await platform.dumpCommune(request)) });
    });
  commune
    .command("load <file>")
    .description("a dump into this installation: all of it or nothing; what is here and says the same stays")
    .option("--passphrase-file <file>")
    .action(async (file: string, options: { passphraseFile?: string }) => {
      const platform = await open();
      const done = await platform.loadCommune({ file, passphrase: await passphraseFrom(options.passphraseFile) });
      platform.print({ areaId: done.areaId, madeAt: done.madeAt, ...done.added });
    });
  return commune;
}
