import type { Content } from "pdfmake/interfaces.js";
import type { DecisionOfPaper, RefusedHousehold } from "./papers-store.ts";
import { bullets, paragraph, sampleNotice } from "#server/platform/print/sheet-body.ts";
import { genuineCode, signed } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle, villageWithin, withinSentence } from "#server/platform/print/sheet-head.ts";
import type { Words } from "#server/platform/print/words.ts";

/** A letter to a household that was not recognised: what was found, the limits, and what it can do. */
export function refusalPaper(
  words: Words,
  decision: DecisionOfPaper,
  household: RefusedHousehold,
  /** Names of the indicators in which it is deprived. */
  deprivations: readonly string[],
  address: string,
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
    sheetHead(words, { placeName: communeName, day: decidedOn }),
    sheetTitle(say("title"), say(isOfAverage ? "subjectAverage" : "subject", { year })),
    ...sampleNotice(words, decision.sampleScores),
    paragraph(
      say(isOfAverage ? "bodyAverage" : "body", {
        head: household.headName ?? "–",
        place: placeWithin(words, household.villageName, communeName),
        number,
        day: words.day(decidedOn),
      }),
    ),
    bullets(isOfAverage ? income : [...income, lacks]),
    paragraph(say("appeal")),
    signed(words, committeeChair(words, decision.signerName), words.list("refusal", "recipients")),
    genuineCode(words, address),
  ];
}

export const committeeChair = (words: Words, name?: string) => ({
  onBehalf: words.word("onBehalf", { office: words.word("office") }),
  post: words.word("chairSigns"),
  ...(name === undefined ? {} : { name }),
});

/** "thôn Nước Lăng, xã Ba Tơ" */
export function placeWithin(words: Words, villageName: string | null, communeName: string): string {
  const village = villageName === null ? [] : [villageWithin(villageName, words.word("villageKind"))];
  return [...village, withinSentence(communeName)].join(", ");
}
