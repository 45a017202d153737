import type { Content } from "pdfmake/interfaces.js";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ListedHousehold, MeetingOfPaper } from "./papers-store.ts";
import type { PostingSheet } from "#server/review/village/villages-store.ts";
import { bullets, paragraph, sampleNotice, tableOf } from "#server/platform/print/sheet-body.ts";
import { genuineCode, signed, signedBy } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle, villageWithin, withinSentence } from "#server/platform/print/sheet-head.ts";
import type { Words } from "#server/platform/print/words.ts";
import { committeeChair } from "./refusal-paper.ts";
import { namesOfHeads } from "./names-of-heads.ts";

type Cells = readonly (readonly (string | number)[])[];
/** A table of a paper, as it is printed and as a workbook. */
export type PaperTable = { readonly heads: readonly string[]; readonly rows: Cells };

export function listTable(words: Words, rows: readonly ListedHousehold[]): PaperTable {
  const names = namesOfHeads(rows);
  return {
    heads: ["no", "head", "village", "members", "previous", "note"].map((name) => words.word(name)),
    rows: rows.map((row, at) => [
      at + 1,
      names[at] ?? "–",
      row.villageName ?? "–",
      row.members,
      words.classOf(row.previousClass),
      "",
    ]),
  };
}

/** The households to be reviewed, village by village. */
export function listPaper(
  words: Words,
  list: { readonly communeName: string; readonly year: number; readonly today: LocalDate },
  rows: readonly ListedHousehold[],
): Content {
  const table = listTable(words, rows);
  return [
    sheetHead(words, { placeName: list.communeName, day: list.today }),
    sheetTitle(words.paper("list", "title", { year: list.year })),
    rows.length === 0 ? paragraph(words.word("none")) : tableOf(table.heads, table.rows, [24, "*", 100, 44, 100, 60]),
    signedBy(words, [{ post: words.word("reviewer") }, { post: words.word("chairSigns") }]),
  ];
}

export function postingTable(words: Words, sheet: PostingSheet): PaperTable {
  return {
    heads: ["no", "head", "village", "result"].map((name) => words.word(name)),
    rows: sheet.rows.map((row, at) => [
      at + 1,
      row.headName,
      sheet.villageName,
      row.lowIncomeWorkers === 0
        ? words.classOf(row.class)
        : `${words.classOf(row.class)}; ${words.paper("posting", "workers", { count: row.lowIncomeWorkers })}`,
    ]),
  };
}

/** What hangs in the village: name, village and result, nothing else (Law 91/2025/QH15, least data). */
export function postingPaper(words: Words, sheet: PostingSheet, year: number, today: LocalDate): Content {
  const { communeName, villageName, fromDate, toDate } = sheet;
  const table = postingTable(words, sheet);
  const place = villageWithin(villageName, words.word("villageKind"));
  return [
    sheetHead(words, { placeName: communeName, day: fromDate ?? today }),
    sheetTitle(words.paper("posting", "title", { year }), words.paper("posting", "subject", { village: place })),
    ...sampleNotice(words, sheet.sampleScores),
    ...(fromDate === null
      ? []
      : [paragraph(words.paper("posting", "lead", { from: words.day(fromDate), to: words.day(toDate) }))]),
    sheet.rows.length === 0 ? paragraph(words.word("none")) : tableOf(table.heads, table.rows, [24, "*", 120, 150]),
    signed(words, committeeChair(words), words.list("posting", "recipients", { village: place })),
  ];
}

export function minutesTable(words: Words, meeting: MeetingOfPaper): PaperTable {
  const names = namesOfHeads(meeting.results);
  return {
    heads: ["no", "head", "result", "agreed", "objection"].map((name) => words.word(name)),
    rows: meeting.results.map((row, at) => [
      at + 1,
      names[at] ?? "–",
      words.classOf(row.class),
      `${row.agreed}/${meeting.present}`,
      row.objection ?? "",
    ]),
  };
}

/** Minutes of a village meeting, for two copies and three signatures. */
export function minutesPaper(words: Words, meeting: MeetingOfPaper, address: string): Content {
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) => words.paper("minutes", name, facts);
  const village = villageWithin(meeting.villageName, words.word("villageKind"));
  const table = minutesTable(words, meeting);
  return [
    sheetHead(words, { placeName: meeting.communeName, partName: village, day: meeting.heldOn }),
    sheetTitle(say("title"), say("subject", { year: meeting.year })),
    paragraph(
      say("facts", {
        village,
        commune: withinSentence(meeting.communeName),
        day: words.longDay(meeting.heldOn),
      }),
    ),
    bullets([
      say("chair", { chair: meeting.chair }),
      say("secretary", { secretary: meeting.secretary }),
      say("present", { present: words.number(meeting.present) }),
      say("observer", { observer: meeting.frontObserver ?? "–" }),
    ]),
    ...meeting.minutes.split(/\n+/).map((text) => paragraph(text)),
    tableOf(table.heads, table.rows, [24, "*", 120, 56, 120]),
    paragraph(say("made")),
    ...(meeting.minutesSignedOn === null
      ? []
      : [
          paragraph(
            say("representative", {
              name: meeting.householdRepresentative ?? "–",
              day: words.day(meeting.minutesSignedOn),
            }),
          ),
        ]),
    signedBy(words, [
      { post: words.word("meetingChair"), name: meeting.chair },
      { post: words.word("secretary"), name: meeting.secretary },
      { post: words.word("householdsSign"), name: meeting.householdRepresentative ?? "" },
    ]),
    genuineCode(words, address),
  ];
}
