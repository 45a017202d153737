import { Option } from "commander";
import type { Command } from "commander";
import { exploreLedger, getPosting, listPostings, pivots, reversePosting } from "#contract/ledger/posting.ts";
import { readMoneyFlow } from "#contract/treasury/disbursement.ts";
import { idOf } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { listContributions, recordContribution } from "#contract/ledger/contribution.ts";
import { newId } from "#contract/new-id.ts";

type Filter = {
  area: string;
  year?: string;
  origin?: string;
  source?: string;
  component?: string;
  form?: "money" | "goods" | "labour";
};

/** The options that say which money. */
export function withMoney(command: Command): Command {
  return command
    .requiredOption("--area <id>", "the province or a commune")
    .option("--year <year>", "the budget year")
    .option("--origin <year>", "the year in which it was first budgeted")
    .option("--source <code>", "the fund source")
    .option("--component <code>");
}

export function filterOf({ area, year, origin, source, component, form }: Filter) {
  return { areaId: area, year, originYear: origin, fundSource: source, component, form };
}

/** `vuon ledger pivot|postings|posting|reverse|flow|contributions|contribute`. */
export function addLedger(ledger: Command, open: () => Promise<CliPlatform>): void {
  const form = () => new Option("--form <form>").choices(["money", "goods", "labour"]);
  withMoney(ledger.command("pivot"))
    .description("balances by stage of the money, one row an area, source, component, year, origin or form")
    .addOption(form())
    .addOption(new Option("--by <dimension>").choices([...pivots]).default("area"))
    .action(async (options: Filter & { by: (typeof pivots)[number] }) => {
      const platform = await open();
      const { rows } = await platform.ask(exploreLedger, { query: { ...filterOf(options), by: options.by } });
      platform.print(rows.map(({ key, name, amounts }) => ({ key, name, ...amounts })));
    });
  withMoney(ledger.command("postings"))
    .description("postings behind a balance, the latest first")
    .addOption(form())
    .option("--stage <stage>", "budget, allocated, committed, reserved, disbursed, settled, returned")
    .action(async (options: Filter & { stage?: "budget" }) => {
      const platform = await open();
      const query = { ...filterOf(options), stage: options.stage, limit: 500 };
      const { rows, total, sum } = await platform.ask(listPostings, { query });
      platform.print([...rows]);
      platform.say(`${rows.length} of ${total} postings; all of them move ${sum} đồng here`);
    });
  ledger
    .command("posting <id>")
    .description("a posting with its entries")
    .action(async (id: string) => {
      const platform = await open();
      const { entries, ...posting } = await platform.ask(getPosting, { params: { postingId: idOf("posting", id) } });
      platform.print(posting);
      platform.print(entries);
    });
  ledger
    .command("reverse <id>")
    .description("take a posting back by one that mirrors it")
    .requiredOption("--reason <text>")
    .action(async (id: string, { reason }: { reason: string }) => {
      const platform = await open();
      const { entries, ...made } = await platform.ask(reversePosting, {
        params: { postingId: idOf("posting", id) },
        body: { reason },
      });
      platform.print({ ...made, entries: entries.length });
    });
  withMoney(ledger.command("flow"))
    .description("the flow of money: source to component, component to commune, commune to stage")
    .action(async (options: Filter) => {
      const platform = await open();
      const { form: _form, ...query } = filterOf(options);
      platform.print([...(await platform.ask(readMoneyFlow, { query })).links]);
    });
  ledger
    .command("contributions")
    .description("what people and enterprises gave, each form with its sum")
    .requiredOption("--area <id>", "the province or a commune")
    .option("--year <year>")
    .action(async (options: { area: string; year?: string }) => {
      const platform = await open();
      const { rows, sums } = await platform.ask(listContributions, {
        query: { areaId: options.area, year: options.year },
      });
      platform.print([...rows]);
      platform.print(sums);
    });
  ledger
    .command("contribute")
    .description("record what was given: --amount for money, or --quantity, --unit and --rate for goods or labour")
    .requiredOption("--area <id>", "the commune")
    .requiredOption("--source <code>", "COMMUNITY, ENTERPRISE, …")
    .requiredOption("--component <code>")
    .requiredOption("--giver <name>")
    .requiredOption("--content <text>")
    .requiredOption("--on <day>", "YYYY-MM-DD")
    .option("--line <id>", "the activity line of the plan that it serves")
    .addOption(form().makeOptionMandatory())
    .option("--amount <đồng>")
    .option("--quantity <number>", "days or pieces, up to two decimals")
    .option("--unit <text>")
    .option("--rate <đồng>", "what one is worth")
    .action(async (options: Gift) => {
      const platform = await open();
      const { area, source, component, giver, content, on, form: given } = options;
      platform.print(
        await platform.ask(recordContribution, {
          body: {
            contributionId: newId("contribution"),
            areaId: area,
            year: Number(on.slice(0, 4)),
            activityLineId: options.line === undefined ? null : idOf("activity line", options.line),
            fundSource: source,
            component,
            giver,
            content,
            givenOn: localDate(on),
            given:
              given === "money"
                ? { form: given, amount: dong(options.amount ?? "0") }
                : {
                    form: given,
                    quantityHundredths: Math.round(Number(options.quantity ?? 0) * 100),
                    unit: options.unit ?? "",
                    unitValue: dong(options.rate ?? "0"),
                  },
          },
        }),
      );
    });
}

type Gift = {
  area: string;
  source: string;
  component: string;
  giver: string;
  content: string;
  on: string;
  line?: string;
  form: "money" | "goods" | "labour";
  amount?: string;
  quantity?: string;
  unit?: string;
  rate?: string;
};
