import { List, Stack, Text, Title } from "@mantine/core";
import { useNames } from "#web/names.ts";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { listStatuses } from "#contract/review/explanation.ts";
import { useFormat } from "#web/format/use-format.ts";

type Row = Output<typeof listStatuses>["rows"][number];

/** What was decided about the household, the latest first, each by its standard: a change of standard is said to be one. */
export function HouseholdStatuses({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation(["review/standard", "terms"]);
  const nameOf = useNames();
  const { day, language } = useFormat();
  if (rows.length === 0) return null;
  return (
    <Stack component="section" gap="xs">
      <Title order={2}>{t("decided")}</Title>
      <List>
        {rows.map((row) => (
          <List.Item key={`${row.decisionNumber} ${row.effectiveOn}`}>
            {t("decidedFrom", {
              day: day(row.effectiveOn),
              class: nameOf("classes", row.class),
              step: t(`step.${row.step}`),
              number: row.decisionNumber,
            })}
            <Text size="sm">{`${row.standardTitle[language]} · ${row.standardVersion}`}</Text>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
