import { Button, Group, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import type { Column } from "./column.ts";
import { csvOf } from "./csv-of.ts";
import { downloadText } from "./download-text.ts";
import { EmptyState } from "./EmptyState.tsx";
import type { NextAct } from "./EmptyState.tsx";
import { ErrorState } from "./ErrorState.tsx";
import { ListCards } from "./ListCards.tsx";
import { ListTable } from "./ListTable.tsx";
import { PageHead } from "./PageHead.tsx";
import { ListSkeleton } from "./Skeletons.tsx";
import { useOnPhone } from "./use-on-phone.ts";

export type ListPageProps<Row> = {
  readonly title: string;
  /** How many there are in all; null when nobody counted. */
  readonly total: number | null;
  /** The filter read aloud: "poor households of Ba Tơ in 2026 without a toilet". */
  readonly sentence: string;
  readonly filters?: ReactNode;
  readonly actions?: ReactNode;
  readonly columns: readonly Column<Row>[];
  /** Undefined until the first rows come. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  readonly hrefOf?: (row: Row) => string;
  readonly empty: { readonly why: string; readonly act?: NextAct | undefined };
  readonly error?: Error | null;
  readonly onRetry?: () => void;
  readonly more?: { readonly onMore: () => void; readonly loading: boolean } | undefined;
  /** Acts on the rows that are selected; without it nothing can be selected. */
  readonly bulk?: (selected: readonly Row[], clear: () => void) => ReactNode;
  /** Name of the exported file, without the ending. */
  readonly exportName: string;
};

/** A list: title with the count, the filter as a sentence, rows, acts on what is selected, export of exactly what is seen. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { t } = useTranslation("ui");
  const { number } = useFormat();
  const phone = useOnPhone();
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const { rows, columns, rowKey, more, bulk, total } = props;
  const selectedRows = rows?.filter((row) => selected.has(rowKey(row))) ?? [];
  const shape = {
    label: props.title,
    columns,
    rowKey,
    selected,
    ...(props.hrefOf === undefined ? {} : { hrefOf: props.hrefOf }),
    ...(bulk === undefined ? {} : { onSelect: select }),
  };
  const filled = rows !== undefined && rows.length > 0;
  return (
    <Stack gap="sm">
      <PageHead title={props.title} count={total === null ? undefined : number(total)} acts={props.actions} />
      <Text aria-live="polite">{props.sentence}</Text>
      {props.filters}
      {bulk !== undefined && selectedRows.length > 0 && (
        <Group gap="xs" role="region" aria-label={t("list.bulk")}>
          <Text fw={600}>{t("list.selected", { count: selectedRows.length })}</Text>
          {bulk(selectedRows, () => select(new Set()))}
        </Group>
      )}
      <ErrorState error={props.error} onRetry={props.onRetry} />
      {rows === undefined && (props.error === undefined || props.error === null) && <ListSkeleton />}
      {rows?.length === 0 && <EmptyState why={props.empty.why} act={props.empty.act} />}
      {filled && (phone ? <ListCards {...shape} rows={rows} /> : <ListTable {...shape} rows={rows} />)}
      {filled && (
        <Group gap="sm" className="no-print">
          {more !== undefined && (
            <Button variant="default" onClick={more.onMore} loading={more.loading}>
              {t("list.more")}
            </Button>
          )}
          <Text c="dimmed" className="figures">
            {total === null
              ? t("list.shown", { count: rows.length })
              : t("list.shownOf", { count: rows.length, total: number(total) })}
          </Text>
          <Button
            variant="subtle"
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => downloadText(`${props.exportName}.csv`, csvOf(columns, rows))}
          >
            {t("list.export", { count: rows.length })}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
