import { Button, Group, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import type { Column } from "./column.ts";
import { csvOf } from "./csv-of.ts";
import { downloadText } from "./download-text.ts";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";
import type { NextAct } from "#web/ui/page/EmptyState.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { ListCards } from "./ListCards.tsx";
import { ListTable } from "./ListTable.tsx";
import { ListSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useOnPhone } from "#web/ui/use-on-phone.ts";
import { useScreenOfRows } from "./use-screen-of-rows.ts";

export type ListBodyProps<Row> = {
  /** What the rows are, for who hears the table. */
  readonly label: string;
  /** How many there are in all; null when nobody counted. */
  readonly total?: number | null;
  readonly columns: readonly Column<Row>[];
  /** Undefined until the first rows come. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  readonly hrefOf?: (row: Row) => string;
  readonly empty: { readonly why: string; readonly act?: NextAct | undefined };
  readonly error?: Error | null;
  readonly onRetry?: () => void;
  readonly more?: { readonly onMore: () => void; readonly loading: boolean } | undefined;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** Name of the exported file, without the ending. */
  readonly exportName: string;
};

/** The rows of a list, as a table or as cards on a phone, with more of them and the export of exactly what is seen. */
export function ListBody<Row>(props: ListBodyProps<Row>) {
  const { t } = useTranslation("ui");
  const { number } = useFormat();
  const phone = useOnPhone();
  const { rows, columns, total = null, error = null } = props;
  const { shown, from, isPaged, fill, previous, next } = useScreenOfRows(rows ?? [], phone, props.more);
  if (rows === undefined)
    return error === null ? <ListSkeleton /> : <ErrorState error={error} onRetry={props.onRetry} />;
  if (rows.length === 0) return <EmptyState why={props.empty.why} act={props.empty.act} />;
  const shape = {
    label: props.label,
    columns,
    rowKey: props.rowKey,
    rows: shown,
    selected: props.selected ?? new Set<string>(),
    ...(props.hrefOf === undefined ? {} : { hrefOf: props.hrefOf }),
    ...(props.onSelect === undefined ? {} : { onSelect: props.onSelect }),
  };
  return (
    <>
      <ErrorState error={error} onRetry={props.onRetry} />
      {phone ? <ListCards {...shape} /> : <ListTable {...shape} />}
      <Group gap="sm" className="no-print">
        {previous !== undefined && (
          <Button variant="default" onClick={previous}>
            {t("list.previous")}
          </Button>
        )}
        {next !== undefined && (
          <Button variant="default" onClick={next} loading={props.more?.loading ?? false}>
            {t("list.next")}
          </Button>
        )}
        {fill !== undefined && (
          <Button variant="default" onClick={fill.onMore} loading={fill.loading}>
            {t("list.more")}
          </Button>
        )}
        <Text c="dimmed" className="figures" aria-live="polite">
          {isPaged
            ? t("list.range", {
                from: number(from + 1),
                to: number(from + shown.length),
                total: number(total ?? rows.length),
              })
            : total === null
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
    </>
  );
}
