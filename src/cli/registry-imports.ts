import { Command } from "commander";
import { cancelImport, continueImport } from "#contract/registry-import-files.ts";
import { getImport, listImports } from "#contract/registry-imports.ts";
import type { importSummary } from "#contract/registry-imports.ts";
import type { Id } from "#kernel/id.ts";
import type { z } from "zod";
import type { CliPlatform } from "./cli-platform.ts";

/** Imports that were begun here or in the console: how far they are, ended, gone on with. */
export function importsCommand(open: () => Promise<CliPlatform>): Command {
  const imports = new Command("imports").description("imports of files: how far, what was held back; end one, go on");
  imports
    .command("list", { isDefault: true })
    .description("the latest first")
    .option("--limit <n>", "how many", "20")
    .action(async (options: { limit: string }) => {
      const platform = await open();
      const { rows } = await platform.ask(listImports, { query: { limit: options.limit } });
      platform.print(rows.map(lineOf));
      if (rows.length === 0) platform.say("Nothing was imported yet: vuon import --help");
    });
  imports
    .command("show <import>")
    .description("one import, its counts and what became of the households that were held back")
    .action(async (importId: Id<"import">) => {
      const platform = await open();
      const { held, canContinue, counts, ...found } = await platform.ask(getImport, { params: { importId } });
      platform.print({ ...lineOf({ ...found, counts }), ...counts, ...held, canContinue });
      if (held.held > 0) platform.say(`Why, row by row: vuon households quarantine ${importId}`);
    });
  imports
    .command("cancel <import>")
    .description("end it after the batch that is being written; what was written stays")
    .action(async (importId: Id<"import">) => {
      const platform = await open();
      platform.print(lineOf(await platform.ask(cancelImport, { params: { importId } })));
    });
  imports
    .command("continue <import>")
    .description("go on after its last batch; adds nothing twice")
    .action(async (importId: Id<"import">) => {
      const platform = await open();
      platform.print(lineOf(await platform.ask(continueImport, { params: { importId } })));
      platform.say("It is done by the server, or by: vuon worker");
    });
  return imports;
}

function lineOf(row: z.output<typeof importSummary>) {
  return {
    import: row.importId,
    area: row.areaName,
    source: row.sourceSystem,
    state: row.state,
    rows: row.rowsInAll === null ? row.rowsDone : `${row.rowsDone} of ${row.rowsInAll}`,
    added: row.counts.householdsAdded,
    known: row.counts.householdsKnown,
    heldBack: row.counts.householdsQuarantined,
    startedAt: row.startedAt,
    by: row.officerName ?? "",
    ...(row.failure === null ? {} : { failure: row.failure.code }),
  };
}
