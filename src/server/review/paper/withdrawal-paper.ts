import type { Content } from "pdfmake/interfaces.js";
import { decisionSheet } from "./decision-paper.ts";
import type { DecidedHousehold, DecisionOfPaper } from "./papers-store.ts";
import { article, tableOf } from "#server/platform/print/sheet-body.ts";
import type { Words } from "#server/platform/print/words.ts";

/** A decision that takes back what an earlier one said of a household, and why. */
export function withdrawalPaper(
  words: Words,
  decision: DecisionOfPaper,
  list: readonly DecidedHousehold[],
  bases: readonly string[],
  address: string,
): Content {
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) =>
    words.paper("withdrawal", name, facts);
  const number = decision.withdrawsNumber ?? "–";
  const articles = [
    article(say("article1", { number, effective: words.day(decision.effectiveOn), reason: decision.reason ?? "–" })),
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
    article(words.paper("decision", "article2")),
  ];
  return decisionSheet(words, decision, { subject: say("subject", { number }), bases, articles }, address);
}
