import { Anchor, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatInstant } from "#web/format/date.ts";
import { paths } from "#web/paths.ts";
import { useKeptWork } from "#web/review/survey/use-kept-work.ts";

/** Surveys that lie on this device and were not sent yet; each opens where it was left. */
export function KeptHere() {
  const { t } = useTranslation("kept");
  const { work } = useKeptWork();
  if (work.length === 0) return null;
  return (
    <section>
      <Title order={2} mb={4}>
        {t("here")}
      </Title>
      <ul>
        {work.map(({ householdId, roundId, headName, keptAt, pictures: count }) => (
          <li key={`${roundId} ${householdId}`}>
            <Anchor href={paths.survey(householdId, roundId)}>{headName ?? t("unnamed")}</Anchor>
            {keptAt !== undefined && ` · ${t("answersSince", { at: formatInstant(keptAt) })}`}
            {count > 0 && ` · ${t("pictures", { count })}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
