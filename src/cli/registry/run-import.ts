import { stat } from "node:fs/promises";
import { Command, Option } from "commander";
import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import type { ImportCounts } from "#programme/registry/import/import-counts.ts";
import { encodings } from "#kernel/encoding/detect-encoding.ts";
import type { Encoding } from "#kernel/encoding/detect-encoding.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";

/** Import of files of any size; given to the command by src/main, because it streams and does not go over HTTP. */
export type ImportFiles = (request: {
  readonly mappingFile: string;
  readonly householdsFile: string;
  readonly peopleFile?: string | undefined;
  readonly areaId: string;
  readonly roundId?: Id<"round"> | undefined;
  readonly addsVillages?: boolean | undefined;
  readonly read?: { readonly sheet?: string | undefined; readonly encoding?: Encoding | undefined } | undefined;
  readonly advance?: ((bytes: number) => void) | undefined;
}) => Promise<Result<{ readonly importId: string; readonly counts: ImportCounts; readonly reading: object }, Refusal>>;

type Options = {
  readonly addVillages?: boolean;
  mapping: string;
  households: string;
  people?: string;
  area: string;
  round?: string;
  sheet?: string;
  encoding?: Encoding;
};

export function importCommand(open: () => Promise<CliPlatform & { readonly importFiles: ImportFiles }>): Command {
  return new Command("import")
    .description("import households and people from CSV or XLSX by a mapping; what is there already stays as it is")
    .requiredOption("--mapping <file>", "which column holds what (YAML; packs/mappings has one that is explained)")
    .requiredOption("--households <file>", "file of households, or of people who carry their household's facts")
    .requiredOption("--area <id>", "the commune, or the province when the file names communes")
    .option("--people <file>", "file of people, when the households have a file of their own")
    .option("--sheet <name>", "the sheet of a workbook; without it, the first that holds a table")
    .addOption(
      new Option("--encoding <name>", "how the letters are written, where it is not found out").choices(encodings),
    )
    .option("--add-villages", "add villages that the registry does not have; without it their households are held back")
    .option("--round <id>", "record the answers of the mapping for this round of review")
    .addHelpText(
      "after",
      "\nExample:\n  vuon import --mapping packs/mappings/households-cr.yaml --households persons.csv --area 21484 --as officer.21484",
    )
    .action(async (options: Options) => {
      const files = [options.households, ...(options.people === undefined ? [] : [options.people])];
      const sizes = await Promise.all(files.map(async (file) => sizeOf(file)));
      const platform = await open();
      const bar = platform.progress(
        "import",
        sizes.reduce((sum, size) => sum + size, 0),
      );
      const done = await platform
        .importFiles({
          mappingFile: options.mapping,
          householdsFile: options.households,
          peopleFile: options.people,
          areaId: options.area,
          roundId: options.round === undefined ? undefined : idOf("round", options.round),
          addsVillages: options.addVillages,
          read: { sheet: options.sheet, encoding: options.encoding },
          advance: bar.advance,
        })
        .finally(bar.end);
      if (!done.ok) throw new CheckFailed(`refused: ${done.failure.code} ${JSON.stringify(done.failure.facts)}`);
      const { importId, counts, reading } = done.value;
      platform.say(`Read as ${JSON.stringify(reading)}`);
      platform.print({ importId, ...counts });
      if (counts.householdsAdded === 0 && counts.householdsKnown > 0) {
        platform.say(`Nothing was added: all ${counts.householdsKnown} households were imported before.`);
      }
      if (counts.rowsQuarantined > 0) {
        platform.say(
          `${counts.rowsQuarantined} rows are held back. Why, row by row: vuon households quarantine ${importId}`,
        );
      }
    });
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    throw new CheckFailed(`There is no file ${file}`);
  }
}
