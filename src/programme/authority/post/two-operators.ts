import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";

/** A time for which an officer is operator, of an account that is not disabled. Delegations do not count: they end by themselves. */
export type OperatorTime = {
  readonly officerId: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | undefined;
};

export const fewestOperators = 2;

/** How many officers are operators on a day. */
export function operatorsOn(times: readonly OperatorTime[], day: LocalDate): number {
  const there = times.filter((time) => time.validFrom <= day && (time.validTo === undefined || time.validTo >= day));
  return new Set(there.map(({ officerId }) => officerId)).size;
}

/**
 * Two operators at least: an act may not take an operator away on any day from today on, if fewer than two are left on that day. The
 * number changes only on a first day and on the day after a last day, so only these are asked. The database repeats it
 * (authority.keep_two_operators).
 */
export function refuseFewOperators(
  before: readonly OperatorTime[],
  after: readonly OperatorTime[],
  today: LocalDate,
): Refusal | undefined {
  const turns = [...before, ...after].flatMap(({ validFrom, validTo }) =>
    validTo === undefined ? [validFrom] : [validFrom, addDays(validTo, 1)],
  );
  const short = [today, ...turns]
    .filter((day) => day >= today)
    .toSorted()
    .find((day) => operatorsOn(after, day) < fewestOperators && operatorsOn(after, day) < operatorsOn(before, day));
  return short === undefined ? undefined : refuse("authority.two_operators_at_least", { day: short });
}
