import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { actsOnKey } from "#server/platform/act/keyed-act.ts";
import { findAccountArea, loadOfficerRow } from "./officers-store.ts";
import type { OfficerRow } from "./officers-store.ts";
import { listPostsOf } from "./posts-store.ts";
import type { PostRow } from "./posts-store.ts";

type Account = { readonly areaId: string; readonly row: OfficerRow; readonly posts: readonly PostRow[] };

/** The account of an officer under its lock, with all posts. */
export type AccountContext = ActContext & { readonly record: Account };

export const { act: accountAct } = actsOnKey<{ readonly officerId: Id<"officer"> }, Account>({
  nameOf: ({ officerId }) => ({ recordKind: "officer", recordId: officerId }),
  areaOf: async (tx, { officerId }) => findAccountArea(tx, officerId),
  find: async ({ tx, today }, { officerId }) => {
    const row = await loadOfficerRow(tx, officerId, today);
    if (row === undefined) return failure(refuse("record.not_found"));
    const areaId = await findAccountArea(tx, officerId);
    if (areaId === undefined) throw new Error("an officer who was loaded lies in no area");
    return success({ areaId, row, posts: await listPostsOf(tx, [officerId]) });
  },
});

/** What the rules ask of an account. */
export const managed = ({ row, posts }: Account) => ({
  officerId: row.officerId,
  isDisabled: row.disabledAt !== null,
  posts,
});
