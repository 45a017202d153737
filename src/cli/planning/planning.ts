import { Command } from "commander";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { disbursementCommand, treasuryCommand } from "#cli/treasury/disbursement.ts";
import { addLedger } from "#cli/ledger/posting.ts";
import { frameworkCommands } from "./framework.ts";
import { plansCommand } from "./plan.ts";
import { addPastYears } from "#cli/treasury/past-years.ts";
import { checkLedger, listBalances } from "#contract/ledger/balance.ts";

export function planningCommands(open: () => Promise<CliPlatform>): readonly Command[] {
  const ledger = new Command("ledger").description("the double-entry ledger of the programme's money, in đồng");
  ledger
    .command("balances")
    .description("balances by source, component, area, year and stage of the money")
    .requiredOption("--area <id>", "the province or a commune")
    .requiredOption("--year <year>", "the budget year")
    .action(async (options: { area: string; year: string }) => {
      const platform = await open();
      platform.print((await platform.ask(listBalances, { query: { areaId: options.area, year: options.year } })).rows);
    });
  ledger
    .command("verify")
    .description("every posting sums to zero and every balance to its entries; exit code 1 where not")
    .action(async () => {
      const platform = await open();
      const { postings, findings } = await platform.ask(checkLedger);
      platform.print(findings.length === 0 ? { postings, findings: 0 } : findings);
      if (findings.length > 0) throw new CheckFailed(`${findings.length} findings in ${postings} postings`);
    });
  addPastYears(ledger, open);
  addLedger(ledger, open);
  return [plansCommand(open), ledger, disbursementCommand(open), treasuryCommand(open), ...frameworkCommands(open)];
}
