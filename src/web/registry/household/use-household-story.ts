import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readHouseholdChain } from "#contract/evaluation/effect.ts";
import type { readHouseholdFile } from "#contract/registry/household-file.ts";
import type { listStatuses } from "#contract/review/explanation.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import { dayOfInstant } from "#web/format/date.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import type { StoryEvent } from "#web/ui/page/Story.tsx";
import { useChangedText } from "./use-changed-text.ts";
import { useCorrectionText } from "#web/registry/correction/use-correction-text.ts";
import { storyOf } from "./household-story.ts";
import type { StoryLine } from "./household-story.ts";

/** The story of a household in the reader's words, with who did what and why. */
export function useHouseholdStory(
  household: Output<typeof getHousehold>,
  file: Output<typeof readHouseholdFile> | undefined,
  statuses: Output<typeof listStatuses>["rows"] = [],
  supports: Output<typeof readHouseholdChain>["links"] = [],
  changes: Output<typeof readHouseholdChain>["changes"] = [],
): readonly StoryEvent[] {
  const { t } = useTranslation(["registry/household", "review/standard"]);
  const classNames = useNames();
  const { money: writtenMoney } = useFormat();
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
  const decided = statuses.map((status) => ({
    key: `${status.decisionNumber} ${status.effectiveOn}`,
    day: status.effectiveOn,
    what: t("household.storyDecided", { class: classNames("classes", status.class), number: status.decisionNumber }),
    who: t(`review/standard:step.${status.step}`),
  }));
  const supported = supports.flatMap(({ support, money }) => [
    ...(support.deliveredOn === null
      ? []
      : [
          {
            key: `delivered ${support.supportId}`,
            day: support.deliveredOn,
            what: t("household.storyDelivered", { title: support.activityTitle }),
            href: paths.support(household.householdId, support.supportId),
          },
        ]),
    ...(money.settledOn === null || money.paid === 0n
      ? []
      : [
          {
            key: `paid ${support.supportId}`,
            day: money.settledOn,
            what: t("household.storyPaid", { title: support.activityTitle, amount: writtenMoney(money.paid) }),
          },
        ]),
  ]);
  const changed = changes.map(({ supportId, act, doneAt, officerName, reason }) => ({
    key: `${act} ${supportId} ${doneAt}`,
    day: dayOfInstant(doneAt),
    what: t(`household.storyChanged.${act}`, {
      title: supports.find(({ support }) => support.supportId === supportId)?.support.activityTitle ?? "",
    }),
    who: whoAndWhy(officerName, reason),
    href: paths.support(household.householdId, supportId),
  }));
  return [...lines, ...corrected, ...decided, ...supported, ...changed];
}

const whoAndWhy = (officer: string | null, reason: string | null) =>
  [officer, reason].filter((part) => part !== null).join(": ");
