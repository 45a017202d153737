import type { BankLine } from "#programme/payment/bank-answer.ts";
import { bankLine } from "#programme/payment/bank-answer.ts";
import { at, list, text } from "./xml-node.ts";

/** DecimalNumber of the schemas: 18 digits, of which 17 may be a fraction. A sum of totals may be negative. */
const fractionDigits = 17;

function decimal(written: string | undefined): bigint | undefined {
  const [, sign, whole, fraction = ""] = /^([+-]?)(\d{1,18})(?:\.(\d{0,17}))?$/.exec(written ?? "") ?? [];
  if (whole === undefined) return undefined;
  const value = BigInt(whole + fraction.padEnd(fractionDigits, "0"));
  return sign === "-" ? -value : value;
}

function writeDecimal(value: bigint): string {
  const digits = value.toString().padStart(fractionDigits + 1, "0");
  const fraction = digits.slice(-fractionDigits).replace(/0+$/, "");
  return digits.slice(0, -fractionDigits) + (fraction === "" ? "" : `.${fraction}`);
}

const groups = { TtlNtries: undefined, TtlCdtNtries: "CRDT", TtlDbtNtries: "DBIT" } as const;

/**
 * How many entries an account says it has and what they sum to (TxsSummry of camt.053 and camt.054), held against those that are there. Each
 * figure that differs is a line with both, since an entry is missing or was changed: the message is not whole. Entries in several currencies
 * are counted and not summed.
 */
export function readTotals(account: unknown): readonly BankLine[] {
  const entries = list(at(account, "Ntry")).map((entry) => ({
    amount: decimal(text(at(entry, "Amt"))),
    currency: text(at(entry, "Amt", "@Ccy")),
    direction: text(at(entry, "CdtDbtInd")),
  }));
  return Object.entries(groups).flatMap(([name, direction]) => {
    const total = at(account, "TxsSummry", name);
    const own = entries.filter((one) => direction === undefined || one.direction === direction);
    const count = text(at(total, "NbOfNtries"));
    const said = text(at(total, "Sum"));
    const amounts = own.flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
    const isSummable = amounts.length === own.length && new Set(own.map(({ currency }) => currency)).size < 2;
    const sum = amounts.reduce((all, one) => all + one, 0n);
    return [
      ...(count === undefined || count === String(own.length)
        ? []
        : [differs(`${name}/NbOfNtries`, count, String(own.length))]),
      ...(said === undefined || !isSummable || decimal(said) === sum
        ? []
        : [differs(`${name}/Sum`, said, writeDecimal(sum))]),
    ];
  });
}

/** A figure that the message says of itself, beside what it holds. */
export const differs = (name: string, said: string, held: string): BankLine =>
  bankLine({
    endToEndId: "",
    outcome: "pending",
    written: `${name} ${said.slice(0, 30)} ≠ ${held}`,
    fault: "payment.answer_totals_differ",
  });
