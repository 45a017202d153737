import { Command } from "commander";
import { checkPacks, packFilesIn, shippedPacks } from "./check-packs.ts";
import { CheckFailed } from "./cli-platform.ts";
import { render } from "./terminal.ts";

/** Packs are data by which households are judged: this checks them before a server takes them. Needs no database. */
export function packCommands(): Command {
  const pack = new Command("pack").description("packs: standards, programmes, tables of points");
  pack
    .command("check [files...]")
    .description(
      "check packs as a whole: shape, rules, texts in three languages; every error at once (all shipped packs)",
    )
    .addHelpText(
      "after",
      `
A file is the standard.yaml of a standard, the programme.yaml of a programme, a form, or a table of points (form B1) as CSV.
Ends with 1 when anything is not in order.

Examples:
  vuon pack check
  vuon pack check packs/standards/vn-2027-2030/standard.yaml
  vuon pack check points-of-the-province.csv`,
    )
    .action(async (files: readonly string[], _options: object, command: Command) => {
      const checks = await checkPacks(files.length > 0 ? files : await packFilesIn(shippedPacks));
      const json = command.optsWithGlobals<{ json?: boolean }>().json === true;
      const rows = checks.map(({ errors, hash, ...check }) => ({
        ...check,
        hash: json ? hash : hash.slice(0, 12),
        errors: json ? errors : errors.length,
      }));
      process.stdout.write(`${render(rows, json)}\n`);
      const errors = checks.flatMap((check) => check.errors);
      if (errors.length > 0) throw new CheckFailed(errors.join("\n"));
    });
  return pack;
}
