import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { PostingKind } from "./ledger.ts";

/**
 * Whether a posting may be taken back by itself. What belongs to a document (an allocation, a plan, a batch) is undone by an act on that
 * document, or document and money would tell two stories.
 */
const reversible = {
  fund: true,
  contribute: true,
  allocate: false,
  assign: false,
  commit: false,
  reserve: false,
  disburse: false,
  settle: false,
  return: false,
  reverse: false,
  reallocate: false,
  carry_over: false,
  recall: false,
  adjust: false,
} as const satisfies Record<PostingKind, boolean>;

/** One entry of a posting, with what stands on its account now. */
export type EntryWithBalance<Account> = {
  readonly account: Account & { readonly kind: string };
  readonly amount: Money;
  readonly balance: Money;
};

/** The mirror of a posting, or why it cannot be taken back: it belongs to a document, it was taken back, its money has moved on. */
export function reverseEntries<Account>(posting: {
  readonly kind: string;
  readonly referenceKind: string;
  readonly reversedBy: string | null;
  readonly entries: readonly EntryWithBalance<Account>[];
}): Result<readonly { readonly account: Account & { readonly kind: string }; readonly amount: Money }[], Refusal> {
  if (posting.reversedBy !== null) return failure(refuse("ledger.reversed_already"));
  const kinds: Readonly<Record<string, boolean>> = reversible;
  if (kinds[posting.kind] !== true || posting.referenceKind === "past_years")
    return failure(refuse("ledger.undone_by_its_document", { kind: posting.kind }));
  const spent = posting.entries.find(
    ({ account, amount, balance }) => account.kind !== "source" && amount > 0n && balance < amount,
  );
  if (spent !== undefined) {
    return failure(refuse("ledger.moved_on", { amount: spent.amount.toString(), remainder: spent.balance.toString() }));
  }
  return success(posting.entries.map(({ account, amount }) => ({ account, amount: dong(-amount) })));
}
