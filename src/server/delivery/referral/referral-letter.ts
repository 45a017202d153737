import type { Content } from "pdfmake/interfaces.js";
import { bullets, paragraph } from "#server/platform/print/sheet-body.ts";
import { genuineCode, signed } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle, withinSentence } from "#server/platform/print/sheet-head.ts";
import type { Words } from "#server/platform/print/words.ts";
import { committeeChair, placeWithin } from "#server/review/published.ts";
import type { ReferralFound } from "./referrals-store.ts";

/** A letter of the commune to the office that a household or person is referred to. */
export function referralLetter(
  words: Words,
  referral: ReferralFound,
  of: {
    /** "Xã Ba Tơ" */
    readonly communeName: string;
    /** Offices that it was with before. */
    readonly before: readonly string[];
    /** Where its code leads. */
    readonly address: string;
  },
): Content {
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) => words.paper("letter", name, facts);
  const { communeName, before, address } = of;
  const kind = referral.kindName[words.language];
  const head = referral.headName ?? "–";
  return [
    sheetHead(words, { placeName: communeName, number: words.word("noNumberYet"), day: referral.sentOn }),
    sheetTitle(say("subject", { kind })),
    paragraph(say("to", { office: referral.officeName })),
    paragraph(
      say("body", {
        issuer: withinSentence(communeName),
        head,
        place: placeWithin(words, referral.villageName, communeName),
      }),
    ),
    bullets([
      say("need", { kind }),
      ...(referral.personName === null ? [] : [say("person", { person: referral.personName })]),
      ...(referral.address === null ? [] : [say("address", { address: referral.address })]),
      say("reason", { reason: referral.reason }),
      ...(before.length === 0 ? [] : [say("passedOn", { offices: before.join(", ") })]),
    ]),
    paragraph(say("answer", { due: words.day(referral.dueOn) })),
    signed(words, committeeChair(words), words.list("letter", "recipients", { head })),
    genuineCode(words, address),
  ];
}
