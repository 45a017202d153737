import type { Content } from "pdfmake/interfaces.js";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Output } from "#contract/endpoint.ts";
import type { explainReview } from "#contract/review/explanation.ts";
import { endedNotice, sampleNotice } from "#server/platform/print/sheet-body.ts";
import { sheetTitle } from "#server/platform/print/sheet-head.ts";
import { placeWithin } from "./refusal-paper.ts";
import type { Words } from "#server/platform/print/words.ts";

type Explanation = Output<typeof explainReview>;
export type Household = {
  readonly headName: string | null;
  readonly villageName: string | null;
  /** "Xã Ba Tơ" */
  readonly communeFullName: string;
  readonly year: number;
  /** The last day of the standard of the result, where that is past. */
  readonly standardEndedOn: LocalDate | null;
};

/** Why this result, on a sheet that the household takes home: large letters, whole sentences, no identifier. */
export function explanationPaper(words: Words, household: Household, review: Explanation): Content {
  const { language } = words;
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) =>
    words.paper("explanation", name, facts);
  const lacking = review.lines.filter(({ deprived }) => deprived);
  const fine = review.lines.filter(({ deprived }) => !deprived);
  return {
    fontSize: 12,
    lineHeight: 1.05,
    stack: [
      sheetTitle(
        say("title", { year: household.year }),
        `${household.headName ?? "–"}, ${placeWithin(words, household.villageName, household.communeFullName)}`,
      ),
      ...endedNotice(words, household.standardEndedOn),
      ...sampleNotice(words, review.income.sample),
      { text: review.verdict?.[language] ?? "–", bold: true, fontSize: 14, alignment: "justify", margin: [0, 0, 0, 6] },
      ...lowIncomeLine(),
      head(say("lacking", { count: lacking.length, of: review.lines.length })),
      lacking.length === 0 ? { text: say("nothing") } : { ul: lacking.map(lineOf) },
      ...(fine.length === 0 ? [] : [head(say("fine")), { ul: fine.map((line) => line.text[language]), fontSize: 11 }]),
      ...incomeDetail(),
      ...changes(),
      ...support(),
      head(say("objecting")),
      { text: objecting() },
      {
        text: say("sources", { sources: review.sources.map((one) => one[language]).join("; ") }),
        fontSize: 9,
        margin: [0, 10, 0, 0],
      },
    ],
  };

  function head(text: string): Content {
    return { text, bold: true, fontSize: 13, margin: [0, 6, 0, 2] };
  }

  /** Nothing where nobody is one, so that the sheet stays short; what is not known is said. */
  function lowIncomeLine(): Content[] {
    const found = review.lowIncomeWorkers;
    if (found === null || found.count === 0) return [];
    const text =
      found.count === null
        ? say("lowIncomeUnknown")
        : say("lowIncome", { names: found.names.join(", "), limit: words.money(found.limit) });
    return [{ text, margin: [0, 0, 0, 6] }];
  }

  function incomeDetail(): Content[] {
    const { detail } = review.income;
    if (detail === null) return [];
    const lines = detail.lines.map(({ name, months, amount, cost, year, excluded }) => {
      const figures = {
        amount: words.money(amount),
        months: months ?? 1,
        cost: words.money(cost),
        sum: words.money(year),
      };
      const line = say(months === null ? "incomeOfYear" : "incomeOfMonths", figures);
      return `${name[language]}: ${line}${excluded ? ` ${say("incomeExcluded")}` : ""}`;
    });
    const sums = {
      year: words.money(detail.year < 0n ? 0n : detail.year),
      people: detail.people,
      sum: words.money(detail.perPerson),
    };
    return [
      head(say("incomeDetail")),
      { ul: lines, fontSize: 11 },
      { text: say("incomeSum", sums), fontSize: 11, margin: [0, 2, 0, 0] },
    ];
  }

  function lineOf(line: Explanation["lines"][number]): Content {
    const because = line.dueMembers.length === 0 ? "" : ` ${say("because", { names: line.dueMembers.join(", ") })}`;
    const opens =
      line.opens.length === 0 ? "" : ` ${say("opens", { support: line.opens.map((one) => one[language]).join(", ") })}`;
    return { text: [{ text: `${line.name[language]}: `, bold: true }, `${line.text[language]}${because}${opens}`] };
  }

  function changes(): Content[] {
    const since = review.sinceLast;
    if (since === null) return [];
    const listed = (name: "gone" | "added") =>
      since[name].length === 0 ? [] : [say(name, { list: since[name].map((one) => one[language]).join(", ") })];
    const changes = [...listed("gone"), ...listed("added")];
    return [
      head(say("since", { year: since.year, class: words.classOf(since.class) })),
      {
        ul: [
          ...(changes.length === 0 ? [say("same")] : changes),
          ...(since.sameStandard ? [] : [say("otherStandard")]),
        ],
      },
    ];
  }

  function support(): Content[] {
    if (review.otherSupport.length === 0) return [];
    const kinds = review.otherSupport.map((one) => one[language]).join("; ");
    return [head(say("support")), { text: `${kinds}.`, fontSize: 11 }];
  }

  function objecting(): string {
    const { state, until, answerWorkingDays } = review.objecting;
    return say(`objecting_${state}`, { until: words.day(until), days: answerWorkingDays });
  }
}
