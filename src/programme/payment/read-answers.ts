import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Answer, SentInstruction } from "./payment.ts";
import type { InstructionAct, InstructionState } from "./payment-acts.ts";
import { applyInstructionAct } from "./payment-acts.ts";

export type InstructionChange = {
  readonly instructionId: string;
  readonly before: InstructionState;
  readonly after: InstructionState;
  readonly amount: Money;
  readonly settledOn: LocalDate | null;
};
/** The answer that counts for an instruction, whether it changed it or not. */
export type AnswerMatch = { readonly instructionId: string; readonly answer: Answer };
export type AnswersRead = {
  readonly changes: readonly InstructionChange[];
  readonly matches: readonly AnswerMatch[];
  /** Answers without effect that a person must look at, each with its reason; none is dropped. */
  readonly flagged: readonly { readonly answer: Answer; readonly refusal: Refusal }[];
};

const acts = { paid: "pay", returned: "return", pending: "expect" } as const satisfies Record<Answer["outcome"], InstructionAct>;
/** A file may tell the same instruction's story: what came last in it counts. */
const rank = { pending: 0, paid: 1, returned: 2 } as const satisfies Record<Answer["outcome"], number>;

/** What a bank's answers change. The same answers again change nothing. */
export function readAnswers(answers: readonly Answer[], instructions: readonly SentInstruction[]): AnswersRead {
  const byReference = new Map(instructions.map((instruction) => [instruction.endToEndId, instruction]));
  const counted = new Map<string, AnswerMatch>();
  const flagged: { answer: Answer; refusal: Refusal }[] = [];
  for (const answer of answers) {
    const instruction = byReference.get(answer.endToEndId);
    const refusal = flagOf(answer, instruction);
    if (refusal !== undefined || instruction === undefined) {
      flagged.push({ answer, refusal: refusal ?? refuse("payment.answer_unknown") });
      continue;
    }
    const earlier = counted.get(instruction.instructionId);
    if (earlier === undefined || rank[answer.outcome] > rank[earlier.answer.outcome]) {
      counted.set(instruction.instructionId, { instructionId: instruction.instructionId, answer });
    }
  }
  const changes: InstructionChange[] = [];
  const matches: AnswerMatch[] = [];
  for (const match of counted.values()) {
    const { answer } = match;
    const instruction = byReference.get(answer.endToEndId);
    if (instruction === undefined) continue;
    const before = instruction.state;
    // The bank was still working on it when it wrote this; what is settled stays settled.
    const isLate = answer.outcome === "pending" && (before === "paid" || before === "returned");
    const next = applyInstructionAct(before, acts[answer.outcome]);
    if (!next.ok && !isLate) {
      flagged.push({ answer, refusal: refuse("payment.answer_contradicts", { state: before, outcome: answer.outcome }) });
      continue;
    }
    matches.push(match);
    if (!next.ok || next.value === before) continue;
    const settled = next.value === "paid" || next.value === "returned";
    const { instructionId, amount } = instruction;
    changes.push({ instructionId, before, after: next.value, amount, settledOn: settled ? answer.bookedOn : null });
  }
  return { changes, matches, flagged };
}

function flagOf(answer: Answer, instruction: SentInstruction | undefined): Refusal | undefined {
  if (answer.endToEndId === "") return refuse("payment.answer_without_reference", { reference: answer.reference ?? "" });
  if (instruction === undefined) return refuse("payment.answer_unknown", { reference: answer.endToEndId });
  if (answer.amount !== null && answer.amount !== instruction.amount) {
    return refuse("payment.answer_amount_differs", {
      reference: answer.endToEndId,
      ordered: instruction.amount.toString(),
      answered: answer.amount.toString(),
    });
  }
  return undefined;
}

/** Instructions that were sent and that nobody answered: they become unknown, and are asked about. */
export function loseTrackOf(instructions: readonly SentInstruction[]): readonly InstructionChange[] {
  return instructions
    .filter((instruction) => instruction.state === "sent")
    .map(({ instructionId, state, amount }) => ({ instructionId, before: state, after: "unknown", amount, settledOn: null }));
}
