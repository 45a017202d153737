import { Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { listAuditEntries } from "#contract/authority.ts";
import { DataTable } from "#web/parts/DataTable.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { ask, pagesOf } from "#web/parts/use-ask.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

/** What was done in one's areas, the latest first. */
export function AuditPage() {
  const { t } = useTranslation("stages");
  const found = useInfiniteQuery(
    pagesOf([listAuditEntries.id], async (cursor) => ask(listAuditEntries, { query: { cursor, limit: 100 } })),
  );
  if (found.data === undefined) return <Waiting error={found.error} />;
  return (
    <Stack>
      <TitleBar title={t("audit.title")} lead={t("audit.lead")} />
      <DataTable
        name={t("audit.title")}
        rows={found.data.pages.flatMap((page) => page.rows)}
        keyOf={(row) => `${row.chain} ${row.entryNumber}`}
        empty={t("audit.empty")}
        more={
          found.hasNextPage
            ? { load: () => void found.fetchNextPage(), isLoading: found.isFetchingNextPage }
            : undefined
        }
        columns={[
          { head: t("audit.at"), cell: (row) => row.at.slice(0, 16).replace("T", " "), text: (row) => row.at },
          {
            head: t("audit.who"),
            cell: (row) => row.officerName ?? "–",
            text: (row) => row.officerName ?? "",
            onPhone: true,
          },
          { head: t("audit.act"), cell: (row) => row.act, text: (row) => row.act, onPhone: true },
          { head: t("area"), cell: (row) => row.areaId, text: (row) => row.areaId },
          {
            head: t("audit.facts"),
            cell: (row) => JSON.stringify(row.facts),
            text: (row) => JSON.stringify(row.facts),
          },
        ]}
      />
    </Stack>
  );
}
