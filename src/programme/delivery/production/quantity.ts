/** Quantities of produce: numbers with three decimals at most, summed and multiplied as whole thousandths. */
import type { Money } from "#kernel/money.ts";
import { dong } from "#kernel/money.ts";

const thousandths = (quantity: number) => BigInt(Math.round(quantity * 1000));

export const addQuantities = (...quantities: readonly number[]): number =>
  Number(quantities.reduce((sum, one) => sum + thousandths(one), 0n)) / 1000;

/** What is left of a quantity; nothing where more was taken. */
export const leftOf = (quantity: number, ...taken: readonly number[]): number =>
  Math.max(0, addQuantities(quantity, ...taken.map((one) => -one)));

/** What a quantity costs at a price for a unit: the nearest whole amount, half of one goes up. */
export const amountOf = (quantity: number, price: Money): Money => dong((thousandths(quantity) * price + 500n) / 1000n);
