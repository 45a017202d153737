import { Button, Text, Title } from "@mantine/core";
import { IconTable } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LocalDate } from "#kernel/local-date.ts";
import { formatDay } from "#web/format/date.ts";

/** A picture whose title says what it shows. Its source, the day it stands for and the table behind it are always there. */
export function Picture(props: {
  /** The finding, as a sentence: "Ba Tơ and Sơn Tây hold a third of all poor households". */
  readonly finding: string;
  readonly picture: ReactNode;
  /** Left out where `source` says it. */
  readonly asOf?: LocalDate;
  readonly source: string;
  /** How to read it: what a shade or a width means. */
  readonly note?: ReactNode;
  /** The same figures as rows. */
  readonly table: ReactNode;
}) {
  const { t } = useTranslation("ui");
  const [opened, open] = useState(false);
  const id = useId();
  const { asOf, source } = props;
  return (
    <figure style={{ margin: 0 }} aria-labelledby={`${id}-finding`}>
      <Title order={2} mb="sm" id={`${id}-finding`}>
        {props.finding}
      </Title>
      {props.picture}
      <figcaption style={{ marginTop: "var(--mantine-spacing-xs)" }}>
        {props.note !== undefined && <Text component="div">{props.note}</Text>}
        <Text c="dimmed">
          {asOf === undefined
            ? t("picture.source", { source })
            : t("picture.sourceAsOf", { day: formatDay(asOf), source })}
        </Text>
        <Button
          variant="subtle"
          className="no-print"
          leftSection={<IconTable size={18} aria-hidden />}
          aria-expanded={opened}
          aria-controls={`${id}-table`}
          onClick={() => open(!opened)}
        >
          {t(opened ? "picture.hideTable" : "picture.showTable")}
        </Button>
      </figcaption>
      <div id={`${id}-table`}>{opened && props.table}</div>
    </figure>
  );
}
