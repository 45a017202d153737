import { Button, Collapse, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A picture whose title says the finding, with its source, and the table behind it one touch away. */
export function Finding(props: {
  readonly finding: string;
  readonly source: string;
  readonly picture: ReactNode;
  readonly table: ReactNode;
}) {
  const { t } = useTranslation("stages");
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <Stack gap="xs" component="figure" m={0}>
      <Title order={2}>{props.finding}</Title>
      {props.picture}
      <Text size="sm" c="dimmed" component="figcaption">
        {props.source}
      </Text>
      <Button variant="subtle" onClick={toggle} aria-expanded={isOpen} style={{ alignSelf: "flex-start" }}>
        {isOpen ? t("hideTable") : t("showTable")}
      </Button>
      <Collapse expanded={isOpen}>{props.table}</Collapse>
    </Stack>
  );
}
