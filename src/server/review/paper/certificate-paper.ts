import type { Content } from "pdfmake/interfaces.js";
import { certificateNumber } from "#programme/review/decision/certificate.ts";
import type { CertificateOfPaper } from "#server/review/decision/certificates-store.ts";
import {
  genuineCode,
  officialHead,
  signatures,
  tableOf,
  titleOf,
  withinSentence,
} from "#server/platform/print/layout.ts";
import type { Words } from "#server/platform/print/words.ts";

/** The certificate of one household: what was recorded on the day of issue, whatever has changed since. */
export function certificatePaper(words: Words, certificate: CertificateOfPaper, address: string): Content {
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) =>
    words.paper("certificate", name, facts);
  const { communeName, serial, issuedOn, members } = certificate;
  const classText = words.classOf(certificate.class);
  return [
    officialHead(words, { communeName, number: certificateNumber(serial), day: issuedOn }),
    titleOf(say("title"), say("subject", { class: classText, year: certificate.validYear })),
    {
      text: say("body", {
        commune: withinSentence(communeName),
        head: certificate.headName,
        people: certificate.headPeople ?? "–",
        place: certificate.place,
        class: classText.toLowerCase(),
        number: certificate.decisionNumber,
        day: words.day(certificate.decidedOn),
      }),
      margin: [0, 0, 0, 10],
    },
    { text: say("membersTitle"), bold: true },
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
      [24, "*", 70, 80, 60, 60],
    ),
    signatures(words, [{ post: "" }, { post: words.word("chairSigns"), name: certificate.issuerName }]),
    genuineCode(words, address),
  ];
}
