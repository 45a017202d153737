import { Command } from "commander";
import { listAuditEntries } from "#contract/authority/audit.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";

type Findings = readonly { readonly chain: string; readonly entryNumber: number; readonly finding: string }[];
export type VerifyAudit = (
  digest: string | undefined,
) => Promise<{ readonly entries: number; readonly checkpoints: number; readonly findings: Findings }>;
export type WriteCheckpoint = () => Promise<{
  readonly findings: Findings;
  readonly checkpoint: { readonly number: number; readonly at: string; readonly digest: string } | undefined;
}>;
type Platform = CliPlatform & { readonly verifyAudit: VerifyAudit; readonly writeCheckpoint: WriteCheckpoint };

export function auditCommands(open: () => Promise<Platform>): Command {
  const audit = new Command("audit").description("what was done, by whom, and whether the record of it is whole");
  audit
    .command("verify")
    .description("recompute every hash chain and hold it against the checkpoints; exit code 1 when something differs")
    .option("--digest <hex>", "of a checkpoint that was printed: it must be there and hold")
    .action(async (options: { digest?: string }) => {
      const platform = await open();
      const { entries, checkpoints, findings } = await platform.verifyAudit(options.digest);
      platform.print(findings.length === 0 ? { entries, checkpoints, findings: 0 } : findings);
      if (findings.length > 0) throw new CheckFailed(`${findings.length} findings in ${entries} audit entries`);
    });
  audit
    .command("checkpoint")
    .description(
      "sign where every chain stands, outside the database; prints the digest for the paper that is kept apart",
    )
    .action(async () => {
      const platform = await open();
      const { checkpoint, findings } = await platform.writeCheckpoint();
      if (findings.length > 0) {
        platform.print(findings);
        throw new CheckFailed(`nothing was signed: ${findings.length} findings in the audit`);
      }
      platform.print(checkpoint ?? { checkpoint: "none: nothing was done yet" });
    });
  audit
    .command("list")
    .description("the latest acts in the officer's areas")
    .option("--record <kind:id>", "acts on one record, for example household:0192…")
    .option("--limit <n>", "how many", "20")
    .action(async (options: { record?: string; limit: string }) => {
      const platform = await open();
      const [recordKind, recordId] = options.record?.split(":") ?? [];
      const { rows } = await platform.ask(listAuditEntries, { query: { recordKind, recordId, limit: options.limit } });
      platform.print(rows);
    });
  return audit;
}
