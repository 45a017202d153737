import type { Money } from "#kernel/money.ts";
import { dong } from "#kernel/money.ts";
import type { LineFault } from "#programme/payment/bank-answer.ts";
import { at, text } from "./xml-node.ts";

export type AmountRead = {
  readonly amount: Money | undefined;
  readonly written: string | undefined;
  readonly fault: LineFault | undefined;
};

export const noAmount: AmountRead = { amount: undefined, written: undefined, fault: undefined };

/** An amount with its currency (Ccy). The đồng has no fractions (ISO 4217): "30000000.00" is whole, "30000000.5" is not. */
export function readAmount(node: unknown): AmountRead {
  const number = text(node);
  return number === undefined ? noAmount : amountOf(number, text(at(node, "@Ccy")) ?? "");
}

/** ISO 20022 gives an amount 18 digits at most, with a point before its fraction. */
export function amountOf(number: string, currency: string): AmountRead {
  const written = `${number} ${currency}`.trim().slice(0, 60);
  if (currency !== "VND") return { amount: undefined, written, fault: "payment.answer_in_other_currency" };
  const whole = /^\+?(\d{1,18})(?:\.0*)?$/.exec(number)?.[1];
  return whole === undefined
    ? { amount: undefined, written, fault: "payment.answer_not_whole_dong" }
    : { amount: dong(whole), written: undefined, fault: undefined };
}

/** The first of these elements that is there. */
export function firstAmount(...nodes: readonly unknown[]): AmountRead {
  return readAmount(nodes.find((node) => text(node) !== undefined));
}
