import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import type { Explanation } from "./explanation.ts";

/** The sources that the income was computed from, each with its arithmetic. */
export function IncomeDetail({ detail }: { readonly detail: NonNullable<Explanation["income"]["detail"]> }) {
  const { t } = useTranslation("review/interview");
  const { language, money } = useFormat();
  const counted = money(detail.year < 0n ? 0n : detail.year);
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("title")}</Title>
      <ul>
        {detail.lines.map(({ name, months, amount, cost, year, excluded }) => {
          const figures = { amount: money(amount), months: String(months ?? 1), cost: money(cost), sum: money(year) };
          const source = excluded ? t("notCounted", { source: name[language] }) : name[language];
          return (
            <li key={name.vi}>
              <strong>{source}:</strong> {t(months === null ? "sumOfYear" : "sumOfMonths", figures)}
            </li>
          );
        })}
      </ul>
      <Text>{t("year", { sum: money(detail.year) })}</Text>
      {detail.year < 0n && <Text>{t("loss")}</Text>}
      <Text fw={600}>{t("perPerson", { count: detail.people, year: counted, sum: money(detail.perPerson) })}</Text>
    </Stack>
  );
}
