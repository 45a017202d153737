import { Command, CommanderError } from "commander";
import { CheckFailed } from "#cli/cli-platform.ts";
import { auditCommands } from "#cli/authority/audit.ts";
import { authorityCommands } from "#cli/authority/authority.ts";
import { communeCommand } from "#cli/commune.ts";
import { healthCommand } from "#cli/health.ts";
import { demoCommand } from "#cli/demo.ts";
import { measureCommand } from "#cli/evaluation/measure.ts";
import { packCommands } from "#cli/packs.ts";
import { allocationCommands } from "#cli/planning/allocation.ts";
import { planningCommands } from "#cli/planning/planning.ts";
import { registryCommands } from "#cli/registry/registry.ts";
import { workCommand } from "#cli/work.ts";
import { reviewCommands } from "#cli/review/review.ts";
import { render } from "#cli/terminal.ts";
import { backupCommand, keysCommand, restoreCommand } from "#cli/upkeep.ts";
import { ApiProblem } from "#contract/client.ts";
import { isForPeople } from "./for-people.ts";
import { healthHere } from "./health-here.ts";
import { openCliInstallation } from "./open-cli-installation.ts";
import type { CliInstallation } from "./open-cli-installation.ts";
import { readColumnsHere } from "./read-columns-here.ts";
import { restoreHere } from "./restore-here.ts";
import { ArchiveRefused } from "#server/platform/archive/archive-refused.ts";
import { runWorker } from "./worker.ts";
import { codeVersion } from "#server/platform/version.ts";

/** Exit codes: 0 done, 1 a check found something, 2 wrong words or refused, 3 a fault. */
const program = new Command("vuon")
  .description("Vuon from the command line: what the web does, and what is for files, checks and operators.")
  .version(codeVersion)
  .option("--json", "one JSON value on standard output")
  .option("--as <user>", "act as this officer (the posts of the account decide what is allowed)", "operator")
  .exitOverride();

let opened: CliInstallation | undefined;

async function open(): Promise<CliInstallation> {
  opened ??= await openCliInstallation(program.opts<{ json?: boolean; as: string }>());
  return opened;
}

program.addCommand(auditCommands(open));
for (const command of authorityCommands(open)) program.addCommand(command);
for (const command of registryCommands(open)) program.addCommand(command);
for (const command of reviewCommands(open)) program.addCommand(command);
program.addCommand(workCommand(open));
for (const command of planningCommands(open)) program.addCommand(command);
for (const command of allocationCommands(open)) program.addCommand(command);
program.addCommand(packCommands());
program.addCommand(
  measureCommand(
    readColumnsHere,
    (text) => process.stdout.write(text),
    (text) => process.stderr.write(`${text}\n`),
  ),
);
program.addCommand(
  new Command("worker").description("do the work in the background (imports) until ended").action(runWorker),
);
program.addCommand(demoCommand(open));
program.addCommand(backupCommand(open));
program.addCommand(communeCommand(open));
program.addCommand(keysCommand(open));
const print = (result: unknown) =>
  process.stdout.write(`${render(result, program.opts<{ json?: boolean }>().json === true)}\n`);
program.addCommand(restoreCommand(restoreHere, print));
program.addCommand(healthCommand(healthHere, print));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
} finally {
  await opened?.prepared.close();
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CheckFailed) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  if (error instanceof ApiProblem) {
    const { code, facts, errors } = error.problem;
    process.stderr.write(`refused: ${code} ${JSON.stringify(facts)}\n`);
    for (const wrong of errors ?? []) process.stderr.write(`  ${wrong.path}: ${wrong.message}\n`);
    return 2;
  }
  if (error instanceof ArchiveRefused) {
    process.stderr.write(`refused: ${error.message}\n`);
    return 2;
  }
  if (isForPeople(error)) {
    process.stderr.write(`refused: ${error.message}\n`);
    return 2;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 3;
}
