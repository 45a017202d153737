import type { Money } from "#kernel/money.ts";
import { applyAnswer } from "./payment-acts.ts";
import type { InstructionState } from "./payment-acts.ts";

export type BankAnswer = {
  readonly endToEndId: string;
  readonly outcome: "paid" | "returned" | "pending";
  readonly amount: Money | undefined;
  readonly reasonCode: string | undefined;
  readonly bankReference: string | undefined;
  readonly bookedOn: string | undefined;
};
export type AnsweredInstruction = {
  readonly endToEndId: string;
  readonly amount: Money;
  readonly state: InstructionState;
};

export type Matched<I extends AnsweredInstruction> = {
  readonly instruction: I;
  readonly answer: BankAnswer;
  readonly state: InstructionState;
};
export type Unmatched = { readonly endToEndId: string; readonly code: string; readonly amount: Money | null };

/**
 * Holds answers against instructions. An answer that fits none, another amount, or an answer that contradicts what is known is
 * reported and changes nothing; nothing is dropped.
 */
export function matchAnswers<I extends AnsweredInstruction>(
  instructions: readonly I[],
  answers: readonly BankAnswer[],
): { readonly matched: readonly Matched<I>[]; readonly unmatched: readonly Unmatched[] } {
  const byReference = new Map(instructions.map((instruction) => [instruction.endToEndId, instruction]));
  const matched: Matched<I>[] = [];
  const unmatched: Unmatched[] = [];
  const answered = new Set<string>();
  for (const answer of answers) {
    const instruction = byReference.get(answer.endToEndId);
    const tell = (code: string) =>
      unmatched.push({ endToEndId: answer.endToEndId, code, amount: answer.amount ?? null });
    if (instruction === undefined) tell("payment.answer_fits_nothing");
    else if (answer.amount !== undefined && answer.amount !== instruction.amount)
      tell("payment.answer_with_other_amount");
    else if (answered.has(answer.endToEndId)) tell("payment.answered_twice");
    else {
      const state = applyAnswer(instruction.state, answer.outcome);
      if (state === undefined) tell("payment.answer_contradicts");
      else {
        matched.push({ instruction, answer, state });
        answered.add(answer.endToEndId);
      }
    }
  }
  return { matched, unmatched };
}
