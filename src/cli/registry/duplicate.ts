import { Command, Option } from "commander";
import { listDuplicates, searchDuplicates } from "#contract/registry/duplicate.ts";
import { pairStates } from "#programme/registry/duplicate/merge.ts";
import type { PairState } from "#programme/registry/duplicate/merge.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";

export function duplicatesCommand(open: () => Promise<CliPlatform>): Command {
  const duplicates = new Command("duplicates").description(
    "records that may be of one person: found here, decided in the console",
  );
  duplicates
    .command("find <area>")
    .description(
      "compare everybody of a commune, or of a province at once (some minutes): also people who moved between communes",
    )
    .action(async (areaId: string) => {
      const platform = await open();
      platform.print(await platform.ask(searchDuplicates, { body: { areaId } }));
    });
  duplicates
    .command("list", { isDefault: true })
    .description("pairs, the surest first")
    .option("--commune <id>")
    .addOption(new Option("--state <state>").choices(pairStates).default("waiting"))
    .option("--limit <n>", "how many", "20")
    .action(async (options: { commune?: string; state: PairState; limit: string }) => {
      const platform = await open();
      const { rows, total } = await platform.ask(listDuplicates, {
        query: { communeId: options.commune, state: options.state, limit: options.limit },
      });
      platform.print(
        rows.map((row) => ({
          left: row.left?.fullName ?? "(not seen)",
          leftCommune: row.leftCommuneName,
          right: row.right?.fullName ?? "(not seen)",
          rightCommune: row.rightCommuneName,
          foundBy: row.foundBy,
          probability: row.probability?.toFixed(3) ?? "",
          state: row.state,
        })),
      );
      platform.say(`${rows.length} of ${total ?? "?"}`);
    });
  return duplicates;
}
