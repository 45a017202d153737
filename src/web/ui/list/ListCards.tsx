import { Anchor, Checkbox } from "@mantine/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { headOf } from "./column.ts";
import classes from "./ListCards.module.css";
import { toggled } from "./ListTable.tsx";
import type { RowsProps } from "./ListTable.tsx";

/** The rows on a phone: a card each, with its name, the facts that matter most and then all others; a fact that says nothing takes no room. */
export function ListCards<Row>({
  label,
  columns,
  rows,
  rowKey,
  hrefOf,
  selected = new Set(),
  onSelect,
}: RowsProps<Row>) {
  const { t } = useTranslation("ui");
  const [first, ...others] = columns.filter(({ isAct }) => isAct !== true);
  const acts = columns.filter(({ isAct }) => isAct === true);
  const marked = others.filter(({ onPhone }) => onPhone === true);
  const facts = [...marked, ...others.filter((column) => !marked.includes(column))];
  return (
    <ul className={classes.cards} aria-label={label}>
      {rows.map((row) => {
        const key = rowKey(row);
        const name = first?.cell?.(row) ?? first?.text(row);
        return (
          <li key={key} className={classes.card}>
            {onSelect !== undefined && (
              <Checkbox
                size="md"
                aria-label={t("list.select", { name: first?.text(row) ?? "" })}
                checked={selected.has(key)}
                onChange={() => onSelect(toggled(selected, key))}
              />
            )}
            <div className={classes.body}>
              {hrefOf === undefined ? (
                <strong>{name}</strong>
              ) : (
                <Anchor inherit href={hrefOf(row)} className={classes.name}>
                  {name}
                </Anchor>
              )}
              <dl className={classes.facts}>
                {facts
                  .filter((column) => column.text(row) !== "")
                  .map((column) => (
                    <div key={column.key}>
                      <dt>{headOf(column)}</dt>
                      <dd>{column.cell?.(row) ?? column.text(row)}</dd>
                    </div>
                  ))}
              </dl>
              {acts.map((column) => (
                <Fragment key={column.key}>{column.cell?.(row)}</Fragment>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
