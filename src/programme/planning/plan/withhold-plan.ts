/** What a plan states that would tell how many households live with something, for who may not read them by name. */
import { isSmall } from "#kernel/suppression/shown-count.ts";

export type PlannedOutput = {
  readonly outputId: string;
  readonly activityKind: string;
  readonly quantity: number;
  readonly unitCost: bigint;
  /** Of its fund lines together: it covers the cost of the units. */
  readonly amount: bigint;
};
export type PlannedTarget = {
  readonly targetId: string;
  readonly indicatorCode: string;
  readonly baseline: number;
  readonly value: number;
  readonly outputs: readonly PlannedOutput[];
};
export type WithholdBy = {
  readonly smallest: number;
  /** The figure of the indicator is suppressed in the area of the plan. */
  readonly hidesIndicator: (code: string) => boolean;
  /** A unit of the kind goes to a household or one of its members, so that a quantity counts them. */
  readonly countsHouseholds: (activityKind: string) => boolean;
  /** How many need what the kind answers is suppressed there. */
  readonly hidesNeedsOf: (activityKind: string) => boolean;
};
export type Withheld = {
  /** Baseline and value. */
  readonly targets: ReadonlySet<string>;
  /** Quantity and money. */
  readonly outputs: ReadonlySet<string>;
  /** The sum of the plan would tell what is withheld. */
  readonly isSum: boolean;
};

export const nothingWithheld: Withheld = { targets: new Set(), outputs: new Set(), isSum: false };

/**
 * An officer who plans takes the quantity from the need, so who knows one knows the other; and money is quantity times what a unit
 * costs. Where the sum of the plan less what is shown leaves a quantity too few values, further outputs are withheld in the order of
 * their ids, or the sum is.
 */
export function withholdPlan(targets: readonly PlannedTarget[], by: WithholdBy): Withheld {
  const hidden = targets.filter(
    ({ indicatorCode, baseline, value }) =>
      by.hidesIndicator(indicatorCode) || isSmall(baseline, by.smallest) || isSmall(value, by.smallest),
  );
  const all = targets.flatMap(({ outputs }) => outputs).filter(({ activityKind }) => by.countsHouseholds(activityKind));
  const isExposed = new Set(
    [
      ...hidden.flatMap(({ outputs }) => outputs),
      ...all.filter(({ quantity, activityKind }) => isSmall(quantity, by.smallest) || by.hidesNeedsOf(activityKind)),
    ].map(({ outputId }) => outputId),
  );
  const outputs = all.filter(({ outputId }) => isExposed.has(outputId));
  const others = all
    .filter(({ outputId, amount }) => !isExposed.has(outputId) && amount > 0n)
    .toSorted((a, b) => (a.outputId < b.outputId ? -1 : 1));
  let isSum = !isProtected(outputs, by.smallest);
  while (isSum && others.length > 0) {
    outputs.push(...others.splice(0, 1));
    isSum = !isProtected(outputs, by.smallest);
  }
  return {
    targets: new Set(hidden.map(({ targetId }) => targetId)),
    outputs: new Set(outputs.map(({ outputId }) => outputId)),
    isSum,
  };
}

type Sum = {
  readonly code: string;
  /** Those of its outputs that are withheld. */ readonly outputs: readonly PlannedOutput[];
};

/** Which sums over outputs are withheld: those that tell a quantity, and others in their order until what is left out tells none. */
export function withholdSums(
  sums: readonly Sum[],
  smallest: number,
): { readonly codes: ReadonlySet<string>; readonly isWhole: boolean } {
  const hidden = sums.filter(({ outputs }) => !isProtected(outputs, smallest));
  const others = sums.filter((sum) => !hidden.includes(sum)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const isReported = () =>
    !isProtected(
      hidden.flatMap(({ outputs }) => outputs),
      smallest,
    );
  // A sum that stands alone is the whole less the others, though it holds nothing that is withheld itself.
  while (isReported() && others.length > 0) hidden.push(...others.splice(0, 1));
  return { codes: new Set(hidden.map(({ code }) => code)), isWhole: isReported() };
}

/** Sums that would take too long to try are not shown. */
const mostSteps = 200_000n;

/** Does what they cost together leave each quantity at least `smallest` values, where each unit costs what the plan says? */
export function isProtected(outputs: readonly PlannedOutput[], smallest: number): boolean {
  if (outputs.length === 0) return true;
  const sum = outputs.reduce((total, { amount }) => total + amount, 0n);
  const step = outputs.reduce((divisor, { unitCost }) => greatestDivisor(divisor, unitCost), sum);
  if (step === 0n || sum / step > mostSteps) return false;
  const steps = Number(sum / step);
  return outputs.every(({ unitCost }, at) => {
    if (unitCost === 0n) return true;
    const reached = reachedBy(
      outputs.flatMap((other, place) => (place === at ? [] : [Number(other.unitCost / step)])),
      steps,
    );
    const own = Number(unitCost / step);
    let values = 0;
    for (let rest = steps; rest >= 0 && values < smallest; rest -= own) if (reached[rest] === 1) values += 1;
    return values >= smallest;
  });
}

/** Sums, up to the last, that whole numbers of these can make. */
function reachedBy(costs: readonly number[], last: number): Uint8Array {
  const reached = new Uint8Array(last + 1);
  reached[0] = 1;
  for (const cost of costs)
    if (cost > 0) for (let at = cost; at <= last; at += 1) if (reached[at - cost] === 1) reached[at] = 1;
  return reached;
}

function greatestDivisor(left: bigint, right: bigint): bigint {
  return right === 0n ? left : greatestDivisor(right, left % right);
}
