import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** An act was permitted nowhere: whether that is the officer's account, the officer's posts, or the act itself. */
export async function whyNotPermitted(
  tx: Tx,
  asked: { readonly officerId: Id<"officer">; readonly act: string; readonly today: LocalDate },
): Promise<Refusal> {
  const found = await sql<{ isDisabled: boolean; mustChangePassword: boolean; hasPost: boolean }>`
    select officer.disabled_at is not null as "isDisabled", officer.must_change_password as "mustChangePassword",
      exists (select from authority.held_posts post where post.officer_id = officer.officer_id
        and post.valid_from <= ${asked.today} and (post.valid_to is null or post.valid_to >= ${asked.today})) as "hasPost"
    from authority.officers officer where officer.officer_id = ${asked.officerId}`.execute(tx);
  const officer = found.rows[0];
  if (officer?.isDisabled === true) return refuse("authority.account_disabled");
  if (officer?.hasPost === false) return refuse("authority.no_post_today");
  if (officer?.mustChangePassword === true) return refuse("authority.password_change_needed");
  return refuse("authority.not_permitted", { act: asked.act });
}
