import { Anchor, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatInstant } from "#web/format/date.ts";
import { paths } from "#web/paths.ts";
import { useKeptWork } from "#web/review/survey/use-kept-work.ts";

/** Surveys that lie on this device and were not sent yet; each opens where it was left. */
export function KeptHere() {
  const { t } = useTranslation("home");
  const { work } = useKeptWork();
  if (work.length === 0) return null;
  return (
    <section>
      <Title order={2} mb={4}>
        {t("kept.here")}
      </Title>
      <ul>
        {work.map(({ householdId, roundId, headName, keptAt, pictures: count }) => (
          <li key={`${roundId} ${householdId}`}>
            <Anchor href={paths.survey(householdId, roundId)}>{headName ?? t("kept.unnamed")}</Anchor>
            {keptAt !== undefined && ` · ${t("kept.answersSince", { at: formatInstant(keptAt) })}`}
            {count > 0 && ` · ${t("kept.pictures", { count })}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
