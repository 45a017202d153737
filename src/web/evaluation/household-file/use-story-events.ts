import { useTranslation } from "react-i18next";
import type { readHouseholdStory } from "#contract/evaluation/household-file.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { idOf } from "#kernel/id.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import type { StoryEvent } from "#web/ui/page/Story.tsx";

export type FileEvent = Output<typeof readHouseholdStory>["events"][number];

/** What happened, in the reader's words, and the record that it opens. */
export function useEventText() {
  const { t } = useTranslation("evaluation/household-file");
  const nameOf = useNames();
  const what = ({ kind, what: did, title, codes, amount }: FileEvent) => {
    const named = codes.map((code) => nameOf(kind === "need" ? "needs" : "classes", code)).join(", ");
    // The title of a survey and of needs is their year, with which the words go on.
    const before = kind === "need" || did === "surveyed" ? " " : ": ";
    const income = did === "surveyed" && amount !== null ? t("income") : "";
    return [`${t(`what.${kind}.${did}`)}${title === null ? "" : `${before}${title}`}`, named, income]
      .filter((part) => part !== "")
      .join("; ");
  };
  const note = ({ what: did, note: written }: FileEvent) =>
    written !== null && did.startsWith("followed_") ? t("months", { months: written }) : written;
  return { what, note };
}

export function hrefOfEvent(householdId: Id<"household">, { kind, recordId }: FileEvent): string | undefined {
  if (recordId === null) return undefined;
  if (kind === "support" || kind === "payment") return paths.support(householdId, recordId);
  if (kind === "review" || kind === "need") return paths.explanation(householdId, idOf("round", recordId));
  if (kind === "referral") return paths.referral(recordId);
  if (kind === "course") return paths.course(recordId);
  return kind === "livelihood" ? paths.livelihoodGroup(recordId) : undefined;
}

/** The events as the story of the household's page shows them. */
export function useStoryEvents(
  householdId: Id<"household">,
  events: readonly FileEvent[] | undefined,
): readonly StoryEvent[] {
  const { what, note } = useEventText();
  const { money } = useFormat();
  return (events ?? []).map((event, at) => {
    const who = [event.personName, note(event)].filter((part) => part !== null).join(": ");
    const href = hrefOfEvent(householdId, event);
    return {
      key: `${event.kind} ${at}`,
      day: event.on,
      what: event.amount === null ? what(event) : `${what(event)} · ${money(event.amount)}`,
      ...(who === "" ? {} : { who }),
      ...(href === undefined ? {} : { href }),
    };
  });
}
