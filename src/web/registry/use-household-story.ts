import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getHousehold } from "#contract/registry.ts";
import type { StoryEvent } from "#web/ui/Story.tsx";
import { storyOf } from "./household-story.ts";

/** The story of a household in the reader's words. */
export function useHouseholdStory(household: Output<typeof getHousehold>): readonly StoryEvent[] {
  const { t } = useTranslation("registry");
  return storyOf(household).map((line, at) => ({
    key: `${at} ${line.on}`,
    day: line.on,
    what: t(line.key, {
      name: "name" in line ? (line.name ?? t("households.noName")) : "",
      source: "source" in line ? line.source : "",
      reason: "reason" in line ? t(`household.closedReason.${line.reason ?? ""}`) : "",
    }),
  }));
}
