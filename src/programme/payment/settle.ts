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
  /** It is not due again: its money is free for others of the line. */
  readonly isGivenBack?: boolean;
};

export type LedgerMove = { readonly from: AccountKind; readonly to: AccountKind; readonly amount: Money };
export type SettlementMove<Change extends SettledInstruction> = LedgerMove & {
  readonly before: InstructionState;
  readonly after: InstructionState;
  readonly isGivenBack: boolean;
  /** The changes whose money it moves. */
  readonly changes: readonly Change[];
};

/** Where the money of an instruction stands while its batch is open; undefined where the instruction holds none. */
const standsOn: Readonly<Record<InstructionState, AccountKind | undefined>> = {
  ready: "reserved",
  sent: "reserved",
  unknown: "reserved",
  paid: "disbursed",
  returned: undefined,
  carried_over: undefined,
  cancelled: undefined,
};

/**
 * The sums that the changes move, one for each kind of change, paid before returned. Paid money leaves the reserve; money that came
 * back or was not collected is committed again, since the support is still owed, or is free again where it was given back.
 */
export function settleInstructions<Change extends SettledInstruction>(
  changes: readonly Change[],
): readonly SettlementMove<Change>[] {
  const moves = (["ready", "sent", "unknown", "paid"] as const).flatMap((before) =>
    (["paid", "returned", "carried_over"] as const).flatMap((after) =>
      [false, true].flatMap((isGivenBack): readonly SettlementMove<Change>[] => {
        const from = standsOn[before];
        const to = after === "paid" ? "disbursed" : isGivenBack ? "allocated" : "committed";
        const moved = changes.filter(
          (one) => one.before === before && one.after === after && (one.isGivenBack ?? false) === isGivenBack,
        );
        const amount = addMoney(zeroMoney, ...moved.map((change) => change.amount));
        return from === undefined || from === to || amount === 0n
          ? []
          : [{ before, after, isGivenBack, from, to, amount, changes: moved }];
      }),
    ),
  );
  return moves.toSorted((left, right) => Number(right.after === "paid") - Number(left.after === "paid"));
}

export type SupportOutcome = "paid" | "returned" | "given_back";

/** What becomes of the support behind an instruction: money arrived, money that had arrived came back, it is given up, or nothing. */
export function supportOutcome({
  before,
  after,
  isGivenBack,
}: Pick<SettledInstruction, "before" | "after" | "isGivenBack">): SupportOutcome | undefined {
  if (after === before) return undefined;
  if (after === "paid") return "paid";
  if (isGivenBack === true) return "given_back";
  return after === "returned" && before === "paid" ? "returned" : undefined;
}

/** What is settled when a batch is reconciled: what was paid. */
export function reconcileMoves(paid: Money): readonly LedgerMove[] {
  return paid === 0n ? [] : [{ from: "disbursed", to: "settled", amount: paid }];
}

/** What a reopened batch takes back: the same, the other way. */
export function reopenMoves(paid: Money): readonly LedgerMove[] {
  return reconcileMoves(paid).map(({ from, to, amount }) => ({ from: to, to: from, amount }));
}

/** What stands on instructions of these states. */
export function sumOfStates(
  instructions: readonly { readonly state: InstructionState; readonly amount: Money }[],
  ...states: readonly InstructionState[]
): Money {
  return addMoney(zeroMoney, ...instructions.filter(({ state }) => states.includes(state)).map(({ amount }) => amount));
}

export type Reconciled = {
  readonly paid: Money;
  readonly returned: Money;
  readonly carriedOver: Money;
  readonly difference: Money;
};

const settledStates: readonly InstructionState[] = ["paid", "returned", "carried_over"];

/** To the đồng: nothing is open but the lines that were excluded, and what was paid, came back and is carried over is the total of the batch. */
export function reconcileBatch(
  total: Money,
  instructions: readonly { readonly state: InstructionState; readonly amount: Money }[],
): Result<Reconciled, Refusal> {
  const open = instructions.filter(({ state }) => !settledStates.includes(state) && state !== "cancelled");
  if (open.length > 0) {
    const amount = addMoney(zeroMoney, ...open.map((one) => one.amount)).toString();
    return failure(refuse("payment.open_instructions", { open: open.length, amount, state: open[0]?.state ?? "" }));
  }
  const paid = sumOfStates(instructions, "paid");
  const returned = sumOfStates(instructions, "returned");
  const carriedOver = sumOfStates(instructions, "carried_over");
  const difference = dong(total - paid - returned - carriedOver);
  return difference === 0n
    ? success({ paid, returned, carriedOver, difference })
    : failure(refuse("payment.does_not_reconcile", { difference: difference.toString() }));
}
