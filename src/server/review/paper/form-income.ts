/** The income of a household on form B: its sources over twelve months for the pen, or the sum that was recorded. */
import type { Content } from "pdfmake/interfaces.js";
import { heading, tableOf } from "#server/platform/print/sheet-body.ts";
import type { Words } from "#server/platform/print/words.ts";

/** A source that the form asks for; of some it is asked without being counted. */
export type IncomeSource = { readonly name: string; readonly isCounted: boolean };

/** A source as it was answered, in sums of the year. */
export type IncomeRow = {
  readonly name: string;
  readonly amount: bigint;
  readonly cost: bigint;
  readonly year: bigint;
};

export function incomeSection(
  words: Words,
  members: number,
  isBlank: boolean,
  perPerson: bigint | null,
  sources: readonly IncomeSource[],
  filled: readonly IncomeRow[] = [],
): readonly Content[] {
  const say = (name: string) => words.paper("form", name);
  const heads = ["incomeSource", "incomeAmount", "incomeCost", "incomeNet"].map(say);
  if (!isBlank) {
    if (perPerson === null) return [];
    const sum = `${words.money(perPerson)} ${words.word("currency")}`;
    const answer = tableOf([words.word("question"), words.word("answer")], [[say("incomeFilled"), sum]], ["46%", "*"]);
    if (filled.length === 0) return [heading(say("incomeTitle")), answer];
    const rows = filled.map(({ name, amount, cost, year }) => [
      name,
      ...[amount, cost, year].map((one) => words.money(one)),
    ]);
    return [
      { unbreakable: true, stack: [heading(say("incomeTitle")), tableOf(heads, rows, ["*", 90, 90, 90]), answer] },
    ];
  }
  // What is not counted is below the total, where no pen adds it up.
  const rows = (areCounted: boolean) =>
    sources.filter(({ isCounted }) => isCounted === areCounted).map(({ name }) => [name, "", "", ""]);
  return [
    {
      unbreakable: true,
      stack: [
        heading(say("incomeTitle")),
        tableOf(heads, [...rows(true), [say("incomeTotal"), "", "", ""], ...rows(false)], ["*", 90, 90, 90]),
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
