import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { listHouseholdActs } from "#contract/registry-acts.ts";
import type { getHousehold } from "#contract/registry.ts";
import { useEndpoint } from "#web/client.ts";
import type { StoryEvent } from "#web/ui/Story.tsx";
import { storyOf } from "./household-story.ts";
import type { StoryLine } from "./household-story.ts";

/** The story of a household in the reader's words, with who did what and why. */
export function useHouseholdStory(household: Output<typeof getHousehold>): readonly StoryEvent[] {
  const { t } = useTranslation("registry");
  const acts = useEndpoint(listHouseholdActs, { params: { householdId: household.householdId } });
  const nameOf = (name: string | null) => name ?? t("households.noName");
  const say = (line: StoryLine): Pick<StoryEvent, "what" | "who"> => {
    if (line.key !== "act")
      return {
        what: t(line.key, {
          name: "name" in line ? nameOf(line.name) : "",
          source: "source" in line ? line.source : "",
          reason: "reason" in line ? t(`household.closedReason.${line.reason ?? ""}`) : "",
        }),
      };
    const { act, personName, facts, officerName, reason } = line.act;
    return {
      what: t(`household.did.${act}`, {
        name: nameOf(personName),
        people: facts["people"] ?? "",
        from: facts["fromName"] ?? "",
        to: facts["toName"] ?? "",
        before: facts["addressBefore"] ?? t("household.unknown"),
        reason: act === "household_closed" ? t(`household.closedReason.${facts["because"] ?? ""}`) : "",
      }),
      who: [officerName, reason].filter((part) => part !== null).join(": "),
    };
  };
  return storyOf(household, acts.data?.rows).map((line, at) => ({
    key: `${at} ${line.on}`,
    day: line.on,
    ...say(line),
  }));
}
