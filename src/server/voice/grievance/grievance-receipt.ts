import type { Content } from "pdfmake/interfaces.js";
import { bullets, paragraph } from "#server/platform/print/sheet-body.ts";
import { signed } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle, withinSentence } from "#server/platform/print/sheet-head.ts";
import type { Words } from "#server/platform/print/words.ts";
import { committeeChair } from "#server/review/published.ts";
import type { GrievanceFound } from "./grievances-store.ts";

/** What who handed in a grievance takes home: the code by which it is followed, and by when it is accepted or answered. */
export function grievanceReceipt(words: Words, grievance: GrievanceFound, communeName: string): Content {
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) => words.paper("receipt", name, facts);
  const kind = grievance.kindName[words.language];
  const code = grievance.code.replaceAll(/(.{4})(?=.)/g, "$1-");
  return [
    sheetHead(words, { placeName: communeName, number: words.word("noNumberYet"), day: grievance.receivedOn }),
    sheetTitle(say("title")),
    paragraph(say("body", { issuer: withinSentence(communeName), day: words.day(grievance.receivedOn), kind })),
    bullets([
      say("code", { code }),
      ...(grievance.senderName === null ? [say("noName")] : [say("sender", { sender: grievance.senderName })]),
      say("due", { due: words.day(grievance.dueOn) }),
    ]),
    paragraph(say("follow")),
    signed(words, committeeChair(words), words.list("receipt", "recipients")),
  ];
}
