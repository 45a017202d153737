import { Timeline } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getHousehold } from "#contract/registry.ts";
import { storyOf } from "./household-story.ts";
import { useFormat } from "#web/parts/use-format.ts";

export function HouseholdStory({ household }: { readonly household: Output<typeof getHousehold> }) {
  const { t } = useTranslation("registry");
  const { day } = useFormat();
  const story = storyOf(household);
  return (
    <Timeline active={story.length} bulletSize={14}>
      {story.map((line, at) => (
        <Timeline.Item key={`${at} ${line.on}`} title={day(line.on)}>
          {t(line.key, {
            name: "name" in line ? (line.name ?? t("households.noName")) : "",
            source: "source" in line ? line.source : "",
            reason: "reason" in line ? t(`household.closedReason.${line.reason ?? ""}`) : "",
          })}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
