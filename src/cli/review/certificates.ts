import { openAsBlob } from "node:fs";
import { Command } from "commander";
import { newId } from "#contract/new-id.ts";
import { attachSignedPaper, listSignedPapers } from "#contract/review/signed-paper.ts";
import { printCertificates, printDecision } from "#contract/review/paper.ts";
import type { Id } from "#kernel/id.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { issueCertificates, listCertificates, listDecisions, withdrawCertificate } from "#contract/review/decision.ts";

/** Decisions and certificates of a commune, and their papers as files. */
export function certificatesCommand(open: () => Promise<CliPlatform>): Command {
  const certificates = new Command("certificates").description("certificates of poor and near-poor households");
  certificates
    .command("list", { isDefault: true })
    .description("the latest number first")
    .option("--commune <id>")
    .option("--limit <n>", "how many", "50")
    .action(async (options: { commune?: string; limit: string }) => {
      const platform = await open();
      const { rows } = await platform.ask(listCertificates, {
        query: { communeId: options.commune, limit: options.limit },
      });
      platform.print(rows);
    });
  certificates
    .command("decisions <round> <commune>")
    .description("decisions of a commune in a round, with what they say")
    .action(async (roundId: Id<"round">, communeId: string) => {
      const platform = await open();
      platform.print((await platform.ask(listDecisions, { params: { roundId, communeId } })).rows);
    });
  certificates
    .command("issue <decision>")
    .description("for every household that the decision recognised and that has none")
    .requiredOption("--on <day>", "YYYY-MM-DD")
    .action(async (decisionId: Id<"decision">, options: { on: string }) => {
      const platform = await open();
      const body = { issuedOn: dayOf(options.on) };
      platform.print(await platform.ask(issueCertificates, { params: { decisionId }, body }));
    });
  certificates
    .command("withdraw <household> <certificate>")
    .description("with the reason; anyone who scans it learns that it no longer holds")
    .requiredOption("--on <day>", "YYYY-MM-DD")
    .requiredOption("--reason <text>")
    .action(
      async (
        householdId: Id<"household">,
        certificateId: Id<"certificate">,
        options: { on: string; reason: string },
      ) => {
        const platform = await open();
        const body = { on: dayOf(options.on), reason: options.reason };
        platform.print(await platform.ask(withdrawCertificate, { params: { householdId, certificateId }, body }));
      },
    );
  certificates
    .command("attach-signed <decision> <file>")
    .description(
      "a decision as it was signed: PDF with its electronic signature, or a scan; its hash is kept in the audit",
    )
    .action(async (decisionId: Id<"decision">, path: string) => {
      const platform = await open();
      const signedPaperId = newId("signed paper");
      const file = await openAsBlob(path);
      platform.print(await platform.ask(attachSignedPaper, { params: { decisionId, signedPaperId }, file }));
    });
  certificates
    .command("signed <decision>")
    .description("the signed copies of a decision, with their hashes")
    .action(async (decisionId: Id<"decision">) => {
      const platform = await open();
      platform.print((await platform.ask(listSignedPapers, { params: { decisionId } })).rows);
    });
  certificates
    .command("print <decision>")
    .description("the certificates of a decision as PDF, or the decision itself with its list")
    .requiredOption("--out <file>")
    .option("--decision", "the decision and not its certificates")
    .action(async (decisionId: Id<"decision">, options: { out: string; decision?: true }) => {
      const platform = await open();
      const ask = { params: { decisionId }, query: {} };
      const bytes =
        options.decision === true
          ? await platform.download(printDecision, ask, options.out)
          : await platform.download(printCertificates, ask, options.out);
      platform.print({ file: options.out, bytes });
    });
  return certificates;
}

function dayOf(text: string) {
  const day = parseLocalDate(text);
  if (day === undefined) throw new CheckFailed(`${text} is not a day (YYYY-MM-DD)`);
  return day;
}
