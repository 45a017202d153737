import type { Id } from "#kernel/id.ts";
/** A posting is never changed: another one that mirrors it takes it back. */
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { reverseEntries } from "#programme/ledger/reversal.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { movesOnKey } from "#server/platform/act/keyed-act.ts";
import * as store from "./postings-store.ts";

type PostingWithEntries = store.Posting & { readonly areaId: string; readonly entries: readonly store.PostingEntry[] };

/** The posting with its entries, which lies in the area of the first of them. */
export async function findPostingFor(
  { tx, server }: ActContext,
  postingId: Id<"posting">,
): Promise<PostingWithEntries | undefined> {
  const found = await store.findPosting(tx, postingId, server.timeZone);
  const entries = await store.listEntries(tx, postingId);
  const [first] = entries;
  return found === undefined || first === undefined ? undefined : { ...found, areaId: first.areaId, entries };
}

/** What would take the posting back, or why nothing does. */
export const mirrorOf = ({ entries, ...posting }: PostingWithEntries) =>
  reverseEntries({
    ...posting,
    entries: entries.map(({ amount, balance, ...account }) => ({ account, amount, balance })),
  });

export const postingAct = movesOnKey({
  nameOf: ({ postingId }: { readonly postingId: Id<"posting"> }) => ({ recordKind: "posting", recordId: postingId }),
  lock: async (tx, { postingId }) => store.lockPosting(tx, postingId),
  areaOf: async (tx, { postingId }) => store.areaOfPosting(tx, postingId),
  find: async (context, { postingId }) => {
    const found = await findPostingFor(context, postingId);
    return found === undefined ? failure(refuse("record.not_found")) : success(found);
  },
  next: (posting, _move: "reverse") => mirrorOf(posting),
});
