import { Command, Option } from "commander";
import { v7 } from "uuid";
import { askCorrection, decideCorrection, listCorrections } from "#contract/registry/correction.ts";
import type { Id } from "#kernel/id.ts";
import { correctionKinds, correctionStates } from "#programme/registry/correction/correction.ts";
import type { CorrectionState } from "#programme/registry/correction/correction.ts";
import { identifierKinds } from "#programme/registry/person/identifier.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";

type Asked = {
  kind: string;
  person?: string;
  identifierKind?: string;
  number?: string;
  set?: readonly string[];
  reason: string;
};

/** Corrections: asked for by one officer, decided by another. */
export function correctionsCommand(open: () => Promise<CliPlatform>): Command {
  const corrections = new Command("corrections").description(
    "what is recorded wrongly: asked for by one officer, decided by another",
  );
  corrections
    .command("list", { isDefault: true })
    .description("the latest first")
    .addOption(new Option("--state <state>").choices(correctionStates))
    .option("--limit <n>", "how many", "20")
    .action(async (options: { state?: CorrectionState; limit: string }) => {
      const platform = await open();
      const { rows } = await platform.ask(listCorrections, { query: options });
      platform.print(
        rows.map((row) => ({
          household: row.householdId,
          correction: row.correctionId,
          kind: row.kind,
          person: row.personName ?? "",
          before: JSON.stringify(row.before),
          after: JSON.stringify(row.after),
          warnings: row.warnings.join(" "),
          state: row.state,
          askedBy: row.askedBy ?? "",
        })),
      );
    });
  corrections
    .command("ask <household>")
    .description("facts as --set name=value: fullName, birthDate, relation, memberFrom, memberTo, address, villageId …")
    .addOption(new Option("--kind <kind>").choices(correctionKinds).makeOptionMandatory())
    .option("--person <id>")
    .addOption(new Option("--identifier-kind <kind>").choices(identifierKinds))
    .option("--number <number>", "of an identifier; without it the person has none")
    .option("--set <fact...>", "name=value")
    .requiredOption("--reason <text>")
    .action(async (householdId: Id<"household">, options: Asked) => {
      const read = askCorrection.body.safeParse({
        kind: options.kind,
        correctionId: v7(),
        reason: options.reason,
        personId: options.person,
        identifierKind: options.identifierKind,
        number: options.number ?? null,
        facts: Object.fromEntries((options.set ?? []).map(nameAndValue)),
      });
      if (!read.success)
        throw new CheckFailed(read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"));
      const platform = await open();
      platform.print(await platform.ask(askCorrection, { params: { householdId }, body: read.data }));
    });
  corrections
    .command("decide <household> <correction>")
    .description("approve, which changes the record, or refuse with an answer; never by the one who asked")
    .option("--refuse <answer>", "why not; without it the correction is approved")
    .action(async (householdId: Id<"household">, correctionId: Id<"correction">, options: { refuse?: string }) => {
      const platform = await open();
      const body = { approves: options.refuse === undefined, answer: options.refuse };
      platform.print(await platform.ask(decideCorrection, { params: { householdId, correctionId }, body }));
    });
  return corrections;
}

function nameAndValue(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new CheckFailed(`${text} is not name=value`);
  return [text.slice(0, at), text.slice(at + 1)];
}
