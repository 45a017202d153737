import type { Content } from "pdfmake/interfaces.js";
import type { DecidedHousehold, DecisionOfPaper } from "./papers-store.ts";
import {
  annex,
  article,
  authority,
  basesOf,
  decides,
  heading,
  paragraph,
  sampleNotice,
  tableOf,
} from "#server/platform/print/sheet-body.ts";
import { genuineCode, signed } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle, withinSentence, writtenNumber } from "#server/platform/print/sheet-head.ts";
import type { Words } from "#server/platform/print/words.ts";
import type { PaperTable } from "./village-papers.ts";
import { namesOfHeads } from "./names-of-heads.ts";

type Names = ReadonlyMap<DecidedHousehold | undefined, string>;

const namesIn = (list: readonly DecidedHousehold[]): Names =>
  new Map(namesOfHeads(list).map((name, at) => [list[at], name]));

type SheetFacts = Pick<DecisionOfPaper, "communeName" | "number" | "decidedOn" | "sampleScores" | "signerName">;

/**
 * What every decision has: who decides, on which bases, and who signs it.
 * @param address where its code leads; a draft has neither a code nor a field for a signature
 */
export function decisionSheet(
  words: Words,
  decision: SheetFacts,
  paper: { readonly subject: string; readonly bases: readonly string[]; readonly articles: readonly Content[] },
  address: string | undefined,
): Content[] {
  const { communeName, number, decidedOn } = decision;
  const proposal = words.paper("decision", "proposal", { commune: withinSentence(communeName) });
  return [
    sheetHead(words, { placeName: communeName, number: writtenNumber(number), day: decidedOn }),
    sheetTitle(words.paper("decision", "title"), paper.subject),
    ...sampleNotice(words, decision.sampleScores),
    authority(words.word("chairOf", { office: words.word("office"), place: communeName })),
    ...basesOf(words, paper.bases, proposal),
    decides(words),
    ...paper.articles,
    signed(
      words,
      { post: words.word("chairSigns"), name: decision.signerName },
      words.list("decision", "recipients", { commune: withinSentence(communeName) }),
      address === undefined,
    ),
    ...(address === undefined ? [] : [genuineCode(words, address)]),
  ];
}

/** A decision with its list: who is recognised, who escaped. */
export function decisionPaper(
  words: Words,
  decision: SheetFacts & Pick<DecisionOfPaper, "kind" | "opensStandard" | "effectiveOn" | "year">,
  list: readonly DecidedHousehold[],
  bases: readonly string[],
  address: string | undefined,
): Content {
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) => words.paper("decision", name, facts);
  const kind = decision.kind === "average_living" ? "Average" : decision.opensStandard ? "Opening" : "";
  const of = (outcome: string) => list.filter((one) => one.outcome === outcome);
  const [allRecognised, escaped] = [of("recognised"), of("escaped")];
  const isOfAverage = kind === "Average";
  // A check of the average living standard recognises two things, and a household may be on both lists.
  const recognised = isOfAverage ? allRecognised.filter((one) => one.isAverage) : allRecognised;
  const withWorkers = isOfAverage ? allRecognised.filter((one) => (one.lowIncomeWorkers ?? 0) > 0) : [];
  const workers = withWorkers.reduce((sum, one) => sum + (one.lowIncomeWorkers ?? 0), 0);
  const effective = words.day(decision.effectiveOn);
  const counts = { recognised: words.number(recognised.length), escaped: words.number(escaped.length), effective };
  const ofWorkers = { workers: words.number(workers), households: words.number(withWorkers.length), effective };
  const articles = [
    article(say(`article1${kind}`, counts)),
    ...(withWorkers.length === 0 ? [] : [paragraph(say("lowIncome", ofWorkers))]),
    article(say("article2")),
  ];
  const itself = say("itself", {
    number: writtenNumber(decision.number),
    day: words.longDay(decision.decidedOn),
    commune: withinSentence(decision.communeName),
  });
  // A name that is twice in the decision has its year of birth in each of its lists.
  const names = namesIn(list);
  return [
    ...decisionSheet(
      words,
      decision,
      { subject: say(`subject${kind}`, { year: decision.year }), bases, articles },
      address,
    ),
    annex(words, say("listTitle"), itself, [
      heading(say(isOfAverage ? "averageTitle" : "recognisedTitle")),
      listOf(words, recognised, names),
      ...(withWorkers.length === 0
        ? []
        : [
            heading(say("lowIncomeTitle")),
            listOf(words, withWorkers, names, ({ lowIncomeWorkers }) =>
              say("workers", { count: lowIncomeWorkers ?? 0 }),
            ),
          ]),
      ...escapedPart(words, kind, escaped, names),
    ]),
  ];
}

/** An opening list says that nobody can have escaped by it, in place of an empty list. */
function escapedPart(words: Words, kind: string, escaped: readonly DecidedHousehold[], names: Names): Content[] {
  if (kind === "Average") return [];
  const list: Content =
    kind === "Opening" ? paragraph(words.paper("decision", "escapedOpening")) : listOf(words, escaped, names);
  return [heading(words.paper("decision", "escapedTitle")), list];
}

const noteOfList = (words: Words, { listFlag }: DecidedHousehold) => (listFlag === null ? "" : words.word(listFlag));

const listHeads = ["no", "head", "village", "members", "result", "note"] as const;

/** The whole list of a decision in one table. */
export function decidedTable(words: Words, list: readonly DecidedHousehold[]): PaperTable {
  const outcomeOf = (row: DecidedHousehold) =>
    [words.word(`outcome.${row.outcome}`), noteOfList(words, row)].filter((part) => part !== "").join("; ");
  return { heads: listHeads.map((name) => words.word(name)), rows: listRows(words, list, namesIn(list), outcomeOf) };
}

function listRows(
  words: Words,
  rows: readonly DecidedHousehold[],
  names: Names,
  noteOf = (row: DecidedHousehold) => noteOfList(words, row),
): (string | number)[][] {
  return rows.map((row, at) => [
    at + 1,
    names.get(row) ?? "–",
    row.villageName ?? "–",
    row.memberCount,
    words.classOf(row.class),
    noteOf(row),
  ]);
}

function listOf(
  words: Words,
  rows: readonly DecidedHousehold[],
  names: Names,
  noteOf?: (row: DecidedHousehold) => string,
): Content {
  if (rows.length === 0) return paragraph(words.word("none"));
  return tableOf(
    listHeads.map((name) => words.word(name)),
    listRows(words, rows, names, noteOf),
    [24, "*", 88, 38, 88, 48],
  );
}
