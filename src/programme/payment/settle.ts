/** What answers of the bank and receipts move in the ledger, and when a batch is reconciled. */
import { addMoney, zeroMoney, dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { AccountKind } from "#programme/ledger/ledger.ts";
import type { InstructionState } from "./payment-acts.ts";

/** An instruction whose state changes. */
export type SettledInstruction = {
  readonly before: InstructionState;
  readonly after: InstructionState;
  readonly amount: Money;
};

export type SettlementMove = {
  readonly before: InstructionState;
  readonly after: InstructionState;
  readonly from: AccountKind;
  readonly to: AccountKind;
};

/** Paid money leaves the reserve; returned money is committed again, whether it had been paid before or not. */
const settlementMoves: readonly SettlementMove[] = [
  { before: "ready", after: "paid", from: "reserved", to: "disbursed" },
  { before: "sent", after: "paid", from: "reserved", to: "disbursed" },
  { before: "unknown", after: "paid", from: "reserved", to: "disbursed" },
  { before: "sent", after: "returned", from: "reserved", to: "committed" },
  { before: "unknown", after: "returned", from: "reserved", to: "committed" },
  { before: "paid", after: "returned", from: "disbursed", to: "committed" },
];

/** The sums that the changes move, by move; nothing where nothing moves. */
export function settleInstructions(
  changes: readonly SettledInstruction[],
): readonly (SettlementMove & { readonly amount: Money })[] {
  return settlementMoves.flatMap((move) => {
    const moved = changes.filter(({ before, after }) => before === move.before && after === move.after);
    const amount = addMoney(zeroMoney, ...moved.map((change) => change.amount));
    return amount === 0n ? [] : [{ ...move, amount }];
  });
}

/** What becomes of the support behind an instruction: money arrived, money that had arrived came back, or nothing. */
export function supportOutcome({ before, after }: Pick<SettledInstruction, "before" | "after">) {
  if (after === "paid") return "paid";
  return after === "returned" && before === "paid" ? "returned" : undefined;
}

export type Reconciled = { readonly paid: Money; readonly returned: Money; readonly difference: Money };

/** To the đồng: nothing is open, and paid plus returned is the total of the batch. */
export function reconcileBatch(
  total: Money,
  instructions: readonly { readonly state: InstructionState; readonly amount: Money }[],
): Result<Reconciled, Refusal> {
  const sumOf = (...states: readonly InstructionState[]) =>
    addMoney(zeroMoney, ...instructions.filter(({ state }) => states.includes(state)).map(({ amount }) => amount));
  const open = instructions.filter(({ state }) => state !== "paid" && state !== "returned");
  if (open.length > 0) {
    const amount = addMoney(zeroMoney, ...open.map((one) => one.amount)).toString();
    return failure(refuse("payment.open_instructions", { open: open.length, amount, state: open[0]?.state ?? "" }));
  }
  const [paid, returned] = [sumOf("paid"), sumOf("returned")];
  const difference = dong(total - paid - returned);
  return difference === 0n
    ? success({ paid, returned, difference })
    : failure(refuse("payment.does_not_reconcile", { difference: difference.toString() }));
}
