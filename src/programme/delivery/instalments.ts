/** A support in instalments: a house in stages, a school year in months. Each is delivered, proved and paid for itself; together they are one support. */
import { addMonths } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { PackActivityKind } from "#programme/planning/framework/programme-parts.ts";
import type { Texts } from "#programme/planning/framework/programme-parts.ts";
import type { CostShare } from "./cost-sharing.ts";

export type Instalment = {
  /** From 1. */
  readonly instalment: number;
  readonly instalments: number;
  readonly amount: Money;
  /** The support is counted with the last: 0 before it. */
  readonly quantity: 0 | 1;
  readonly name: Texts | null;
  readonly dueOn: LocalDate | null;
};

/** The parts of a support of this amount, which make it to the đồng: what is rounded off goes to later parts. */
export function instalmentsOf(
  { instalments }: Pick<PackActivityKind, "instalments">,
  amount: Money,
  startsOn: LocalDate,
): readonly [Instalment, ...Instalment[]] {
  const whole = { instalment: 1, instalments: 1, amount, quantity: 1, name: null, dueOn: null } as const;
  if (instalments === undefined) return [whole];
  const weights =
    "months" in instalments
      ? Array<number>(instalments.months).fill(1)
      : instalments.stages.map(({ percent }) => percent);
  const total = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
  let before = 0n;
  const [first, ...others] = weights.map((weight, at): Instalment => {
    const upTo = before + BigInt(weight);
    const part = dong((amount * upTo) / total - (amount * before) / total);
    before = upTo;
    return {
      instalment: at + 1,
      instalments: weights.length,
      amount: part,
      quantity: at + 1 === weights.length ? 1 : 0,
      name: "stages" in instalments ? (instalments.stages[at]?.name ?? null) : null,
      dueOn: "months" in instalments ? addMonths(startsOn, at) : null,
    };
  });
  return first === undefined ? [whole] : [first, ...others];
}

/** What other lines bear of one instalment: their shares of the whole in its proportion, rounded down, so that the line of the activity bears the rest. */
export function sharesOfInstalment(shares: readonly CostShare[], whole: Money, part: Money): readonly CostShare[] {
  if (part === whole) return shares;
  return shares.map(({ fundLineId, amount }) => ({ fundLineId, amount: dong((amount * part) / whole) }));
}

type Given = { readonly instalment: number; readonly deliveredOn: LocalDate | null };
const isGiven = ({ deliveredOn }: Given) => deliveredOn !== null;

/** In their order, and none on a day before one that it follows or after one that follows it. `others`: of the same support. */
export function checkOrder(others: readonly Given[], { instalment, deliveredOn }: Given): Result<undefined, Refusal> {
  const earlier = others.filter((one) => one.instalment < instalment);
  const missing = earlier.find((one) => !isGiven(one));
  if (missing !== undefined)
    return failure(refuse("delivery.earlier_instalment_open", { instalment: missing.instalment }));
  const late = earlier.find((one) => one.deliveredOn !== null && deliveredOn !== null && one.deliveredOn > deliveredOn);
  if (late !== undefined)
    return failure(
      refuse("delivery.before_earlier_instalment", { instalment: late.instalment, day: late.deliveredOn ?? "" }),
    );
  const later = others.find(
    (one) =>
      one.instalment > instalment && one.deliveredOn !== null && deliveredOn !== null && one.deliveredOn < deliveredOn,
  );
  if (later !== undefined)
    return failure(refuse("delivery.later_instalment_delivered", { instalment: later.instalment }));
  return success(undefined);
}

/** A delivery that later ones follow stays. */
export function checkUndone(others: readonly Given[], instalment: number): Result<undefined, Refusal> {
  const later = others.find((one) => one.instalment > instalment && isGiven(one));
  return later === undefined
    ? success(undefined)
    : failure(refuse("delivery.later_instalment_delivered", { instalment: later.instalment }));
}
