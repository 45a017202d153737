import type { Id } from "#kernel/id.ts";
import { dong, zeroMoney } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export const reallocationStates = ["proposed", "consented", "approved", "refused"] as const;
export type ReallocationState = (typeof reallocationStates)[number];
export const reallocationActs = ["consent", "approve", "refuse"] as const;
export type ReallocationAct = (typeof reallocationActs)[number];
export type DecidedByLevel = "commune" | "province";

/** What the commune decides alone its chair approves at once; what goes up needs the consent of the chair of the commune that gives. */
const transitions = {
  commune: { proposed: { approve: "approved", refuse: "refused" }, consented: {}, approved: {}, refused: {} },
  province: {
    proposed: { consent: "consented", refuse: "refused" },
    consented: { approve: "approved", refuse: "refused" },
    approved: {},
    refused: {},
  },
} as const satisfies Record<
  DecidedByLevel,
  Record<ReallocationState, Partial<Record<ReallocationAct, ReallocationState>>>
>;

export function applyReallocationAct(
  level: DecidedByLevel,
  state: ReallocationState,
  act: ReallocationAct,
): Result<ReallocationState, Refusal> {
  const possible: Partial<Record<ReallocationAct, ReallocationState>> = transitions[level][state];
  const next = possible[act];
  return next === undefined ? failure(refuse("planning.reallocation_not_now", { state, act })) : success(next);
}

export type MovingLine = {
  readonly fundLineId: Id<"fund line">;
  readonly areaId: string;
  readonly fundSource: string;
  readonly component: string;
  readonly year: number;
  readonly originYear: number;
  readonly amount: Money;
  /** Of it not committed to anybody yet. */
  readonly free: Money;
};
/** Below zero: the line gives. */
export type Movement = { readonly line: MovingLine; readonly change: Money };

/** One commune gives, source, component and years are the same on both sides, what is given is free, and both sides are equal. */
export function checkReallocation(
  movements: readonly Movement[],
): Result<{ readonly giver: string; readonly amount: Money }, Refusal> {
  const [first] = movements;
  const from = movements.filter(({ change }) => change < 0n);
  const to = movements.filter(({ change }) => change > 0n);
  if (first === undefined || from.length === 0 || to.length === 0 || from.length + to.length !== movements.length)
    return failure(refuse("planning.reallocation_has_two_sides"));
  if (new Set(movements.map(({ line }) => line.fundLineId)).size !== movements.length)
    return failure(refuse("planning.reallocation_names_a_line_once"));
  const { fundSource, component, year, originYear } = first.line;
  const isOther = ({ line }: Movement) =>
    line.fundSource !== fundSource ||
    line.component !== component ||
    line.year !== year ||
    line.originYear !== originYear;
  if (movements.some(isOther)) return failure(refuse("planning.reallocation_keeps_its_source"));
  const givers = new Set(from.map(({ line }) => line.areaId));
  const [giver] = givers;
  if (giver === undefined || givers.size > 1) return failure(refuse("planning.reallocation_has_one_giver"));
  const sum = movements.reduce((total, { change }) => total + change, 0n);
  if (sum !== 0n) return failure(refuse("planning.reallocation_is_even", { difference: sum.toString() }));
  const short = from.find(({ line, change }) => line.free + change < 0n);
  if (short !== undefined)
    return failure(
      refuse("planning.insufficient_line_balance", {
        available: short.line.free.toString(),
        asked: (-short.change).toString(),
      }),
    );
  return success({ giver, amount: dong(to.reduce((total, { change }) => total + change, 0n)) });
}

export type LineProgress = {
  readonly amount: Money;
  readonly free: Money;
  readonly committed: Money;
  readonly disbursed: Money;
  /** What should have been spent by the day, by the months of the line; undefined where none are named: then evenly over the year. */
  readonly dueByNow: Money | undefined;
};
export type LineJudgement = {
  readonly may: "give" | "take" | "neither";
  /** What it can give: free, and behind its months. */
  readonly givable: Money;
  readonly dueByNow: Money;
};

/** A line gives what is free of what should already have been spent; a line that has nothing free and is not behind can take. */
export function judgeLine(line: LineProgress, monthsPassed: number): LineJudgement {
  const even = (line.amount * BigInt(Math.min(12, Math.max(0, monthsPassed)))) / 12n;
  const due = line.dueByNow ?? dong(even);
  const used = line.committed + line.disbursed;
  const behind = due > used ? due - used : 0n;
  const givable = dong(behind < line.free ? behind : line.free);
  const dueByNow = due;
  if (givable > 0n) return { may: "give", givable, dueByNow };
  return { may: line.amount > 0n && line.free === 0n ? "take" : "neither", givable: zeroMoney, dueByNow };
}
