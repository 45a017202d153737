import { Command } from "commander";
import { createOfficer, getSession } from "#contract/authority.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { acts, permissionOf } from "#programme/authority/permissions.ts";
import { postKinds } from "#programme/authority/post.ts";
import { CheckFailed } from "./cli-platform.ts";
import type { CliPlatform } from "./cli-platform.ts";

export function authorityCommands(
  open: () => Promise<CliPlatform & { readonly newId: () => string }>,
): readonly Command[] {
  const officer = new Command("officer").description("accounts and posts");
  officer
    .command("create <user-name> <full-name>")
    .description("give an officer an account and a post; the password is read from VUON_PASSWORD")
    .requiredOption("--post <kind>", `one of ${postKinds.join(", ")}`)
    .requiredOption("--area <id>", "where the post is held, by area id (96 communes: vuon areas)")
    .requiredOption("--from <date>", "first day, YYYY-MM-DD")
    .addHelpText(
      "after",
      "\nExample:\n  VUON_PASSWORD=… vuon officer create a.nguyen 'Nguyễn A' --post commune_officer --area 21484 --from 2026-01-01",
    )
    .action(async (userName: string, fullName: string, options: { post: string; area: string; from: string }) => {
      const platform = await open();
      const kind = postKinds.find((known) => known === options.post);
      if (kind === undefined)
        throw new CheckFailed(`${options.post} is not a post: use one of ${postKinds.join(", ")}`);
      const password = process.env["VUON_PASSWORD"] ?? "";
      const made = await platform.ask(createOfficer, {
        body: {
          officerId: platform.newId() as Id<"officer">,
          userName,
          fullName,
          password,
          posts: [{ kind, areaId: options.area, validFrom: localDate(options.from) }],
        },
      });
      platform.print(made);
    });
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
