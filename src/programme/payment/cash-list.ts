import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { PayeeRole } from "./payment.ts";

export type ReceiptKind = "signature" | "fingerprint" | "organisation";
export type Goods = {
  readonly name: string;
  readonly quantity: number;
  readonly specification: string;
  readonly code: string;
  readonly brand: string;
  readonly manufacturer: string;
};

/** One line of the list that a household signs: the fields of Circular 60/2026/TT-BTC Art. 3.3, no more. */
export type CashListRow = {
  readonly instructionId: string;
  readonly recipientName: string | null;
  readonly personalId: string | null;
  readonly address: string | null;
  readonly role: PayeeRole;
  /** Needed when the recipient is not the head: a full-capacity member, authorised in writing. */
  readonly authorisation: string | null;
  readonly given: { readonly kind: "money"; readonly amount: Money } | { readonly kind: "goods"; readonly goods: Goods };
  readonly receipt: { readonly kind: ReceiptKind; readonly signedOn: LocalDate } | null;
};

const rule = "Circular 60/2026/TT-BTC Art. 3.3";

/** Fields that law asks for and that a row lacks, before it may be printed. The signature comes later. */
export function findRowFaults(row: CashListRow): readonly Refusal[] {
  const missing = [
    ...(blank(row.recipientName) ? ["recipientName"] : []),
    ...(blank(row.personalId) ? ["personalId"] : []),
    ...(blank(row.address) ? ["address"] : []),
    ...(row.role === "authorised" && blank(row.authorisation) ? ["authorisation"] : []),
    ...(row.given.kind === "money" && row.given.amount <= 0n ? ["amount"] : []),
    ...(row.given.kind === "goods" ? missingOf(row.given.goods) : []),
  ];
  return missing.map((field) => refuse("payment.cash_list_field_missing", { instruction: row.instructionId, field }, rule));
}

function missingOf(goods: Goods): readonly string[] {
  const texts = ["name", "specification", "code", "brand", "manufacturer"] as const;
  return [...texts.filter((field) => blank(goods[field])), ...(goods.quantity > 0 ? [] : ["quantity"])];
}

function blank(text: string | null): boolean {
  return text === null || text.trim() === "";
}

export type CashListSums = { readonly rows: number; readonly signed: number; readonly amount: Money; readonly signedAmount: Money };

/** The foot of the list. Money is settled by the rows that were signed for. */
export function sumCashList(rows: readonly CashListRow[]): CashListSums {
  const sums = { rows: rows.length, signed: 0, amount: 0n, signedAmount: 0n };
  for (const { given, receipt } of rows) {
    const amount = given.kind === "money" ? given.amount : 0n;
    sums.amount += amount;
    if (receipt === null) continue;
    sums.signed += 1;
    sums.signedAmount += amount;
  }
  return { ...sums, amount: sums.amount as Money, signedAmount: sums.signedAmount as Money };
}
