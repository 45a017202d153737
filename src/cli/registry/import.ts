import { Command } from "commander";
import { cancelImport, continueImport } from "#contract/registry/import-file.ts";
import { getImport, listImports } from "#contract/registry/import.ts";
import type { importSummary } from "#contract/registry/import.ts";
import { cancelTakeBack, listTakeBackHouseholds, takeBackImport, tryTakeBack } from "#contract/registry/take-back.ts";
import type { takeBackHousehold } from "#contract/registry/take-back.ts";
import type { Id } from "#kernel/id.ts";
import type { z } from "zod";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { newId } from "#contract/new-id.ts";

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
      const { held, canContinue, counts, takeBack, ...found } = await platform.ask(getImport, { params: { importId } });
      platform.print({ ...lineOf({ ...found, counts }), ...counts, ...held, canContinue });
      if (takeBack !== null) platform.print(takeBack);
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
  takeBackCommands(imports, open);
  return imports;
}

function takeBackCommands(imports: Command, open: () => Promise<CliPlatform>): void {
  imports
    .command("take-back <import>")
    .description("take out of the registry what it added, except households to which something has happened since")
    .option("--reason <text>", "why; without it only what would go and what would stay is shown")
    .action(async (importId: Id<"import">, options: { reason?: string }) => {
      const platform = await open();
      const params = { importId };
      if (options.reason === undefined) {
        const { goes, stays, reasons, ...counts } = await platform.ask(tryTakeBack, { params });
        platform.print({ ...counts, ...Object.fromEntries(reasons.map(({ why, households }) => [why, households])) });
        platform.print([...goes, ...stays].map(householdLine));
        platform.say("Nothing was changed. Take it back: --reason <text>");
        return;
      }
      const body = { takeBackId: newId("take-back"), reason: options.reason };
      platform.print(await platform.ask(takeBackImport, { params, body }));
      platform.say(`It is done by the server, or by: vuon worker. How far: vuon imports show ${importId}`);
    });
  imports
    .command("stop-take-back <import>")
    .description("end the taking back after the households that are at work; what was taken back is gone")
    .action(async (importId: Id<"import">) => {
      const platform = await open();
      platform.print(await platform.ask(cancelTakeBack, { params: { importId } }));
    });
  imports
    .command("households <import>")
    .description("households that the latest taking back kept, each with the reason, or those that were taken back")
    .option("--taken-back", "those that were taken back")
    .option("--limit <n>", "how many", "100")
    .action(async (importId: Id<"import">, options: { takenBack?: boolean; limit: string }) => {
      const platform = await open();
      const outcome = options.takenBack === true ? "taken_back" : "kept";
      const query = { outcome, limit: options.limit } as const;
      const { rows, total } = await platform.ask(listTakeBackHouseholds, { params: { importId }, query });
      platform.print(rows.map(householdLine));
      platform.say(`${rows.length} of ${total ?? rows.length}`);
    });
}

function householdLine(row: z.output<typeof takeBackHousehold>) {
  return {
    household: row.householdId,
    key: row.sourceKey,
    head: row.headName ?? "",
    village: row.villageName ?? "",
    people: row.members,
    stays: row.why ?? "",
  };
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
