import { Command, Option } from "commander";
import {
  exportFormats,
  exportFoundHouseholds,
  exportFoundIdentifiers,
  exportHouseholds,
  exportIdentifiers,
} from "#contract/registry/export.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { beneficiaryGroups } from "#programme/review/standard/beneficiary-groups.ts";
import type { BeneficiaryGroup } from "#programme/review/standard/beneficiary-groups.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";

type Options = {
  out: string;
  format: (typeof exportFormats)[number];
  rows: "households" | "people";
  columns: "vi" | "en" | "id" | "codes";
  commune?: string;
  village?: string;
  class?: string;
  group?: BeneficiaryGroup;
  search?: string;
  on?: string;
  withIdentifiers?: string;
};

export function exportCommand(open: () => Promise<CliPlatform>): Command {
  return new Command("export")
    .description("every household or person that the officer sees, as a file; identifiers masked")
    .requiredOption("--out <file>")
    .addOption(new Option("--format <format>").choices([...exportFormats]).default("csv"))
    .addOption(new Option("--rows <of>", "one row each").choices(["people", "households"]).default("people"))
    .addOption(
      new Option("--columns <language>", "codes for machines").choices(["vi", "en", "id", "codes"]).default("vi"),
    )
    .option("--commune <id>")
    .option("--village <id>")
    .option("--class <code>")
    .addOption(
      new Option("--group <group>", "newly escaped, or with low-income workers").choices([...beneficiaryGroups]),
    )
    .option("--search <name>")
    .option("--on <day>", "as it was on a past day, YYYY-MM-DD")
    .option("--with-identifiers <purpose>", "in full, for posts that may unmask them; the purpose is kept")
    .action(async ({ out, withIdentifiers: purpose, commune, village, ...options }: Options) => {
      const platform = await open();
      const { format, rows, columns, search } = options;
      const query = {
        on: options.on,
        format,
        rows,
        columns,
        class: options.class,
        group: options.group,
        communeId: commune,
        villageId: village,
      };
      const exportAll = async () =>
        purpose === undefined
          ? platform.download(exportHouseholds, { query }, out)
          : platform.download(exportIdentifiers, { query: { ...query, purpose } }, out);
      const exportFound = async (words: string) => {
        const body = { ...query, on: options.on === undefined ? undefined : parseLocalDate(options.on), search: words };
        return purpose === undefined
          ? platform.download(exportFoundHouseholds, { body }, out)
          : platform.download(exportFoundIdentifiers, { body: { ...body, purpose } }, out);
      };
      const bytes = await (search === undefined ? exportAll() : exportFound(search));
      platform.print({ file: out, format, rows, bytes });
    });
}
