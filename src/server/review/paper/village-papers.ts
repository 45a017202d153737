import type { Content } from "pdfmake/interfaces.js";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ListedHousehold, MeetingOfPaper } from "./papers-store.ts";
import type { PostingSheet } from "#server/review/village/villages-store.ts";
import {
  officialHead,
  sampleNotice,
  signatures,
  tableOf,
  titleOf,
  withinSentence,
} from "#server/platform/print/layout.ts";
import type { Words } from "#server/platform/print/words.ts";

/** The households to be reviewed, village by village. */
export function listPaper(
  words: Words,
  list: { readonly communeName: string; readonly year: number; readonly today: LocalDate },
  rows: readonly ListedHousehold[],
): Content {
  return [
    officialHead(words, { communeName: list.communeName, day: list.today }),
    titleOf(words.paper("list", "title", { year: list.year })),
    rows.length === 0
      ? { text: words.word("none") }
      : tableOf(
          ["no", "head", "village", "members", "previous", "note"].map((name) => words.word(name)),
          rows.map((row, at) => [
            at + 1,
            row.headName ?? "–",
            row.villageName ?? "–",
            row.members,
            words.classOf(row.previousClass),
            "",
          ]),
          [24, "*", 90, 36, 100, 60],
        ),
    signatures(words, [{ post: words.word("reviewer") }, { post: words.word("chairSigns") }]),
  ];
}

/** What hangs in the village: name, village and result, nothing else (Law 91/2025/QH15, least data). */
export function postingPaper(words: Words, sheet: PostingSheet, year: number, today: LocalDate): Content {
  const { communeName, villageName, fromDate, toDate } = sheet;
  return [
    officialHead(words, { communeName, day: fromDate ?? today }),
    titleOf(words.paper("posting", "title", { year }), villageName),
    ...sampleNotice(words, sheet.sampleScores),
    ...(fromDate === null
      ? []
      : [
          {
            text: words.paper("posting", "lead", { from: words.day(fromDate), to: words.day(toDate) }),
            margin: [0, 0, 0, 6] as [number, number, number, number],
          },
        ]),
    sheet.rows.length === 0
      ? { text: words.word("none") }
      : tableOf(
          ["no", "head", "village", "result"].map((name) => words.word(name)),
          sheet.rows.map((row, at) => [
            at + 1,
            row.headName,
            villageName,
            row.lowIncomeWorkers === 0
              ? words.classOf(row.class)
              : `${words.classOf(row.class)}; ${words.paper("posting", "workers", { count: row.lowIncomeWorkers })}`,
          ]),
          [24, "*", 120, 140],
        ),
    signatures(words, [{ post: words.word("villageHead") }, { post: words.word("chairSigns") }]),
  ];
}

/** Minutes of a village meeting, for two copies and three signatures. */
export function minutesPaper(words: Words, meeting: MeetingOfPaper): Content {
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) => words.paper("minutes", name, facts);
  return [
    officialHead(words, { communeName: meeting.communeName, day: meeting.heldOn }),
    titleOf(say("title"), say("subject", { year: meeting.year })),
    {
      text: say("facts", {
        village: meeting.villageName,
        commune: withinSentence(meeting.communeName),
        day: words.day(meeting.heldOn),
        chair: meeting.chair,
        secretary: meeting.secretary,
        present: words.number(meeting.present),
        observer: meeting.frontObserver ?? "–",
      }),
      margin: [0, 0, 0, 8],
    },
    { text: meeting.minutes, margin: [0, 0, 0, 8] },
    tableOf(
      ["no", "head", "result", "agreed", "objection"].map((name) => words.word(name)),
      meeting.results.map((row, at) => [
        at + 1,
        row.headName ?? "–",
        words.classOf(row.class),
        `${row.agreed}/${meeting.present}`,
        row.objection ?? "",
      ]),
      [24, "*", 110, 50, 120],
    ),
    { text: say("made") },
    ...(meeting.minutesSignedOn === null
      ? []
      : [
          {
            text: say("representative", {
              name: meeting.householdRepresentative ?? "–",
              day: words.day(meeting.minutesSignedOn),
            }),
          },
        ]),
    signatures(words, [
      { post: words.word("meetingChair"), name: meeting.chair },
      { post: words.word("secretary"), name: meeting.secretary },
      { post: words.word("householdsSign"), name: meeting.householdRepresentative ?? "" },
    ]),
  ];
}
