import type { Content } from "pdfmake/interfaces.js";
import { addMoney, zeroMoney } from "#kernel/money.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { paragraph, tableOf } from "#server/platform/print/sheet-body.ts";
import { signedBy } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle } from "#server/platform/print/sheet-head.ts";
import type { Words } from "#server/platform/print/words.ts";
import type { FieldListRow } from "./field-list-store.ts";

const heads = ["no", "head", "person", "address", "part", "amount", "state", "signature"];

/** "1", or which instalment: "1/3: Xong móng", "2/9: 10/2026". */
export function partOf(
  words: Words,
  {
    instalment,
    instalments,
    instalmentName,
    dueOn,
  }: Pick<FieldListRow, "instalment" | "instalments" | "instalmentName" | "dueOn">,
): string {
  if (instalments === 1) return "1";
  const what = instalmentName?.[words.language] ?? (dueOn === null ? "" : `${dueOn.slice(5, 7)}/${dueOn.slice(0, 4)}`);
  return `${instalment}/${instalments}: ${what}`;
}

/** What is given in one village: a row a support, with room to sign. */
export function fieldListPaper(
  words: Words,
  list: {
    /** "Xã Ba Tơ" */
    readonly communeName: string;
    readonly villageName: string | null;
    readonly title: string;
    readonly kindName: string;
    readonly day: LocalDate;
    readonly rows: readonly FieldListRow[];
  },
): Content {
  const total = addMoney(zeroMoney, ...list.rows.map(({ amount }) => amount));
  const stateOf = ({ state, deliveredOn }: FieldListRow) =>
    deliveredOn === null ? words.word(`state.${state}`) : `${words.word(`state.${state}`)}, ${words.day(deliveredOn)}`;
  return [
    sheetHead(words, {
      placeName: list.communeName,
      partName: list.villageName ?? words.word("elsewhere"),
      day: list.day,
    }),
    sheetTitle(words.word("title"), list.title),
    paragraph(
      words.word("summary", {
        kind: list.kindName,
        count: words.number(list.rows.length),
        total: words.money(total),
      }),
    ),
    tableOf(
      heads.map((head) => words.word(head)),
      [
        ...list.rows.map((row, at) => [
          at + 1,
          row.headName ?? "–",
          row.personName ?? "",
          row.address ?? "",
          partOf(words, row),
          words.money(row.amount),
          stateOf(row),
          "\n ",
        ]),
        ["", words.word("total"), "", "", "", words.money(total), "", ""],
      ],
      [24, 110, 100, "*", 84, 80, 90, 90],
      [5],
    ),
    signedBy(
      words,
      ["deliverer", "villageHead"].map((post) => ({ post: words.word(post) })),
    ),
  ];
}
