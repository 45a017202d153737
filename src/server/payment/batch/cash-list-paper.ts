import type { Content } from "pdfmake/interfaces.js";
import type { LocalDate } from "#kernel/local-date.ts";
import { paragraph, tableOf } from "#server/platform/print/sheet-body.ts";
import { signedBy } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle } from "#server/platform/print/sheet-head.ts";
import type { Words } from "#server/platform/print/words.ts";

export type CashListOfPaper = {
  /** "Xã Ba Tơ" */
  readonly communeName: string;
  readonly title: string;
  readonly day: LocalDate;
  readonly total: bigint;
  readonly rows: readonly {
    readonly recipientName: string | null;
    readonly personalId: string | null;
    readonly address: string | null;
    readonly role: string;
    readonly amount: bigint;
    readonly signedOn: LocalDate | null;
  }[];
};

/** The list that recipients sign: on wide pages, since each row holds a name, a number, an address and a signature. */
export function cashListPaper(words: Words, list: CashListOfPaper): Content {
  const heads = ["no", "recipient", "personalId", "address", "role", "amount", "signature"];
  return [
    sheetHead(words, { placeName: list.communeName, day: list.day }),
    sheetTitle(words.word("title"), list.title),
    paragraph(words.word("summary", { count: words.number(list.rows.length), total: words.money(list.total) })),
    tableOf(
      heads.map((head) => words.word(head)),
      [
        ...list.rows.map((row, at) => [
          at + 1,
          row.recipientName ?? "–",
          row.personalId ?? "",
          row.address ?? "",
          words.word(`role.${row.role}`),
          words.money(row.amount),
          row.signedOn === null ? "\n " : words.day(row.signedOn),
        ]),
        ["", words.word("total"), "", "", "", words.money(list.total), ""],
      ],
      [24, 150, 96, "*", 90, 84, 120],
      [5],
    ),
    signedBy(
      words,
      ["maker", "cashier", "accountant", "chairSigns"].map((post) => ({ post: words.word(post) })),
    ),
  ];
}
