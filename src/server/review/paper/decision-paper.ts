import type { Content } from "pdfmake/interfaces.js";
import type { DecidedHousehold, DecisionOfPaper } from "./papers-store.ts";
import {
  genuineCode,
  officialHead,
  onNewPage,
  sampleNotice,
  signatures,
  tableOf,
  titleOf,
} from "#server/platform/print/layout.ts";
import type { Words } from "#server/platform/print/words.ts";

/** A decision with its list: who is recognised, who escaped. */
export function decisionPaper(
  words: Words,
  decision: DecisionOfPaper,
  list: readonly DecidedHousehold[],
  address: string,
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
  const { communeName, number, decidedOn, year } = decision;
  return [
    officialHead(words, { communeName, number, day: decidedOn }),
    titleOf(say("title"), say(`subject${kind}`, { year })),
    ...sampleNotice(words, decision.sampleScores),
    { text: say("basis", { basis: decision.legalBasis }), italics: true, margin: [0, 0, 0, 8] },
    {
      text: say(`article1${kind}`, {
        recognised: words.number(recognised.length),
        escaped: words.number(escaped.length),
        effective: words.day(decision.effectiveOn),
      }),
      margin: [0, 0, 0, 6],
    },
    ...(withWorkers.length === 0
      ? []
      : [
          {
            text: say("lowIncome", {
              workers: words.number(workers),
              households: words.number(withWorkers.length),
              effective: words.day(decision.effectiveOn),
            }),
          },
        ]),
    { text: say("article2") },
    signatures(words, [{ post: "" }, { post: words.word("chairSigns"), name: decision.signerName }]),
    genuineCode(words, address),
    onNewPage([
      titleOf(say("listTitle"), words.word("number", { number })),
      { text: say(isOfAverage ? "averageTitle" : "recognisedTitle"), bold: true },
      listOf(words, recognised),
      ...(withWorkers.length === 0
        ? []
        : [
            { text: say("lowIncomeTitle"), bold: true },
            listOf(words, withWorkers, ({ lowIncomeWorkers }) => say("workers", { count: lowIncomeWorkers ?? 0 })),
          ]),
      ...escapedPart(words, kind, escaped),
    ]),
  ];
}

/** An opening list says that nobody can have escaped by it, in place of an empty list. */
function escapedPart(words: Words, kind: string, escaped: readonly DecidedHousehold[]): Content[] {
  if (kind === "Average") return [];
  const list: Content =
    kind === "Opening"
      ? { text: words.paper("decision", "escapedOpening"), margin: [0, 2, 0, 10] }
      : listOf(words, escaped);
  return [{ text: words.paper("decision", "escapedTitle"), bold: true }, list];
}

function listOf(
  words: Words,
  rows: readonly DecidedHousehold[],
  noteOf = ({ listFlag }: DecidedHousehold) => (listFlag === null ? "" : words.word(listFlag)),
): Content {
  if (rows.length === 0) return { text: words.word("none"), margin: [0, 2, 0, 10] };
  return tableOf(
    ["no", "head", "village", "members", "result", "note"].map((name) => words.word(name)),
    rows.map((row, at) => [
      at + 1,
      row.headName ?? "–",
      row.villageName ?? "–",
      row.memberCount,
      words.classOf(row.class),
      noteOf(row),
    ]),
    [24, "*", 90, 36, 90, 70],
  );
}
