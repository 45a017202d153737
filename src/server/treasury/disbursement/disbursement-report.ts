/** The disbursement report on paper and as a workbook. */
import type { Content, TableCell } from "pdfmake/interfaces.js";
import { z } from "zod";
import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/treasury/disbursement.ts";
import { texts } from "#contract/values.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { country } from "#server/platform/country.ts";
import { packsFolder, readPackFile } from "#server/platform/pack-files.ts";
import { fillIn, moneyFormat, readOwn } from "#server/platform/print/words.ts";
import { pageFacts, printPaper } from "#server/platform/print/print-paper.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Cell, Portion, TableColumn } from "#server/platform/tables/table.ts";
import { xlsxTable } from "#server/platform/tables/xlsx-table.ts";
import { disbursementOf } from "./disbursement-service.ts";
import { listAreaNames } from "#server/area/published.ts";

type Disbursement = Output<typeof contract.readDisbursement>;
type Words = Awaited<ReturnType<typeof wordsIn>>;

async function wordsIn(language: "vi" | "en" | "id") {
  const shape = z.record(z.string(), texts);
  const { value: shipped } = await readPackFile("prints/disbursement.yaml", shape, packsFolder);
  const { letterHead, currency } = country();
  const pack = { ...letterHead, ...shipped, ...(await readOwn("disbursement.yaml", shape)) };
  const rates = new Intl.NumberFormat(language === "en" ? "en" : "vi", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return {
    say: (name: string, facts: Readonly<Record<string, string | number>> = {}) => {
      const found = new Map(Object.entries(pack)).get(name);
      if (found === undefined) throw new Error(`the report has no word ${name}`);
      return fillIn(found[language], { currency: currency.name[language], ...facts });
    },
    money: moneyFormat(language),
    rate: (rate: number | null) => (rate === null ? "–" : `${rates.format(rate / 100)} %`),
  };
}

export const printDisbursement = readOwnAreas(contract.printDisbursement, async (context, { query }) => {
  const { language, format, ...asked } = query;
  const areaName = (await listAreaNames(context.tx, [query.areaId])).get(query.areaId);
  if (areaName === undefined) return failure(refuse("record.not_found"));
  const read = await disbursementOf(context, asked);
  if (!read.ok) return read;
  const [disbursement, words] = [read.value, await wordsIn(language)];
  const name = `giai-ngan-${query.year}-${query.areaId}`;
  if (format === "xlsx") {
    return success({
      fileName: `${name}.xlsx`,
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      content: () => xlsxTable({ columns: columnsOf(words), portions: portionsOf(disbursement, words) }),
    });
  }
  const content = paperOf(words, disbursement, { areaName, ...asked });
  return printPaper(context, name, { content, pageText: words.say("page", pageFacts) });
});

const heads = ["no", "commune", "available", "committed", "disbursed", "settled", "rate", "pace"] as const;

function columnsOf({ say }: Words): readonly TableColumn[] {
  return heads.map((head) => ({ name: say(head), type: head === "commune" || head === "pace" ? "text" : "integer" }));
}

/** Sums in whole đồng as numbers: no sum of a province comes near the 15 digits that a spreadsheet keeps. */
async function* portionsOf(disbursement: Disbursement, { say }: Words): AsyncIterable<Portion> {
  yield disbursement.rows.map((row, at): readonly Cell[] => [
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
  },
): Content {
  const { say, money, rate } = words;
  const filters = [
    ...(asked.originYear === undefined ? [] : [say("origin", { year: asked.originYear })]),
    ...(asked.fundSource === undefined ? [] : [say("source", { source: asked.fundSource })]),
    ...(asked.component === undefined ? [] : [say("component", { component: asked.component })]),
  ];
  const day = disbursement.asOf.split("-").toReversed().join("/");
  const centred = (text: string, bold = false): Content => ({ text, alignment: "center", bold });
  return [
    {
      columns: [
        { width: 190, stack: [centred(say("office")), centred(asked.areaName.toUpperCase(), true)] },
        { width: "*", stack: [centred(say("country"), true), centred(say("motto"), true)] },
      ],
      margin: [0, 0, 0, 18],
    },
    { text: say("title"), bold: true, fontSize: 14, alignment: "center" },
    { text: say("subject", { year: asked.year, day }), alignment: "center", margin: [0, 0, 0, 10] },
    ...filters.map((text): Content => ({ text })),
    {
      text: say("summary", {
        available: money(disbursement.total.available),
        disbursed: money(disbursement.total.disbursed),
        rate: rate(disbursement.total.rate),
      }),
    },
    { text: forecastOf(words, disbursement), margin: [0, 0, 0, 8] },
    { text: say("unit"), italics: true, alignment: "right", fontSize: 9 },
    table(
      heads.map((head) => say(head)),
      [
        ...disbursement.rows.map((row, at) => [
          String(at + 1),
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
      [20, "*", 70, 62, 70, 62, 40, 42],
    ),
    ...(["bySource", "byComponent"] as const).flatMap((by): Content[] => [
      { text: say(by), bold: true },
      table(
        ["code", "available", "disbursed", "rate"].map((head) => say(head)),
        disbursement[by].map((one) => [one.key, money(one.available), money(one.disbursed), rate(one.rate)]),
        ["*", 100, 100, 60],
      ),
    ]),
    {
      unbreakable: true,
      columns: ["maker", "head"].map((post) => ({
        width: "*",
        stack: [centred(say(post), true), { text: say("sign"), italics: true, alignment: "center", fontSize: 9 }],
      })),
      margin: [0, 18, 0, 60],
    },
  ];
}

function forecastOf({ say, money }: Words, { forecast }: Disbursement): string {
  if (forecast === null) return say("noForecast");
  return say("forecast", {
    expected: money(forecast.expected),
    low: money(forecast.low),
    high: money(forecast.high),
    months: forecast.months,
  });
}

function table(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly (string | number)[],
): Content {
  const cell = (text: string): TableCell => ({ text, alignment: /^[\d.,–]+(?: %)?$/.test(text) ? "right" : "left" });
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [...widths],
      body: [names.map((text): TableCell => ({ text, bold: true })), ...rows.map((row) => row.map(cell))],
    },
    fontSize: 8,
    margin: [0, 2, 0, 10],
  };
}
