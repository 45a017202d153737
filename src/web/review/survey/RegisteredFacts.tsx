import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Id } from "#kernel/id.ts";
import { formatDay } from "#web/format/date.ts";
import { birthText } from "#web/registry/household/birth-text.ts";
import { paths } from "#web/paths.ts";
import type { SurveyForm } from "./survey-draft.ts";

/** Birth and sex as they are recorded, which the questions hang on; and where to ask for a correction. */
export function RegisteredFacts(props: {
  readonly householdId: Id<"household">;
  readonly member: SurveyForm["members"][number];
}) {
  const { t } = useTranslation("review/survey");
  const { t: tr } = useTranslation("registry/household");
  const { t: words } = useTranslation("codes");
  const { member, householdId } = props;
  return (
    <Text c="dimmed">
      {t("survey.recorded", {
        sex: member.sex === null ? tr("household.unknown") : words(`answers.${member.sex}`),
        birth: birthText(member, tr, formatDay),
      })}{" "}
      <Anchor href={paths.household(householdId)}>{t("survey.correct")}</Anchor>
    </Text>
  );
}
