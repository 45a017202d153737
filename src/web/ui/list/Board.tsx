import { Anchor, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import classes from "./Board.module.css";
import { BoardCards } from "./BoardCards.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { useOnPhone } from "#web/ui/use-on-phone.ts";
import { ScrollRegion } from "./ScrollRegion.tsx";
import type { BoardProps } from "./board-props.ts";

/** Places or people as rows, states as columns with counts that open; what is late says so, and what to do next comes first. */
export function Board(props: BoardProps) {
  const { t } = useTranslation("ui");
  const { number } = useFormat();
  const phone = useOnPhone();
  const sum = (key: string) => props.rows.reduce((total, row) => total + (row.counts[key]?.count ?? 0), 0);
  return (
    <Stack gap="sm">
      <PageHead title={props.title} />
      {props.line !== undefined && <Text>{props.line}</Text>}
      {props.picture}
      {phone ? (
        <BoardCards {...props} />
      ) : (
        <ScrollRegion label={props.title}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{props.rowHead}</th>
                <th scope="col">{t("board.next")}</th>
                {props.columns.map((column) => (
                  <th key={column.key} scope="col" data-numeric>
                    {column.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    {row.href === undefined ? (
                      row.name
                    ) : (
                      <Anchor inherit href={row.href}>
                        {row.name}
                      </Anchor>
                    )}
                    {row.late !== undefined && <span className={classes.late}>{row.late}</span>}
                  </th>
                  <td>
                    {row.next === undefined ? (
                      <span className={classes.quiet}>{t("board.nothing")}</span>
                    ) : (
                      <Anchor inherit href={row.next.href}>
                        {row.next.label}
                      </Anchor>
                    )}
                  </td>
                  {props.columns.map((column) => {
                    const cell = row.counts[column.key];
                    const count = cell?.count ?? 0;
                    return (
                      <td key={column.key} data-numeric className={count === 0 ? classes.quiet : undefined}>
                        {cell?.href === undefined || count === 0 ? (
                          number(count)
                        ) : (
                          <Anchor
                            inherit
                            href={cell.href}
                            aria-label={`${row.name}, ${column.label}: ${number(count)}`}
                          >
                            {number(count)}
                          </Anchor>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {t("board.all")}
                </th>
                {props.columns.map((column) => (
                  <td key={column.key} data-numeric>
                    {number(sum(column.key))}
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </ScrollRegion>
      )}
    </Stack>
  );
}
