import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { roundProgress } from "#contract/review/round.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { secondLooks } from "#programme/review/survey/second-looks.ts";
import { useFormat } from "#web/format/use-format.ts";
import { BarList } from "#web/ui/picture/BarList.tsx";

/** How many households of the commune are to be looked at again, by the reason; nothing where there is none. */
export function LooksOfCommune({ rows }: { readonly rows: Output<typeof roundProgress>["rows"] }) {
  const { t } = useTranslation("review/survey");
  const { number } = useFormat();
  const known = (count: ShownCount) => (count === suppressed ? 0 : count);
  const counted = secondLooks
    .map((look) => ({ look, value: rows.reduce((sum, row) => sum + known(row.flags[look] ?? 0), 0) }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value);
  if (counted.length === 0) return null;
  return (
    <Stack component="section" gap="xs">
      <Title order={2}>{t("looks.title")}</Title>
      <Text>{t("looks.advice")}</Text>
      <BarList
        rows={counted.map(({ look, value }) => ({ name: t(`looks.name.${look}`), value, text: number(value) }))}
      />
    </Stack>
  );
}
