import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import { earlierText, sectionId } from "./survey-sections.ts";
import type { Choice, Section } from "./survey-sections.ts";

/** What the household answered last time, in words, and whether it is still so. Nothing is chosen until somebody chooses. */
export function EarlierAnswers(props: {
  readonly section: Section;
  readonly title: string;
  readonly year: number;
  readonly choice: Choice | undefined;
  readonly error: string | undefined;
  readonly onChoose: (choice: Choice) => void;
}) {
  const { t } = useTranslation("review/survey");
  const { language } = useFormat();
  const { section, year, choice, error } = props;
  if (section.fields.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text fw={600}>{t("confirm.year", { year })}</Text>
      <ul style={{ margin: 0 }}>
        {section.fields.map((field) => (
          <li key={field.field}>
            {field.label[language]}: <b>{earlierText(field, section.earlier[field.field])[language]}</b>
          </li>
        ))}
      </ul>
      {choice === undefined && <Text c="dimmed">{t("confirm.ask")}</Text>}
      <Group id={sectionId(section)} role="group" tabIndex={-1} aria-label={props.title} gap="sm">
        {(["same", "changed"] as const).map((one) => (
          <Button
            key={one}
            mih={44}
            variant={choice === one ? "filled" : "default"}
            aria-pressed={choice === one}
            onClick={() => props.onChoose(one)}
          >
            {t(`confirm.${one}`)}
          </Button>
        ))}
      </Group>
      <div role="status">{choice === "same" && <Text>{t("confirm.isSame")}</Text>}</div>
      {error !== undefined && <Text c="red">{error}</Text>}
    </Stack>
  );
}
