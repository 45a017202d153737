import { Command } from "commander";
import { listTransfers } from "#contract/registry/transfer.ts";
import { transferStates } from "#programme/registry/household/household-moves.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";

export function transfersCommand(open: () => Promise<CliPlatform>): Command {
  const transfers = new Command("transfers").description("households that move between communes");
  transfers
    .command("list", { isDefault: true })
    .description("from and to the officer's areas, the latest first")
    .option("--state <state>", "asked, accepted, refused or withdrawn")
    .option("--limit <n>", "how many", "50")
    .action(async (options: { state?: string; limit: string }) => {
      const platform = await open();
      const state = transferStates.find((known) => known === options.state);
      platform.print((await platform.ask(listTransfers, { query: { state, limit: options.limit } })).rows);
    });
  return transfers;
}
