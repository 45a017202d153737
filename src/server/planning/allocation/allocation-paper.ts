import type { Content } from "pdfmake/interfaces.js";
import type { Output } from "#contract/endpoint.ts";
import { indicatorOf } from "#programme/planning/allocation/criteria.ts";
import { annex, article, authority, basesOf, decides, notice, tableOf } from "#server/platform/print/sheet-body.ts";
import { signed } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle, withinSentence, writtenNumber } from "#server/platform/print/sheet-head.ts";
import type { Words } from "#server/platform/print/words.ts";
import type { getFormulaRun } from "#contract/planning/formula-run.ts";

export type PaperRun = Output<typeof getFormulaRun>;
export type PaperNames = {
  /** "Tỉnh Quảng Ngãi" */
  readonly areaName: string;
  readonly fundSource: string;
  readonly component: string;
  readonly indicators: ReadonlyMap<string, string>;
  /** Of the criteria that count households by class: what the standard calls the class. */
  readonly criteria: ReadonlyMap<string, string>;
};

/** The decision on an allocation with its table; what nobody approved yet says so on its head. */
export function allocationPaper(words: Words, run: PaperRun, names: PaperNames): Content {
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) => words.paper("decision", name, facts);
  const { approved } = run;
  const given = run.shares.filter(({ amount }) => amount > 0n).length;
  const office = words.word("office");
  const itself =
    approved === null
      ? words.word("draft")
      : say("itself", {
          number: writtenNumber(approved.decisionNumber),
          day: words.longDay(approved.decidedOn),
          place: withinSentence(names.areaName),
        });
  return [
    sheetHead(words, {
      placeName: names.areaName,
      day: approved?.decidedOn ?? run.asOf,
      ...(approved === null ? {} : { number: writtenNumber(approved.decisionNumber) }),
    }),
    ...(approved === null ? [notice(words.word("draft"))] : []),
    sheetTitle(say("title"), say("subject", { source: names.fundSource, component: names.component, year: run.year })),
    authority(words.word("officeOf", { office, place: names.areaName })),
    ...basesOf(words, words.list("decision", "bases"), say("proposal")),
    decides(words),
    article(say("article1", { amount: words.money(run.amount), count: given })),
    article(
      say("article2", {
        formula: `${methodOf(words, run, names)}.`,
        asOf: words.day(run.asOf),
        rest: say("rounding", { unit: words.money(BigInt(run.formula.unit)) }),
      }),
    ),
    article(say("article3")),
    signed(
      words,
      { onBehalf: words.word("onBehalf", { office }), post: words.word("chairSigns") },
      words.list("decision", "recipients"),
    ),
    annex(words, say("listTitle"), itself, [sharesTable(words, run, names)]),
  ];
}

export function criterionName(words: Words, code: string, names: Pick<PaperNames, "indicators" | "criteria">): string {
  const indicator = indicatorOf(code);
  if (indicator === undefined) return names.criteria.get(code) ?? words.word(code);
  return words.word("lacking", { indicator: names.indicators.get(indicator) ?? indicator });
}

/** The formula in words. */
function methodOf(words: Words, { formula }: PaperRun, names: PaperNames): string {
  if (formula.criteria.length === 0) return words.paper("decision", "fixedWhole");
  const all = formula.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const parts = formula.criteria.map(({ code, weight }) =>
    words.paper("decision", "share", {
      weight: words.number(weight),
      all: words.number(all),
      criterion: criterionName(words, code, names).toLowerCase(),
    }),
  );
  return `${parts.join("; ")}${formula.useAreaCoefficient ? words.paper("decision", "byCoefficient") : ""}`;
}

/** Heads and rows of the table, for PDF and XLSX alike. */
export function sharesRows(words: Words, run: PaperRun, names: PaperNames, head = words.head) {
  const codes = run.formula.criteria.map(({ code }) => code);
  const heads = [
    words.word("no"),
    words.word("area"),
    ...(run.formula.useAreaCoefficient ? [words.word("coefficient")] : []),
    ...codes.map((code) => criterionName(words, code, names)),
    ...(run.formula.fixed === undefined ? [] : [head("fixed")]),
    head("amount"),
    words.word("note"),
  ];
  const rows = run.shares.map((share, at) => [
    at + 1,
    share.areaName,
    ...(run.formula.useAreaCoefficient ? [share.coefficient] : []),
    ...codes.map((code) => share.numbers[code] ?? 0),
    ...(run.formula.fixed === undefined ? [] : [share.fixed]),
    share.amount,
    share.bound === null ? "" : words.word(share.bound),
  ]);
  return { heads, rows };
}

function sharesTable(words: Words, run: PaperRun, names: PaperNames): Content {
  const { heads, rows } = sharesRows(words, run, names, words.word);
  const total = rows[0]?.map((_, at) => {
    if (at === 1) return words.word("total");
    if (at === heads.length - 2) return words.money(run.amount);
    return "";
  });
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "bigint" ? words.money(cell) : cell)));
  const widths = heads.map((_, at) => (at === 1 ? "*" : "auto"));
  const figures = heads.flatMap((_, at) => (at > 1 && at < heads.length - 1 ? [at] : []));
  return tableOf(heads, [...cells, ...(total === undefined ? [] : [total])], widths, figures);
}
