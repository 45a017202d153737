import { Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { quarantineRow } from "#contract/registry-imports.ts";
import { fieldText } from "./flag-text.ts";

/** Rows that were held back: which, why, and what to do. The row as it stood is one click away. */
export function QuarantineTable({ rows }: { readonly rows: readonly z.output<typeof quarantineRow>[] }) {
  const { t } = useTranslation("registry");
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table verticalSpacing="xs" aria-label={t("import.quarantine")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" ta="right">
              {t("import.row")}
            </Table.Th>
            <Table.Th scope="col">{t("import.file")}</Table.Th>
            <Table.Th scope="col">{t("import.householdKey")}</Table.Th>
            <Table.Th scope="col">{t("import.field")}</Table.Th>
            <Table.Th scope="col">{t("import.reasonHead")}</Table.Th>
            <Table.Th scope="col">{t("import.remedyHead")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.file} ${row.rowNumber} ${row.field}`}>
              <Table.Td ta="right" style={{ fontVariantNumeric: "tabular-nums" }}>
                {row.rowNumber}
              </Table.Td>
              <Table.Td>{t(`import.fileName.${row.file}`)}</Table.Td>
              <Table.Td>{row.householdKey}</Table.Td>
              <Table.Td>{fieldText(t, row.field)}</Table.Td>
              <Table.Td>
                {t(`import.reason.${row.reason}`)}
                <details>
                  <summary>{t("import.raw")}</summary>
                  <Text size="sm">
                    {Object.entries(row.raw)
                      .map(([column, value]) => `${column}: ${value}`)
                      .join("; ")}
                  </Text>
                </details>
              </Table.Td>
              <Table.Td>{t(`import.remedy.${row.remedy}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
