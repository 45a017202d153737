import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { BatchState, InstructionState } from "./payment-acts.ts";

export type PaymentMethod = "bank" | "cash";
export type PayeeRole = "head" | "authorised";

/** What the household looked like when its payment was approved: a later change of payee or address does not rewrite it. */
export type FrozenHousehold = {
  readonly payeeName: string;
  readonly role: PayeeRole;
  readonly address: string;
  readonly class: string | null;
  readonly deliveredOn: LocalDate | null;
};

/** The payee as far as the rules ask: where the money goes, and whether somebody confirmed that it is the payee's. */
export type PayeeFacts = {
  readonly method: PaymentMethod;
  readonly hasAccount: boolean;
  readonly bankBin: string | null;
  readonly cashPoint: string | null;
  readonly verifiedOn: LocalDate | null;
};

export type InstructionFacts = {
  readonly instructionId: string;
  readonly supportId: string;
  readonly amount: Money;
  readonly payee: PayeeFacts | null;
  readonly frozen: FrozenHousehold | null;
};

export type BatchFacts = {
  readonly state: BatchState;
  readonly method: PaymentMethod;
  readonly total: Money;
  readonly instructionCount: number;
};

/** An instruction as answers find it. */
export type SentInstruction = {
  readonly instructionId: string;
  readonly endToEndId: string;
  readonly amount: Money;
  readonly state: InstructionState;
};

/** What a bank says about one instruction, from whatever file it came. */
export type Answer = {
  /** The reference that we gave; "" when the bank gave none. */
  readonly endToEndId: string;
  readonly outcome: "paid" | "returned" | "pending";
  readonly reasonCode: string | null;
  /** Null when the file does not say. */
  readonly amount: Money | null;
  readonly bookedOn: LocalDate | null;
  /** The bank's own reference. */
  readonly reference: string | null;
};

/** Money by state of the instructions; the four sum to the batch's total. */
export type BatchMoney = { readonly paid: Money; readonly returned: Money; readonly open: Money; readonly cancelled: Money };

export function sumByState(instructions: readonly Pick<SentInstruction, "amount" | "state">[]): BatchMoney {
  const sums = { paid: 0n, returned: 0n, open: 0n, cancelled: 0n };
  for (const { amount, state } of instructions) {
    if (state === "paid" || state === "returned" || state === "cancelled") sums[state] += amount;
    else sums.open += amount;
  }
  return sums as BatchMoney;
}
