import type { Content } from "pdfmake/interfaces.js";
import type { DecisionOfPaper, RefusedHousehold } from "./papers-store.ts";
import { officialHead, sampleNotice, signatures, titleOf, withinSentence } from "#server/platform/print/layout.ts";
import type { Words } from "#server/platform/print/words.ts";

/** A letter to a household that was not recognised: what was found, the limits, and what it can do. */
export function refusalPaper(
  words: Words,
  decision: DecisionOfPaper,
  household: RefusedHousehold,
  /** Names of the indicators in which it is deprived. */
  deprivations: readonly string[],
): Content {
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) => words.paper("refusal", name, facts);
  const { communeName, decidedOn, number, year } = decision;
  const isOfAverage = decision.kind === "average_living";
  const income =
    household.incomeScore !== null && household.scoreLimit !== null
      ? [say("income", { score: words.number(household.incomeScore), limit: words.number(household.scoreLimit) })]
      : household.incomePerPerson !== null && household.incomeLimit !== null
        ? [
            say("incomeMeasured", {
              income: words.money(BigInt(household.incomePerPerson)),
              limit: words.money(BigInt(household.incomeLimit)),
            }),
          ]
        : [];
  const lacks =
    deprivations.length === 0
      ? say("noDeprivations")
      : say("deprivations", { count: deprivations.length, list: deprivations.join(", ") });
  return [
    officialHead(words, { communeName, day: decidedOn }),
    titleOf(say("title"), say(isOfAverage ? "subjectAverage" : "subject", { year })),
    ...sampleNotice(words, decision.sampleScores),
    {
      text: say(isOfAverage ? "bodyAverage" : "body", {
        head: household.headName ?? "–",
        place: [household.villageName, withinSentence(communeName)].filter((part) => part !== null).join(", "),
        number,
        day: words.day(decidedOn),
      }),
      margin: [0, 0, 0, 6],
    },
    { ul: isOfAverage ? income : [...income, lacks], margin: [0, 0, 0, 8] },
    { text: say("appeal") },
    signatures(words, [{ post: "" }, { post: words.word("chairSigns"), name: decision.signerName }]),
  ];
}
