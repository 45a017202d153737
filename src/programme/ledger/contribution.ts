import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Money } from "#kernel/money.ts";
import { largestAmount, dong } from "#kernel/money.ts";
import type { AccountKind, MoneyForm } from "./ledger.ts";

export type Given =
  | { readonly form: "money"; readonly amount: Money }
  | {
      readonly form: "goods" | "labour";
      /** Pieces or days, in hundredths: 250 is two days and a half. */
      readonly quantityHundredths: bigint;
      readonly unit: string;
      /** What one is worth: the stated rate. */
      readonly unitValue: Money;
    };

/** What was given is worth, to the đồng: goods and labour by quantity and stated rate, half a đồng upwards. */
export function valueOf(given: Given): Result<Money, Refusal> {
  const amount = given.form === "money" ? given.amount : (given.quantityHundredths * given.unitValue + 50n) / 100n;
  if (amount > largestAmount) return failure(refuse("ledger.amount_too_large", { largest: largestAmount.toString() }));
  return amount > 0n ? success(dong(amount)) : failure(refuse("ledger.amount_not_positive"));
}

/** Money that was given waits to be planned and paid like any other; goods and labour are used when they are given. */
export function standsOn(form: MoneyForm): AccountKind {
  return form === "money" ? "allocated" : "settled";
}
