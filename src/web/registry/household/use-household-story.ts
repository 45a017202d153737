import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readHouseholdFile } from "#contract/registry/household-file.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import { dayOfInstant } from "#web/format/date.ts";
import type { StoryEvent } from "#web/ui/page/Story.tsx";
import { useChangedText } from "./use-changed-text.ts";
import { useCorrectionText } from "#web/registry/correction/use-correction-text.ts";
import { storyOf } from "./household-story.ts";
import type { StoryLine } from "./household-story.ts";

/** The story of a household in the reader's words, with who did what and why. */
export function useHouseholdStory(
  household: Output<typeof getHousehold>,
  file: Output<typeof readHouseholdFile> | undefined,
  /** What happened beyond the registry, as the household's file tells it. */
  events: readonly StoryEvent[],
): readonly StoryEvent[] {
  const { t } = useTranslation("registry/household");
  const changedText = useChangedText();
  const textOf = useCorrectionText(file?.corrections ?? []);
  const nameOf = (name: string | null) => name ?? t("households.noName");
  const say = (line: StoryLine): Pick<StoryEvent, "what" | "who"> => {
    if (line.key !== "act")
      return {
        what: t(line.key, {
          name: "name" in line ? nameOf(line.name) : "",
          source: "source" in line ? line.source : "",
          reason: "reason" in line ? t(`household.closedReason.${line.reason ?? ""}`) : "",
        }),
        ...("by" in line && line.by !== null ? { who: line.by } : {}),
      };
    const { act, personName, facts, officerName, reason } = line.act;
    const changed = act === "household_changed" ? changedText(facts) : [];
    if (changed.length > 0) return { what: changed.join("; "), who: whoAndWhy(officerName, reason) };
    return {
      what: t(`household.did.${act}`, {
        name: nameOf(personName),
        people: facts["people"] ?? "",
        from: facts["fromName"] ?? "",
        to: facts["toName"] ?? "",
        before: facts["addressBefore"] ?? t("household.unknown"),
        reason: act === "household_closed" ? t(`household.closedReason.${facts["because"] ?? ""}`) : "",
      }),
      who: whoAndWhy(officerName, reason),
    };
  };
  const lines = storyOf(household, file?.acts).map((line, at) => ({
    key: `${at} ${line.on}`,
    day: line.on,
    ...say(line),
  }));
  const corrected = (file?.corrections ?? []).flatMap((row) => {
    if (row.state !== "approved" || row.decidedAt === null) return [];
    const whose = row.personId === null ? [] : [nameOf(row.personName)];
    const who = t("household.correctedBy", { asked: row.askedBy ?? "", decided: row.decidedBy ?? "", why: row.reason });
    const what = t("household.corrected", { what: [...whose, ...textOf(row)].join("; ") });
    return [{ key: row.correctionId, day: dayOfInstant(row.decidedAt), what, who }];
  });
  return [...lines, ...corrected, ...events];
}

const whoAndWhy = (officer: string | null, reason: string | null) =>
  [officer, reason].filter((part) => part !== null).join(": ");
