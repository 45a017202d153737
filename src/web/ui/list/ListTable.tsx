import { Anchor, Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Column } from "./column.ts";
import classes from "./ListTable.module.css";
import { ScrollRegion } from "./ScrollRegion.tsx";

export type RowsProps<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly hrefOf?: (row: Row) => string;
  readonly selected?: ReadonlySet<string>;
  /** Without it nothing can be selected. */
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
};

export function toggled(selected: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** A dense table: figures under each other, units in the head, the first column always in sight. */
export function ListTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  hrefOf,
  selected = new Set(),
  onSelect,
}: RowsProps<Row>) {
  const { t } = useTranslation("ui");
  const all = rows.length > 0 && rows.every((row) => selected.has(rowKey(row)));
  return (
    <ScrollRegion label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            {onSelect !== undefined && (
              <th className={classes.pick}>
                <Checkbox
                  aria-label={t("list.selectAll")}
                  checked={all}
                  indeterminate={!all && selected.size > 0}
                  onChange={() => onSelect(new Set(all ? [] : rows.map(rowKey)))}
                />
              </th>
            )}
            {columns.map((column) => (
              <th key={column.key} scope="col" data-numeric={column.numeric}>
                {column.head}
                {column.unit !== undefined && <span className={classes.unit}> ({column.unit})</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr key={key} data-selected={selected.has(key) || undefined}>
                {onSelect !== undefined && (
                  <td className={classes.pick}>
                    <Checkbox
                      aria-label={t("list.select", { name: columns[0]?.text(row) ?? "" })}
                      checked={selected.has(key)}
                      onChange={() => onSelect(toggled(selected, key))}
                    />
                  </td>
                )}
                {columns.map((column, at) => {
                  const shown = column.cell?.(row) ?? column.text(row);
                  return at === 0 ? (
                    <th key={column.key} scope="row" data-sentence={column.isSentence}>
                      {hrefOf === undefined ? (
                        shown
                      ) : (
                        <Anchor inherit href={hrefOf(row)}>
                          {shown}
                        </Anchor>
                      )}
                    </th>
                  ) : (
                    <td key={column.key} data-numeric={column.numeric} data-sentence={column.isSentence}>
                      {shown}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
