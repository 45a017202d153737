import { Command } from "commander";
import { getSession, listAuditEntries } from "#contract/authority.ts";
import { acts, permissionOf } from "#programme/authority/permissions.ts";
import { CheckFailed } from "./cli-platform.ts";
import type { CliPlatform } from "./cli-platform.ts";
import { officersCommand } from "./officers.ts";

export type VerifyAudit = () => Promise<{
  readonly entries: number;
  readonly findings: readonly { readonly chain: string; readonly entryNumber: number; readonly finding: string }[];
}>;

export function authorityCommands(
  open: () => Promise<CliPlatform & { readonly verifyAudit: VerifyAudit; readonly newId: () => string }>,
): readonly Command[] {
  const audit = new Command("audit").description("what was done, by whom, and whether the record of it is whole");
  audit
    .command("verify")
    .description("recompute every hash chain; exit code 1 when an entry was changed, removed or inserted")
    .action(async () => {
      const platform = await open();
      const { entries, findings } = await platform.verifyAudit();
      platform.print(findings.length === 0 ? { entries, findings: 0 } : findings);
      if (findings.length > 0) throw new CheckFailed(`${findings.length} of ${entries} audit entries are not in order`);
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

  const officer = officersCommand(open);
  officer
    .command("whoami")
    .description("posts and acts of the officer")
    .action(async () => {
      const platform = await open();
      platform.print(await platform.ask(getSession));
    });
  officer
    .command("permissions")
    .description("the table of acts and posts")
    .action(async () => {
      const platform = await open();
      platform.print(acts.map((act) => ({ act, posts: Object.keys(permissionOf(act)).join(", ") })));
    });
  return [audit, officer];
}
