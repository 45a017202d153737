import type { Content } from "pdfmake/interfaces.js";
import type { LocalDate } from "#kernel/local-date.ts";
import { heading, paragraph, tableOf } from "#server/platform/print/sheet-body.ts";
import { signedBy } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle } from "#server/platform/print/sheet-head.ts";
import type { Words } from "#server/platform/print/words.ts";
import { placeWithin } from "./refusal-paper.ts";

export type RequestOfPaper = {
  readonly communeId: string;
  readonly communeName: string;
  readonly villageName: string | null;
  readonly headName: string | null;
  readonly form: string;
  readonly cause: string;
  readonly details: string | null;
  readonly receivedOn: LocalDate;
  readonly screenedOn: LocalDate | null;
  readonly passed: boolean | null;
  readonly note: string | null;
  readonly members: readonly {
    readonly name: string | null;
    readonly relation: string;
    readonly sex: string | null;
    readonly born: number | null;
  }[];
};

const blankLines = 8;

/** Form A of a household that asked: who lives there, what the reviewer saw, and whether form B follows. */
export function formAPaper(words: Words, request: RequestOfPaper, isBlank: boolean): Content {
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) => words.paper("formA", name, facts);
  const passed = isBlank ? null : request.passed;
  const box = (isIt: boolean) => (isIt ? "■" : "□");
  return [
    sheetHead(words, { placeName: request.communeName, day: isBlank ? null : request.screenedOn }),
    sheetTitle(say("title"), say("subject")),
    { text: words.paper("form", "ofHousehold", { head: request.headName ?? "–" }), bold: true },
    { text: words.paper("form", "livesIn", { place: placeWithin(words, request.villageName, request.communeName) }) },
    {
      text: say("request", {
        form: request.form,
        received: words.day(request.receivedOn),
        cause: say(`cause.${request.cause}`),
      }),
      margin: [0, 0, 0, 6],
    },
    ...(request.details === null || request.details === ""
      ? []
      : [paragraph(say("details", { details: request.details }))]),
    heading(say("members")),
    tableOf(
      ["no", "name", "relation", "bornMale", "bornFemale"].map((name) => words.word(name)),
      request.members.map((member, at) => [
        at + 1,
        member.name ?? "–",
        words.relation(member.relation),
        member.sex === "male" ? String(member.born ?? "") : "",
        member.sex === "male" ? "" : String(member.born ?? ""),
      ]),
      [24, "*", 110, 72, 72],
    ),
    heading(say("seen")),
    ...(isBlank || request.note === null
      ? Array.from({ length: blankLines }, (): Content => ({ text: say("line"), margin: [0, 0, 0, 6] }))
      : [paragraph(request.note)]),
    heading(say("result")),
    { text: `${box(passed === true)} ${say("passes")}`, margin: [18, 0, 0, 3] },
    { text: `${box(passed === false)} ${say("fails")}`, margin: [18, 0, 0, 3] },
    signedBy(words, [{ post: words.word("headSigns") }, { post: words.word("reviewer") }]),
  ];
}
