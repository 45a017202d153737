import type { Command } from "commander";
import { recordPastYears } from "#contract/treasury/past-years.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { tableFileOf } from "#cli/table-file-of.ts";

/** `vuon ledger past-years FILE`: closed years of a programme, tried or recorded. */
export function addPastYears(ledger: Command, open: () => Promise<CliPlatform>): void {
  ledger
    .command("past-years <file>")
    .description("bring the closed years of a programme into the ledger from CSV or XLSX, whole or not at all")
    .requiredOption("--area <id>", "the province")
    .requiredOption("--programme <id>", "the programme, such as vn-2021-2025")
    .option("--try", "only tell what would be recorded and what is wrong")
    .action(async (path: string, options: { area: string; programme: string; try?: true }) => {
      const file = await tableFileOf(path);
      const platform = await open();
      const { errors, errorCount, sums, ...reported } = await platform.ask(recordPastYears, {
        body: { areaId: options.area, programmeId: options.programme, file, isTrial: options.try === true },
      });
      platform.print(errorCount > 0 ? errors : [...sums]);
      if (errorCount > 0) throw new CheckFailed(`${errorCount} errors in ${reported.rows} rows; nothing was recorded`);
      platform.print(reported);
    });
}
