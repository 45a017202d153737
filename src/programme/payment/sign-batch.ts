import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";

export type Signature = { readonly role: string; readonly officerId: string };

/** Maker, checker and approver are three people: who has signed a batch may not sign it again in another role. */
export function refuseSigner(signatures: readonly Signature[], officerId: string): Refusal | undefined {
  const earlier = signatures.find((signature) => signature.officerId === officerId);
  return earlier === undefined
    ? undefined
    : refuse("payment.signed_already", { role: earlier.role }, "separation of duties");
}
