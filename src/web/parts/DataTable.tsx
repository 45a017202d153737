import { Button, Card, Group, Stack, Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMediaQuery } from "@mantine/hooks";

export type Column<Row> = {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** The cell as it is exported. */
  readonly text: (row: Row) => string;
  readonly isNumber?: boolean;
  /** One of the two facts of a card on a phone. */
  readonly onPhone?: boolean;
};

/** The list: a dense table, cards on a phone, export of exactly what is seen. */
export function DataTable<Row>(props: {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly empty: string;
  readonly more?: { readonly load: () => void; readonly isLoading: boolean } | undefined;
}) {
  const { t } = useTranslation("stages");
  const isPhone = useMediaQuery("(max-width: 600px)");
  if (props.rows.length === 0) return <Text>{props.empty}</Text>;
  return (
    <Stack gap="sm">
      {isPhone ? <Cards {...props} /> : <Rows {...props} />}
      <Group className="no-print" gap="xs">
        {props.more !== undefined && (
          <Button variant="default" onClick={props.more.load} loading={props.more.isLoading}>
            {t("more")}
          </Button>
        )}
        <Button variant="subtle" onClick={() => exportCsv(props.name, props.columns, props.rows)}>
          {t("export", { count: props.rows.length })}
        </Button>
      </Group>
    </Stack>
  );
}

type Shown<Row> = Pick<Parameters<typeof DataTable<Row>>[0], "name" | "columns" | "rows" | "keyOf">;

function Rows<Row>({ name, columns, rows, keyOf }: Shown<Row>) {
  return (
    <Table.ScrollContainer minWidth={600}>
      <Table striped highlightOnHover verticalSpacing="xs" aria-label={name}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.head} scope="col" className={column.isNumber === true ? "number" : undefined}>
                {column.head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {columns.map((column) => (
                <Table.Td key={column.head} className={column.isNumber === true ? "number" : undefined}>
                  {column.cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Cards<Row>({ columns, rows, keyOf }: Shown<Row>) {
  const [first, ...rest] = columns;
  const shown = rest.filter((column) => column.onPhone === true).slice(0, 3);
  return (
    <Stack gap="xs">
      {rows.map((row) => (
        <Card key={keyOf(row)} withBorder padding="sm">
          <Text component="div" fw={600}>
            {first?.cell(row)}
          </Text>
          {shown.map((column) => (
            <Group key={column.head} justify="space-between">
              <Text c="dimmed">{column.head}</Text>
              <Text component="div">{column.cell(row)}</Text>
            </Group>
          ))}
        </Card>
      ))}
    </Stack>
  );
}

/** Semicolons and a mark of UTF-8, as spreadsheets here expect; a cell that would run as a formula is made harmless. */
function exportCsv<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const cell = (text: string) => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const lines = [
    columns.map((column) => cell(column.head)),
    ...rows.map((row) => columns.map((column) => cell(column.text(row)))),
  ];
  const blob = new Blob([`\uFEFF${lines.map((line) => line.join(";")).join("\r\n")}`], { type: "text/csv" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
