import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";

/** `onBehalfOf`: the officer whose post the signer holds by a delegation. */
export type Signer = { readonly officerId: string; readonly onBehalfOf: string | null };
export type Signature = Signer & { readonly role: string };

/**
 * Maker, checker and approver are three people: who has signed a batch may not sign it again in another role. That reaches through
 * delegations: neither may the one in whose place it was signed, nor somebody in the place of a signer.
 */
export function refuseSigner(signatures: readonly Signature[], signer: Signer): Refusal | undefined {
  const earlier = signatures.find((signature) =>
    [signature.officerId, signature.onBehalfOf].some(
      (one) => one !== null && (one === signer.officerId || one === signer.onBehalfOf),
    ),
  );
  return earlier === undefined
    ? undefined
    : refuse("payment.signed_already", { role: earlier.role }, "separation of duties");
}

/**
 * As whom the next approver signs. A batch of `secondSignatureFrom` or more (the programme's pack) is approved by two; it is
 * approved when the last of them has signed.
 */
export function nextApproval(
  batch: { readonly total: Money; readonly approvals: readonly Signature[] },
  secondSignatureFrom: Money | null,
): { readonly role: "approver" | "second_approver"; readonly isLast: boolean } {
  const asksTwo = secondSignatureFrom !== null && batch.total >= secondSignatureFrom;
  const hasFirst = batch.approvals.some(({ role }) => role === "approver");
  return hasFirst ? { role: "second_approver", isLast: true } : { role: "approver", isLast: !asksTwo };
}
