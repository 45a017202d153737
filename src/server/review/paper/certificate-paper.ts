import type { Content } from "pdfmake/interfaces.js";
import { certificateNumber } from "#programme/review/decision/certificate.ts";
import type { CertificateOfPaper } from "#server/review/decision/certificates-store.ts";
import { endedNotice, heading, paragraph, tableOf } from "#server/platform/print/sheet-body.ts";
import { genuineCode, signed } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle, withinSentence } from "#server/platform/print/sheet-head.ts";
import type { Words } from "#server/platform/print/words.ts";

/** The certificate of one household: what was recorded on the day of issue, whatever has changed since. */
export function certificatePaper(words: Words, certificate: CertificateOfPaper, address: string): Content {
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) =>
    words.paper("certificate", name, facts);
  const { communeName, serial, issuedOn, members } = certificate;
  const classText = words.classOf(certificate.class);
  return [
    sheetHead(words, { placeName: communeName, number: certificateNumber(serial), day: issuedOn }),
    sheetTitle(say("title"), say("subject", { class: classText, year: certificate.validYear })),
    ...endedNotice(words, certificate.standardEndedOn),
    paragraph(
      say("body", {
        commune: withinSentence(communeName),
        head: certificate.headName,
        people: certificate.headPeople ?? "–",
        place: certificate.place,
        class: withinSentence(classText),
        number: certificate.decisionNumber,
        day: words.day(certificate.decidedOn),
      }),
    ),
    heading(say("membersTitle")),
    tableOf(
      ["no", "name", "people", "relation", "bornMale", "bornFemale"].map((name) => words.word(name)),
      members.map((member, at) => [
        at + 1,
        member.name ?? "–",
        member.people ?? "–",
        words.relation(member.relation),
        member.sex === "male" ? String(member.born ?? "") : "",
        member.sex === "male" ? "" : String(member.born ?? ""),
      ]),
      [24, "*", 70, 90, 62, 62],
    ),
    signed(
      words,
      {
        onBehalf: words.word("onBehalf", { office: words.word("office") }),
        post: words.word("chairSigns"),
        name: certificate.issuerName,
      },
      words.list("certificate", "recipients"),
    ),
    genuineCode(words, address),
  ];
}
