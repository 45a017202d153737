import { basename } from "node:path";
import { Command, Option } from "commander";
import {
  listHinderedLines,
  printDisbursement,
  readDisbursement,
  setSchedule,
} from "#contract/treasury/disbursement.ts";
import {
  acceptTreasuryImport,
  getTreasuryImport,
  getTreasuryMapping,
  importTreasury,
  listTreasuryImports,
} from "#contract/treasury/treasury.ts";
import { idOf } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { hindrances } from "#programme/treasury/disbursement.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { filterOf, withMoney } from "#cli/ledger/posting.ts";
import { tableFileOf } from "#cli/table-file-of.ts";
import { newId } from "#contract/new-id.ts";

type Filter = { area: string; year: string; origin?: string; source?: string; component?: string };

function askedOf(options: Filter) {
  const { form: _form, ...filter } = filterOf(options);
  return { ...filter, year: options.year };
}

/** `vuon disbursement board|lines|schedule|report`. */
export function disbursementCommand(open: () => Promise<CliPlatform>): Command {
  const disbursement = new Command("disbursement").description(
    "what is disbursed of what there is, and what hinders it",
  );
  withMoney(disbursement.command("board"))
    .description("communes with rate, pace and hindrances; the whole with the forecast of the year's end")
    .action(async (options: Filter) => {
      const platform = await open();
      const { rows, total, forecast, months } = await platform.ask(readDisbursement, { query: askedOf(options) });
      platform.print(
        rows.map(({ areaName, available, disbursed, rate, pace, hindrances: counts }) => ({
          areaName,
          available,
          disbursed,
          rate: rate === null ? null : rate / 100,
          pace,
          ...counts,
        })),
      );
      platform.print([...months]);
      platform.print({
        ...total,
        forecast: forecast === null ? "fewer than three complete months" : forecast.expected,
      });
      if (forecast !== null)
        platform.say(`four times in five between ${forecast.low} and ${forecast.high}, by ${forecast.months} months`);
    });
  withMoney(disbursement.command("lines"))
    .description("fund lines: where each stands and what is missing")
    .addOption(new Option("--missing <what>").choices([...hindrances]))
    .option("--behind", "only those behind their schedule")
    .action(async (options: Filter & { missing?: (typeof hindrances)[number]; behind?: true }) => {
      const platform = await open();
      const query = { ...askedOf(options), hindrance: options.missing, behind: options.behind && ("yes" as const) };
      platform.print([...(await platform.ask(listHinderedLines, { query })).rows]);
    });
  disbursement
    .command("schedule <fund-line> [months...]")
    .description("how much of a fund line is to be disbursed in each month, as 3=1000000; none is an even spread")
    .action(async (line: string, months: readonly string[]) => {
      const platform = await open();
      platform.print(
        await platform.ask(setSchedule, {
          params: { fundLineId: idOf("fund line", line) },
          body: {
            months: months.map((one) => {
              const [month = "", amount = ""] = one.split("=");
              return { month: Number(month), amount: dong(amount) };
            }),
          },
        }),
      );
    });
  withMoney(disbursement.command("report"))
    .description("the disbursement report as PDF or XLSX")
    .requiredOption("--out <file>")
    .addOption(new Option("--format <format>").choices(["pdf", "xlsx"]).default("pdf"))
    .addOption(new Option("--language <code>").choices(["vi", "en", "id"]).default("vi"))
    .action(async (options: Filter & { out: string; format: "pdf" | "xlsx"; language: "vi" | "en" | "id" }) => {
      const platform = await open();
      const { format, language, out } = options;
      const query = { ...askedOf(options), format, language };
      platform.print({ file: out, bytes: await platform.download(printDisbursement, { query }, out) });
    });
  return disbursement;
}

type ImportOptions = {
  area: string;
  origin: "treasury" | "bank";
  from: string;
  to: string;
  date?: string;
  amount?: string;
  reference?: string;
  commune?: string;
  source?: string;
};

/** `vuon treasury import|list|show|accept`. */
export function treasuryCommand(open: () => Promise<CliPlatform>): Command {
  const treasury = new Command("treasury").description("figures of the State Treasury and of banks beside the ledger");
  treasury
    .command("import <file>")
    .description("compare a CSV or XLSX file; columns that are not named are those of the last file of this origin")
    .requiredOption("--area <id>", "the province or a commune")
    .addOption(new Option("--origin <of>").choices(["treasury", "bank"]).default("treasury"))
    .requiredOption("--from <day>", "first day that the file covers")
    .requiredOption("--to <day>", "last day that the file covers")
    .option("--date <column>")
    .option("--amount <column>")
    .option("--reference <column>")
    .option("--commune <column>")
    .option("--source <column>")
    .action(async (path: string, options: ImportOptions) => {
      const platform = await open();
      const { area, origin } = options;
      const { mapping } = await platform.ask(getTreasuryMapping, { query: { areaId: area, origin } });
      const [date, amount] = [options.date ?? mapping?.date, options.amount ?? mapping?.amount];
      if (date === undefined || amount === undefined)
        throw new CheckFailed("name the columns of day and amount: --date COLUMN --amount COLUMN");
      const { badRows, ...found } = await platform.ask(importTreasury, {
        body: {
          treasuryImportId: newId("treasury import"),
          areaId: area,
          origin,
          fileName: basename(path),
          file: await tableFileOf(path),
          mapping: {
            date,
            amount,
            reference: options.reference ?? mapping?.reference ?? null,
            commune: options.commune ?? mapping?.commune ?? null,
            source: options.source ?? mapping?.source ?? null,
            communeCodes: mapping?.communeCodes ?? {},
            sourceCodes: mapping?.sourceCodes ?? {},
          },
          fromDay: localDate(options.from),
          toDay: localDate(options.to),
        },
      });
      platform.print({ ...found, ...found.counts });
      if (badRows.length > 0) {
        platform.print([...badRows]);
        throw new CheckFailed(`${badRows.length} rows could not be read; the others were compared`);
      }
    });
  treasury
    .command("list")
    .requiredOption("--area <id>", "the province or a commune")
    .description("files that were compared")
    .action(async ({ area }: { area: string }) => {
      const platform = await open();
      const { rows } = await platform.ask(listTreasuryImports, { query: { areaId: area } });
      platform.print(rows.map(({ badRows, counts, ...row }) => ({ ...row, ...counts, bad: badRows.length })));
    });
  treasury
    .command("show <id>")
    .description("what comparing a file found, differences first")
    .action(async (id: string) => {
      const platform = await open();
      const params = { treasuryImportId: idOf("treasury import", id) };
      platform.print([...(await platform.ask(getTreasuryImport, { params })).lines]);
    });
  treasury
    .command("accept <id>")
    .description("accept what a comparison found, differences included")
    .requiredOption("--reason <text>")
    .action(async (id: string, { reason }: { reason: string }) => {
      const platform = await open();
      const params = { treasuryImportId: idOf("treasury import", id) };
      const { badRows: _bad, counts, ...head } = await platform.ask(acceptTreasuryImport, { params, body: { reason } });
      platform.print({ ...head, ...counts });
    });
  return treasury;
}
