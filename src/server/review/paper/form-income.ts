/** The income of a household on form B: its sources over twelve months for the pen, or the sum that was recorded. */
import type { Content } from "pdfmake/interfaces.js";
import { heading, tableOf } from "#server/platform/print/sheet-body.ts";
import type { Words } from "#server/platform/print/words.ts";

export function incomeSection(
  words: Words,
  members: number,
  isBlank: boolean,
  perPerson: bigint | null,
): readonly Content[] {
  const say = (name: string) => words.paper("form", name);
  if (!isBlank) {
    if (perPerson === null) return [];
    const sum = `${words.money(perPerson)} ${words.word("currency")}`;
    return [
      heading(say("incomeTitle")),
      tableOf([words.word("question"), words.word("answer")], [[say("incomeFilled"), sum]], ["46%", "*"]),
    ];
  }
  const heads = ["incomeSource", "incomeAmount", "incomeCost", "incomeNet"].map(say);
  const sources = words.list("form", "incomeSources").map((source) => [source, "", "", ""]);
  return [
    {
      unbreakable: true,
      stack: [
        heading(say("incomeTitle")),
        tableOf(heads, [...sources, [say("incomeTotal"), "", "", ""]], ["*", 90, 90, 90]),
        tableOf(
          [words.word("question"), words.word("answer")],
          [
            [say("incomeMembers"), words.number(members)],
            [say("incomePerPerson"), say("blankLine")],
          ],
          ["*", 140],
        ),
      ],
    },
  ];
}
