import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import { ListBody } from "./ListBody.tsx";
import type { ListBodyProps } from "./ListBody.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";

export type ListPageProps<Row> = Omit<ListBodyProps<Row>, "label" | "selected" | "onSelect" | "total"> & {
  readonly title: string;
  /** How many there are in all; null when nobody counted. */
  readonly total: number | null;
  /** The filter read aloud: "poor households of Ba Tơ in 2026 without a toilet". */
  readonly sentence: string;
  readonly notice?: ReactNode;
  readonly filters?: ReactNode;
  /** What is done from here most: a link beside the title. */
  readonly act?: { readonly label: string; readonly href: string } | undefined;
  readonly actions?: ReactNode;
  /** Acts on the rows that are selected; without it nothing can be selected. */
  readonly bulk?: (selected: readonly Row[], clear: () => void) => ReactNode;
};

/** A list: title with the count, the filter as a sentence, rows, acts on what is selected, export of exactly what is seen. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { t } = useTranslation("ui");
  const { number } = useFormat();
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const { title, total, sentence, notice, filters, act, actions, bulk, ...body } = props;
  const acts =
    act === undefined && actions === undefined ? undefined : (
      <>
        {act !== undefined && (
          <Button component="a" href={act.href}>
            {act.label}
          </Button>
        )}
        {actions}
      </>
    );
  const selectedRows = props.rows?.filter((row) => selected.has(props.rowKey(row))) ?? [];
  return (
    <Stack gap="sm">
      <PageHead title={title} count={total === null ? undefined : number(total)} acts={acts} />
      <Text aria-live="polite">{sentence}</Text>
      {notice}
      {filters}
      {bulk !== undefined && selectedRows.length > 0 && (
        <Group gap="xs" role="region" aria-label={t("list.bulk")}>
          <Text fw={600}>{t("list.selected", { count: selectedRows.length })}</Text>
          {bulk(selectedRows, () => select(new Set()))}
        </Group>
      )}
      <ListBody {...body} label={title} total={total} {...(bulk === undefined ? {} : { selected, onSelect: select })} />
    </Stack>
  );
}
