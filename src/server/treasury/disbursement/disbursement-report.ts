/** The disbursement report on paper and as a workbook. */
import type { Content } from "pdfmake/interfaces.js";
import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/treasury/disbursement.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { disbursementCourse } from "#picture/disbursement-course.ts";
import { listProgrammePacks } from "#server/planning/published.ts";
import { findFullName } from "#server/area/published.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { country } from "#server/platform/country.ts";
import { printPaper } from "#server/platform/print/print-paper.ts";
import { heading, paragraph, tableOf } from "#server/platform/print/sheet-body.ts";
import { chartOf } from "#server/platform/print/sheet-chart.ts";
import { signedBy } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle } from "#server/platform/print/sheet-head.ts";
import { widthAcross } from "#server/platform/print/sheet-measures.ts";
import { wordsIn } from "#server/platform/print/words.ts";
import type { Words } from "#server/platform/print/words.ts";
import type { Portion, TableColumn } from "#server/platform/tables/table.ts";
import { workbookFile } from "#server/platform/tables/workbook-file.ts";
import { disbursementOf } from "./disbursement-service.ts";

type Disbursement = Output<typeof contract.readDisbursement>;

type Named = { readonly code: string; readonly name: Readonly<Record<Words["language"], string>> };

const namesOf = (all: readonly Named[], language: Words["language"]): ReadonlyMap<string, string> =>
  new Map(all.map(({ code, name }) => [code, name[language]]));

/** "37,50%" of 3750. */
function rateText(words: Words, rate: number | null): string {
  return rate === null ? "–" : `${numberFormat(words, 2, 2).format(rate / 100)}%`;
}

export const printDisbursement = readOwnAreas(contract.printDisbursement, async (context, { query }) => {
  const { language, format, ...asked } = query;
  const areaName = await findFullName(context.tx, query.areaId);
  if (areaName === undefined) return failure(refuse("record.not_found"));
  const read = await disbursementOf(context, asked);
  if (!read.ok) return read;
  const [disbursement, words] = [read.value, await wordsIn(language, "disbursement.yaml")];
  const name = `giai-ngan-${query.year}-${query.areaId}`;
  if (format === "xlsx") {
    return success(workbookFile(name, columnsOf(words), cellsOf(disbursement, words)));
  }
  const packs = await listProgrammePacks(context.tx);
  const content = paperOf(words, disbursement, {
    areaName,
    ...asked,
    bySource: namesOf(
      packs.flatMap(({ fundSources }) => fundSources),
      language,
    ),
    byComponent: namesOf(
      packs.flatMap(({ components }) => components),
      language,
    ),
  });
  return printPaper(context, name, { sheets: [content], isLandscape: true });
});

const heads = ["no", "commune", "available", "committed", "disbursed", "settled", "rate", "pace"] as const;

function columnsOf({ word: say }: Words): readonly TableColumn[] {
  return heads.map((head) => ({ name: say(head), type: head === "commune" || head === "pace" ? "text" : "integer" }));
}

/** Sums in whole đồng as numbers: no sum of a province comes near the 15 digits that a spreadsheet keeps. */
function cellsOf(disbursement: Disbursement, { word: say }: Words): Portion {
  return disbursement.rows.map((row, at) => [
    at + 1,
    row.areaName,
    Number(row.available),
    Number(row.amounts.committed + row.amounts.reserved),
    Number(row.disbursed),
    Number(row.amounts.settled),
    row.rate === null ? null : row.rate / 100,
    say(row.pace),
  ]);
}

function paperOf(
  words: Words,
  disbursement: Disbursement,
  asked: {
    readonly areaName: string;
    readonly year: number;
    readonly originYear?: number | undefined;
    readonly fundSource?: string | undefined;
    readonly component?: string | undefined;
    /** What programmes call the codes. */
    readonly bySource: ReadonlyMap<string, string>;
    readonly byComponent: ReadonlyMap<string, string>;
  },
): Content {
  const { word: say, money } = words;
  const rate = (value: number | null) => rateText(words, value);
  const filters = [
    ...(asked.originYear === undefined ? [] : [say("origin", { year: asked.originYear })]),
    ...(asked.fundSource === undefined
      ? []
      : [say("source", { source: asked.bySource.get(asked.fundSource) ?? asked.fundSource })]),
    ...(asked.component === undefined ? [] : [say("component", { component: asked.component })]),
  ];
  return [
    sheetHead(words, { placeName: asked.areaName, day: disbursement.asOf }),
    sheetTitle(say("title"), say("subject", { year: asked.year, day: words.day(disbursement.asOf) })),
    ...filters.map((text) => paragraph(text)),
    paragraph(
      say("summary", {
        available: money(disbursement.total.available),
        disbursed: money(disbursement.total.disbursed),
        rate: rate(disbursement.total.rate),
      }),
    ),
    paragraph(forecastOf(words, disbursement)),
    ...courseOf(words, disbursement),
    { text: say("unit"), italics: true, alignment: "right", fontSize: 11 },
    tableOf(
      heads.map((head) => say(head)),
      [
        ...disbursement.rows.map((row, at) => [
          at + 1,
          row.areaName,
          money(row.available),
          money(row.amounts.committed + row.amounts.reserved),
          money(row.disbursed),
          money(row.amounts.settled),
          rate(row.rate),
          say(row.pace),
        ]),
        [
          "",
          say("total"),
          money(disbursement.total.available),
          "",
          money(disbursement.total.disbursed),
          "",
          rate(disbursement.total.rate),
          "",
        ],
      ],
      [22, "*", 98, 98, 98, 98, 58, 66],
      [2, 3, 4, 5, 6],
    ),
    ...(["bySource", "byComponent"] as const).flatMap((by): Content[] => [
      heading(say(by)),
      tableOf(
        ["code", "available", "disbursed", "rate"].map((head) => say(head)),
        disbursement[by].map((one) => [
          by === "byComponent"
            ? [one.key, asked[by].get(one.key) ?? ""].join(" ").trim()
            : (asked[by].get(one.key) ?? one.key),
          money(one.available),
          money(one.disbursed),
          rate(one.rate),
        ]),
        ["*", 100, 100, 60],
        [1, 2, 3],
      ),
    ]),
    signedBy(words, [{ post: say("maker") }, { post: say("head") }]),
  ];
}

/** The year month by month, as a chart and as the table of the same figures; nothing where no money is there. */
function courseOf(words: Words, { course, forecast, monthsPassed, total }: Disbursement): Content[] {
  if (total.available === 0n) return [];
  const { word: say, money } = words;
  const spec = disbursementCourse(
    { course, forecast, monthsPassed },
    {
      words: {
        disbursed: say("disbursed"),
        plan: say("scheduled"),
        band: say("band"),
        billions: say("billions"),
        month: say("month"),
      },
      billion: 10 ** (9 + country().currency.decimals),
      number: (value, decimals) => numberFormat(words, decimals).format(value),
    },
  );
  const table = tableOf(
    ["month", "scheduled", "disbursed"].map((head) => say(head)),
    course.map(({ month, scheduled, disbursed }) => [
      month,
      money(scheduled),
      disbursed === null ? say("none") : money(disbursed),
    ]),
    [36, "*", "*"],
    [1, 2],
    10,
  );
  return [chartOf(say("course"), spec, 0.6 * widthAcross, table)];
}

function numberFormat({ language }: Words, decimals: number, least = 0): Intl.NumberFormat {
  return new Intl.NumberFormat(language === "en" ? "en" : "vi", {
    minimumFractionDigits: least,
    maximumFractionDigits: decimals,
  });
}

function forecastOf({ word: say, money }: Words, { forecast }: Disbursement): string {
  if (forecast === null) return say("noForecast");
  return say("forecast", {
    expected: money(forecast.expected),
    low: money(forecast.low),
    high: money(forecast.high),
    months: forecast.months,
  });
}
