import { Button, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listReads } from "#contract/authority/audit.ts";
import type { Id } from "#kernel/id.ts";
import { usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useMay } from "#web/session.ts";
import { useAuditWords } from "./use-audit-words.ts";

/** Who read the household's data, when and how: for who may read the audit, so that a household that asks gets its answer. */
export function HouseholdReads({ householdId }: { readonly householdId: Id<"household"> }) {
  const { t } = useTranslation("authority/audit");
  const { instant } = useFormat();
  const may = useMay();
  const { withPost } = useAuditWords();
  const mayRead = may("authority.readAudit");
  const { rows, more } = usePages(listReads, { query: { householdId, limit: "10" } }, { enabled: mayRead });
  if (!mayRead || rows === undefined || rows.length === 0) return null;
  return (
    <Stack component="section" gap="xs">
      <Title order={2}>{t("reads.ofHousehold")}</Title>
      <Text c="dimmed">{t("reads.lead")}</Text>
      <Table aria-label={t("reads.ofHousehold")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("reads.at")}</Table.Th>
            <Table.Th>{t("reads.who")}</Table.Th>
            <Table.Th>{t("reads.how")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.readId}>
              <Table.Td>{instant(row.at)}</Table.Td>
              <Table.Td>{row.officerName === null ? t("reads.unknown") : withPost(row)}</Table.Td>
              <Table.Td>
                {[t(`reads.manner.${row.how}`), row.purpose].filter((part) => part !== null).join(": ")}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {more !== undefined && (
        <Button variant="default" loading={more.loading} onClick={more.onMore} style={{ alignSelf: "start" }}>
          {t("reads.all")}
        </Button>
      )}
    </Stack>
  );
}
