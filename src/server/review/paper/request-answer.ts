import type { Content } from "pdfmake/interfaces.js";
import type { LocalDate } from "#kernel/local-date.ts";
import { officialHead, signatures, titleOf, withinSentence } from "#server/platform/print/layout.ts";
import type { Words } from "#server/platform/print/words.ts";

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
    officialHead(words, { communeName: request.communeName, day: request.screenedOn }),
    titleOf(words.paper("refusal", "title"), say("subject")),
    {
      text: say("body", {
        head: request.headName ?? "–",
        place: [request.villageName, withinSentence(request.communeName)].filter((part) => part !== null).join(", "),
        form: request.form,
        received: words.day(request.receivedOn),
        screened: words.day(request.screenedOn),
      }),
      margin: [0, 0, 0, 6],
    },
    { ul: [request.note], margin: [0, 0, 0, 8] },
    { text: words.paper("refusal", "appeal") },
    signatures(words, [{ post: words.word("reviewer") }, { post: words.word("chairSigns") }]),
  ];
}
