/**
 * A number as people write it: 1250000, 1.250.000 (Vietnamese, Indonesian), 1,250,000, 1 250 000; 31,5 and 31.5; with a sign.
 * One mark before three digits (1.250) separates thousands where a whole number is asked for, and else decimals.
 * Undefined when it is no number, or no whole one.
 */
export function readNumber(written: string, kind: "whole" | "number"): number | undefined {
  const text = written.replaceAll(/[\s\u00A0\u202F]/g, "");
  const number = plain.test(text) && !(kind === "whole" && single.test(text)) ? Number(text) : ungrouped(text, kind);
  return number === undefined || (kind === "whole" && !Number.isSafeInteger(number)) ? undefined : number;
}

const plain = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const single = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
const grouped = /^([+-]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?$/;

function ungrouped(text: string, kind: "whole" | "number"): number | undefined {
  const [, whole, mark = "", decimals] = kind === "number" && single.test(text) ? [] : (grouped.exec(text) ?? []);
  if (whole !== undefined) return Number(`${whole.replaceAll(mark, "")}.${decimals ?? "0"}`);
  return /^[+-]?\d+,\d+$/.test(text) ? Number(text.replace(",", ".")) : undefined;
}
