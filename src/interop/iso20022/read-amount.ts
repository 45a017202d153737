import type { Money } from "#kernel/money.ts";
import type { Currency } from "#kernel/currency.ts";
import { parseAmount } from "#kernel/currency.ts";
import type { LineFault } from "#programme/payment/bank-answer.ts";
import { at, text } from "./xml-node.ts";

export type AmountRead = {
  readonly amount: Money | undefined;
  readonly written: string | undefined;
  readonly fault: LineFault | undefined;
};

export const noAmount: AmountRead = { amount: undefined, written: undefined, fault: undefined };

/** An amount with its currency (Ccy). One finer than the currency is (ISO 4217) is none: "30000000.5" of đồng. */
export function readAmount(node: unknown, currency: Currency): AmountRead {
  const number = text(node);
  return number === undefined ? noAmount : amountOf(number, text(at(node, "@Ccy")) ?? "", currency);
}

/** ISO 20022 gives an amount 18 digits at most, with a point before its fraction. */
export function amountOf(number: string, named: string, currency: Currency): AmountRead {
  const written = `${number} ${named}`.trim().slice(0, 60);
  if (named !== currency.code) return { amount: undefined, written, fault: "payment.answer_in_other_currency" };
  if (isNegative(number)) return { amount: undefined, written, fault: "payment.answer_amount_negative" };
  const amount = parseAmount(number, currency);
  return amount === undefined
    ? { amount: undefined, written, fault: "payment.answer_not_whole_dong" }
    : { amount, written: undefined, fault: undefined };
}

/** "-30.000", "−30.000", "30.000-" and "(30.000)". A bank says by the direction which way money went, never by a sign. */
export const isNegative = (written: string): boolean =>
  /^(?:[^\d]*[-\u2212]\s*\d|\d.*[-\u2212][^\d]*$|[^\d]*\(.*\d.*\)[^\d]*$)/u.test(written.trim());

/** The first of these elements that is there. */
export function firstAmount(currency: Currency, ...nodes: readonly unknown[]): AmountRead {
  return readAmount(
    nodes.find((node) => text(node) !== undefined),
    currency,
  );
}
