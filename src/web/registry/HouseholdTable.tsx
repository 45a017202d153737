import { Anchor, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { householdRow } from "#contract/registry.ts";
import { flagText } from "./flag-text.ts";

export function HouseholdTable(props: {
  readonly rows: readonly z.output<typeof householdRow>[];
  readonly classes: readonly { readonly code: string; readonly name: string }[];
  readonly hrefOf: (householdId: string) => string;
}) {
  const { t } = useTranslation("registry");
  const names = new Map(props.classes.map(({ code, name }) => [code, name]));
  return (
    <Table.ScrollContainer minWidth={600}>
      <Table verticalSpacing={6} stickyHeader highlightOnHover aria-label={t("households.title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("households.head")}</Table.Th>
            <Table.Th scope="col">{t("households.place")}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t("households.members")}
            </Table.Th>
            <Table.Th scope="col">{t("households.class")}</Table.Th>
            <Table.Th scope="col">{t("households.flags")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.rows.map((row) => (
            <Table.Tr key={row.householdId}>
              <Table.Th scope="row" fw={500}>
                <Anchor href={props.hrefOf(row.householdId)}>{row.headName ?? t("households.noName")}</Anchor>
              </Table.Th>
              <Table.Td>{[row.villageName, row.communeName].filter((name) => name !== null).join(", ")}</Table.Td>
              <Table.Td ta="right" style={{ fontVariantNumeric: "tabular-nums" }}>
                {row.members}
              </Table.Td>
              <Table.Td>
                {row.class === null ? t("households.notDecided") : (names.get(row.class) ?? row.class)}
              </Table.Td>
              <Table.Td>{row.flags.map((flag) => flagText(t, flag)).join("; ")}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
