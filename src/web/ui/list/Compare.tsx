import { Anchor, Checkbox, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Compare.module.css";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { ScrollRegion } from "./ScrollRegion.tsx";

export type Compared = { readonly key: string; readonly title: string; readonly note?: string; readonly href?: string };
export type ComparedRow = {
  readonly key: string;
  readonly label: string;
  /** What each says, by the key of the compared; texts that are equal are the same. */
  readonly texts: Readonly<Record<string, string>>;
  readonly cells?: Readonly<Record<string, ReactNode>>;
};

/** Two or more of the same thing side by side. What differs is marked by word and weight, what is the same is quiet. */
export function Compare(props: {
  readonly title: string;
  readonly line?: string;
  readonly subjects: readonly Compared[];
  readonly rows: readonly ComparedRow[];
  readonly actions?: ReactNode;
  /** What shows the differences at one look, above the rows. */
  readonly picture?: ReactNode;
  /** What may be compared instead. */
  readonly choices?: ReactNode;
}) {
  const { t } = useTranslation("ui");
  const [onlyDifferent, showOnlyDifferent] = useState(true);
  const differs = (row: ComparedRow) => new Set(props.subjects.map(({ key }) => row.texts[key] ?? "")).size > 1;
  const different = props.rows.filter(differs);
  return (
    <Stack gap="sm">
      <PageHead title={props.title} acts={props.actions} />
      {props.choices}
      {props.line !== undefined && <Text>{props.line}</Text>}
      {props.picture}
      <Text fw={600}>{t("compare.count", { count: different.length, of: props.rows.length })}</Text>
      <Checkbox
        label={t("compare.only")}
        checked={onlyDifferent}
        onChange={(event) => showOnlyDifferent(event.currentTarget.checked)}
        className="no-print"
      />
      <ScrollRegion label={props.title}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t("compare.fact")}</span>
              </th>
              {props.subjects.map((subject) => (
                <th key={subject.key} scope="col">
                  {subject.href === undefined ? (
                    subject.title
                  ) : (
                    <Anchor inherit href={subject.href}>
                      {subject.title}
                    </Anchor>
                  )}
                  {subject.note !== undefined && <span className={classes.note}>{subject.note}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(onlyDifferent ? different : props.rows).map((row) => {
              const different = differs(row);
              return (
                <tr key={row.key} data-differs={different || undefined}>
                  <th scope="row">
                    {row.label}
                    {different && <span className={classes.mark}>{t("compare.differs")}</span>}
                  </th>
                  {props.subjects.map(({ key }) => (
                    <td key={key}>{row.cells?.[key] ?? row.texts[key] ?? ""}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </Stack>
  );
}
