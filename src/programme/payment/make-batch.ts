import type { Money } from "#kernel/money.ts";
import type { PaymentMethod } from "./payment.ts";

export type Due = {
  readonly householdId: string;
  readonly supportId: string;
  readonly amount: Money;
  readonly payeeId: string | null;
  readonly payeeName: string | null;
  readonly method: PaymentMethod | null;
  readonly verifiedOn: string | null;
};
export type Payable<Row extends Due> = Row & { readonly payeeId: string; readonly payeeName: string };
export type LeftOut = {
  readonly householdId: string;
  readonly supportId: string;
  readonly code: "payment.no_payee" | "payment.payee_without_name" | "payment.payee_not_verified" | "payment.other_method";
};

/** Which of the supports that are due a batch of this method pays; the others are named with their reason. */
export function chooseDue<Row extends Due>(
  due: readonly Row[],
  method: PaymentMethod,
): { readonly payable: readonly Payable<Row>[]; readonly leftOut: readonly LeftOut[]; readonly total: Money } {
  const payable: Payable<Row>[] = [];
  const leftOut: LeftOut[] = [];
  let total = 0n;
  for (const row of due) {
    const { householdId, supportId, payeeId, payeeName } = row;
    if (payeeId === null) leftOut.push({ householdId, supportId, code: "payment.no_payee" });
    else if (row.method !== method) leftOut.push({ householdId, supportId, code: "payment.other_method" });
    else if (row.verifiedOn === null) leftOut.push({ householdId, supportId, code: "payment.payee_not_verified" });
    else if (payeeName === null) leftOut.push({ householdId, supportId, code: "payment.payee_without_name" });
    else {
      payable.push({ ...row, payeeId, payeeName });
      total += row.amount;
    }
  }
  return { payable, leftOut, total: total as Money };
}
