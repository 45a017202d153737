import { Anchor, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import type { Column } from "./column.ts";
import { ListBody } from "./ListBody.tsx";
import type { ListBodyProps } from "./ListBody.tsx";

export type Group<Row> = { readonly key: string; readonly rows: readonly Row[] };

/** So many rows are read as they are; of more the groups come first. */
const readWhole = 100;

/** Rows within a record of which there may be very many: their groups with sums, and the rows of the one that is opened. */
export function GroupedRows<Row>(
  props: Omit<ListBodyProps<Row>, "label"> & {
    readonly title: string;
    readonly groupHead: string;
    readonly groupOf: (row: Row) => string;
    readonly groupText: (row: Row) => string;
    readonly sums: readonly Column<Group<Row>>[];
  },
) {
  const { t } = useTranslation("ui");
  const { number } = useFormat();
  const { title, groupHead, groupOf, groupText, sums, ...body } = props;
  const [opened, open] = useState<string>();
  const rows = props.rows ?? [];
  const head = <Title order={2}>{title}</Title>;
  if (rows.length <= readWhole)
    return (
      <Stack gap="sm" component="section">
        {head}
        <ListBody {...body} label={title} />
      </Stack>
    );
  const groups = [...Map.groupBy(rows, groupOf)].map(([key, own]): Group<Row> => ({ key, rows: own }));
  const chosen = groups.find(({ key }) => key === opened);
  const nameOf = ({ rows: [first] }: Group<Row>) => (first === undefined ? "" : groupText(first));
  return (
    <Stack gap="sm" component="section">
      {head}
      <ListBody
        label={title}
        rows={groups}
        rowKey={({ key }) => key}
        empty={props.empty}
        exportName={`${props.exportName}-groups`}
        columns={[
          {
            key: "group",
            head: groupHead,
            text: nameOf,
            cell: (group) => (
              <Anchor
                inherit
                component="button"
                type="button"
                ta="left"
                aria-expanded={group.key === opened}
                onClick={() => open(group.key === opened ? undefined : group.key)}
              >
                {nameOf(group)}
              </Anchor>
            ),
            isSentence: true,
          },
          {
            key: "count",
            head: t("list.groupRows"),
            text: ({ rows: own }) => number(own.length),
            numeric: true,
            onPhone: true,
          },
          ...sums,
        ]}
      />
      {chosen === undefined ? (
        <Text c="dimmed">{t("list.openGroup")}</Text>
      ) : (
        <Stack gap="xs" component="section">
          <Title order={3}>{nameOf(chosen)}</Title>
          <ListBody key={chosen.key} {...body} rows={chosen.rows} label={nameOf(chosen)} />
        </Stack>
      )}
    </Stack>
  );
}
