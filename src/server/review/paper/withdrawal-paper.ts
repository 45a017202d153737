import type { Content } from "pdfmake/interfaces.js";
import type { DecidedHousehold, DecisionOfPaper } from "./papers-store.ts";
import { genuineCode, officialHead, signatures, tableOf, titleOf } from "#server/platform/print/layout.ts";
import type { Words } from "#server/platform/print/words.ts";

/** A decision that takes back what an earlier one said of a household, and why. */
export function withdrawalPaper(
  words: Words,
  decision: DecisionOfPaper,
  list: readonly DecidedHousehold[],
  address: string,
): Content {
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) =>
    words.paper("withdrawal", name, facts);
  const { communeName, number, decidedOn } = decision;
  return [
    officialHead(words, { communeName, number, day: decidedOn }),
    titleOf(words.paper("decision", "title"), say("subject", { number: decision.withdrawsNumber ?? "–" })),
    { text: words.paper("decision", "basis", { basis: decision.legalBasis }), italics: true, margin: [0, 0, 0, 8] },
    {
      text: say("article1", {
        number: decision.withdrawsNumber ?? "–",
        effective: words.day(decision.effectiveOn),
        reason: decision.reason ?? "–",
      }),
      margin: [0, 0, 0, 6],
    },
    tableOf(
      ["head", "village", "members", "previous", "result"].map((name) => words.word(name)),
      list.map((row) => [
        row.headName ?? "–",
        row.villageName ?? "–",
        row.memberCount,
        words.classOf(row.previousClass),
        words.classOf(row.class),
      ]),
      ["*", 90, 40, 100, 100],
    ),
    { text: words.paper("decision", "article2") },
    signatures(words, [{ post: "" }, { post: words.word("chairSigns"), name: decision.signerName }]),
    genuineCode(words, address),
  ];
}
