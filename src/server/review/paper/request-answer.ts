import type { Content } from "pdfmake/interfaces.js";
import type { LocalDate } from "#kernel/local-date.ts";
import { bullets, paragraph } from "#server/platform/print/sheet-body.ts";
import { signed } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle } from "#server/platform/print/sheet-head.ts";
import type { Words } from "#server/platform/print/words.ts";
import { committeeChair, placeWithin } from "./refusal-paper.ts";

export type AnsweredRequest = {
  readonly communeId: string;
  readonly communeName: string;
  readonly villageName: string | null;
  readonly headName: string | null;
  readonly form: string;
  readonly receivedOn: LocalDate;
  readonly screenedOn: LocalDate;
  readonly note: string;
};

/** The written answer to a household that asked and did not pass form A, with what was seen and what it can do. */
export function requestAnswer(words: Words, request: AnsweredRequest): Content {
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) =>
    words.paper("requestAnswer", name, facts);
  return [
    sheetHead(words, { placeName: request.communeName, day: request.screenedOn }),
    sheetTitle(words.paper("refusal", "title"), say("subject")),
    paragraph(
      say("body", {
        head: request.headName ?? "–",
        place: placeWithin(words, request.villageName, request.communeName),
        form: request.form,
        received: words.day(request.receivedOn),
        screened: words.day(request.screenedOn),
      }),
    ),
    bullets([request.note]),
    paragraph(words.paper("refusal", "appeal")),
    signed(words, committeeChair(words), words.list("refusal", "recipients")),
  ];
}
