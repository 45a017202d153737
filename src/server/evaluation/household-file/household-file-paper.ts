import type { Content } from "pdfmake/interfaces.js";
import type { LocalDate } from "#kernel/local-date.ts";
import type { StoryEvent } from "#programme/registry/household/story-event.ts";
import { paragraph, tableOf } from "#server/platform/print/sheet-body.ts";
import { signedBy } from "#server/platform/print/sheet-end.ts";
import { sheetHead, sheetTitle } from "#server/platform/print/sheet-head.ts";
import type { Words } from "#server/platform/print/words.ts";
import type { HouseholdOfFile } from "./household-file-store.ts";

type Named = Readonly<Record<string, Readonly<Record<Words["language"], string>>>>;

/** All that happened to a household up to a day, a row an event. */
export function householdFilePaper(
  words: Words,
  file: HouseholdOfFile & {
    readonly on: LocalDate;
    readonly printedOn: LocalDate;
    readonly events: readonly StoryEvent[];
    /** Names of classes and of indicators, by code. */
    readonly names: Named;
  },
): Content {
  const say = (name: string, facts?: Readonly<Record<string, string | number>>) => words.paper("file", name, facts);
  // The title of a survey and of needs is their year, with which the words go on.
  const before = ({ kind, what }: StoryEvent) => (kind === "need" || what === "surveyed" ? " " : ": ");
  const textOf = (event: StoryEvent) => {
    const { kind, what, title, codes, note } = event;
    return [
      `${words.paper("events", `${kind}.${what}`)}${title === null ? "" : `${before(event)}${title}`}`,
      what === "surveyed" && event.amount !== null ? say("income") : "",
      codes.map((code) => file.names[code]?.[words.language] ?? code).join(", "),
      note ?? "",
    ]
      .filter((part) => part !== "")
      .join("; ");
  };
  return [
    sheetHead(words, { placeName: file.communeName, day: file.printedOn }),
    sheetTitle(say("title"), say("subject", { head: file.headName ?? "–" })),
    paragraph(
      say("summary", {
        head: file.headName ?? "–",
        village: file.villageName ?? "–",
        address: file.address ?? "–",
        members: words.number(file.members),
        registered: words.day(file.registeredOn),
        on: words.day(file.on),
        count: words.number(file.events.length),
      }),
    ),
    file.events.length === 0
      ? paragraph(say("nothing"))
      : tableOf(
          ["day", "kind", "what", "person", "amount"].map((head) => say(head)),
          file.events.map((event) => [
            words.day(event.on),
            words.paper("kinds", event.kind),
            textOf(event),
            event.personName ?? "",
            event.amount === null ? "" : words.money(event.amount),
          ]),
          [58, 62, "*", 90, 72],
          [4],
        ),
    signedBy(words, [{ post: say("keeper") }, { post: say("householdSigns") }]),
  ];
}
