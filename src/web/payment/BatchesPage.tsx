import { Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { listBatches } from "#contract/payment.ts";
import { paths } from "#web/paths.ts";
import { DataTable } from "#web/parts/DataTable.tsx";
import { Link } from "#web/parts/Link.tsx";
import { Money } from "#web/ui/Money.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { ask, pagesOf } from "#web/parts/use-ask.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

/** Payment batches of one's areas, the latest first; what nobody answered stands out by word. */
export function BatchesPage() {
  const { t } = useTranslation("stages");
  const batches = useInfiniteQuery(
    pagesOf([listBatches.id], async (cursor) => ask(listBatches, { query: { cursor } })),
  );
  if (batches.data === undefined) return <Waiting error={batches.error} />;
  const rows = batches.data.pages.flatMap((page) => page.rows);
  const unknown = (row: (typeof rows)[number]) => row.byState.find((one) => one.state === "unknown")?.count ?? 0;
  return (
    <Stack>
      <TitleBar title={t("payment.batches")} lead={t("payment.batchesLead")} />
      <DataTable
        name={t("payment.batches")}
        rows={rows}
        keyOf={(row) => row.batchId}
        empty={t("payment.noBatches")}
        more={
          batches.hasNextPage
            ? { load: () => void batches.fetchNextPage(), isLoading: batches.isFetchingNextPage }
            : undefined
        }
        columns={[
          {
            head: t("payment.batch"),
            cell: (row) => <Link to={paths.batch(row.batchId)}>{row.title}</Link>,
            text: (row) => row.title,
          },
          { head: t("commune"), cell: (row) => row.communeName, text: (row) => row.communeName, onPhone: true },
          {
            head: t("payment.count"),
            cell: (row) => String(row.instructionCount),
            text: (row) => String(row.instructionCount),
            isNumber: true,
          },
          {
            head: t("amount"),
            cell: (row) => <Money amount={row.total} overview />,
            text: (row) => row.total.toString(),
            isNumber: true,
            onPhone: true,
          },
          {
            head: t("state"),
            cell: (row) => (
              <StateBadge
                tone={row.state === "reconciled" ? "good" : unknown(row) > 0 ? "attention" : "progress"}
                label={
                  unknown(row) > 0
                    ? t("payment.unknownCount", { count: unknown(row) })
                    : t(`payment.state.${row.state}`)
                }
              />
            ),
            text: (row) => row.state,
            onPhone: true,
          },
        ]}
      />
    </Stack>
  );
}
