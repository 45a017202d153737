/** The money of a work, exact in đồng: what was contracted, accepted, retained, paid, and what may be paid now. */
import type { Money } from "#kernel/money.ts";
import { dong } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

/** As delivery.money_of_work reads it. */
export type WorkMoney = {
  readonly signed: Money;
  /** The sum of all change orders, which may be below zero. */
  readonly changed: Money;
  readonly accepted: Money;
  /** How much of the work stands, in percent. */
  readonly physical: number;
  readonly advancePercent: number;
  readonly retentionPercent: number;
  readonly isRetentionReleased: boolean;
  readonly advancePaid: Money;
  /** Paid for what was accepted, beside the advance. */
  readonly paid: Money;
};

/** The whole advance is recovered when so much of the value is accepted. */
const recoveredAt = 80n;

export type WorkAccount = {
  readonly value: Money;
  readonly advanceLimit: Money;
  readonly recovered: Money;
  readonly retained: Money;
  readonly payable: Money;
};

/** Every step of what is payable. Parts of a đồng are cut off what is recovered and retained; the last payment makes them even. */
export function accountOfWork(money: WorkMoney): WorkAccount {
  const { signed, changed, accepted, advancePaid, paid } = money;
  const value = signed + changed;
  const share = value <= 0n ? 0n : (advancePaid * accepted * 100n) / (value * recoveredAt);
  const recovered = share < advancePaid ? share : advancePaid;
  const retained = money.isRetentionReleased ? 0n : (accepted * BigInt(money.retentionPercent)) / 100n;
  return {
    value: dong(value),
    advanceLimit: dong((signed * BigInt(money.advancePercent)) / 100n),
    recovered: dong(recovered),
    retained: dong(retained),
    payable: dong(accepted - recovered - retained - paid),
  };
}

/** A payment of the work: an advance up to its limit, and for what was accepted what is payable and no more. */
export function checkWorkPayment(
  money: WorkMoney,
  payment: { readonly amount: Money; readonly isAdvance: boolean },
): Result<null, Refusal> {
  const { amount, isAdvance } = payment;
  if (isAdvance) {
    const { advanceLimit } = accountOfWork(money);
    const left = dong(advanceLimit - money.advancePaid);
    if (amount > left)
      return failure(refuse("delivery.advance_above_limit", { amount: amount.toString(), left: left.toString() }));
  }
  const after = accountOfWork(
    isAdvance
      ? { ...money, advancePaid: dong(money.advancePaid + amount) }
      : { ...money, paid: dong(money.paid + amount) },
  );
  if (after.payable < 0n) {
    const { payable } = accountOfWork(money);
    return failure(refuse("delivery.work_not_payable", { amount: amount.toString(), payable: payable.toString() }));
  }
  return success(null);
}

/** A change of the contract leaves at least what was accepted. */
export function checkWorkChange(money: WorkMoney, amount: bigint): Result<null, Refusal> {
  const value = dong(money.signed + money.changed + amount);
  const after = { ...money, changed: dong(money.changed + amount) };
  return value < money.accepted || value <= 0n || accountOfWork(after).payable < 0n
    ? failure(
        refuse("delivery.change_below_accepted", { accepted: money.accepted.toString(), value: value.toString() }),
      )
    : success(null);
}

/** Minutes accept no more than is left of the contract, and the work grows from one to the next. */
export function checkAcceptance(
  money: WorkMoney,
  minutes: { readonly value: Money; readonly physical: number },
): Result<null, Refusal> {
  const left = dong(money.signed + money.changed - money.accepted);
  if (minutes.value > left)
    return failure(
      refuse("delivery.accepted_above_contract", { amount: minutes.value.toString(), left: left.toString() }),
    );
  return minutes.physical < money.physical
    ? failure(refuse("delivery.physical_below_before", { before: money.physical }))
    : success(null);
}
