import type { Command } from "commander";
import { acts, permissionOf } from "#programme/authority/post/permissions.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { officersCommand } from "./post.ts";
import { getSession } from "#contract/authority/session.ts";

export function authorityCommands(
  open: () => Promise<CliPlatform & { readonly newId: () => string }>,
): readonly Command[] {
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
  return [officer];
}
