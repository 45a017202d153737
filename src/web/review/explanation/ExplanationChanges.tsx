import { List, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import type { Explanation } from "./explanation.ts";
import { useNames } from "#web/names.ts";

/** What is another since the household's result before: what is gone, what is new, and which answers differ. */
export function ExplanationChanges({ since }: { readonly since: Explanation["sinceLast"] }) {
  const { t } = useTranslation("review/explanation");
  const nameOf = useNames();
  const { language } = useFormat();
  if (since === null) return null;
  const names = (list: readonly Record<typeof language, string>[]) => list.map((one) => one[language]).join(", ");
  const isSame = since.gone.length === 0 && since.added.length === 0;
  return (
    <Stack component="section" gap="xs">
      <Title order={2}>{t("since", { year: String(since.year), class: nameOf("classes", since.class) })}</Title>
      {!since.sameStandard && <Text>{t("otherStandard")}</Text>}
      <List>
        {isSame && <List.Item>{t("same")}</List.Item>}
        {since.gone.length > 0 && <List.Item>{t("gone", { list: names(since.gone) })}</List.Item>}
        {since.added.length > 0 && <List.Item>{t("added", { list: names(since.added) })}</List.Item>}
        {since.changedAnswers.map(({ label, before, now }) => (
          <List.Item key={label.vi}>
            {t("answer", { label: label[language], before: before[language], now: now[language] })}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
