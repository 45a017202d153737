import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import classes from "./Board.module.css";
import type { BoardProps } from "./board-props.ts";

/** The board on a phone: a card a row, with the states that hold something. */
export function BoardCards({ columns, rows, title }: BoardProps) {
  const { t } = useTranslation("ui");
  const { number } = useFormat();
  return (
    <ul className={classes.cards} aria-label={title}>
      {rows.map((row) => (
        <li key={row.key} className={classes.card}>
          <strong>
            {row.href === undefined ? (
              row.name
            ) : (
              <Anchor inherit href={row.href} className={classes.name}>
                {row.name}
              </Anchor>
            )}
          </strong>
          {row.late !== undefined && <span className={classes.late}>{row.late}</span>}
          {row.next === undefined ? (
            <span className={classes.quiet}>{t("board.nothing")}</span>
          ) : (
            <Anchor inherit href={row.next.href} className={classes.name}>
              {row.next.label}
            </Anchor>
          )}
          <dl className={classes.counts}>
            {columns
              .filter(({ key }) => (row.counts[key]?.count ?? 0) > 0)
              .map(({ key, label }) => {
                const cell = row.counts[key];
                return (
                  <div key={key}>
                    <dt>{label}</dt>
                    <dd>
                      {cell?.href === undefined ? (
                        number(cell?.count ?? 0)
                      ) : (
                        <Anchor inherit href={cell.href} className={classes.name}>
                          {number(cell.count)}
                        </Anchor>
                      )}
                    </dd>
                  </div>
                );
              })}
          </dl>
        </li>
      ))}
    </ul>
  );
}
