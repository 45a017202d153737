import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listBatches } from "#contract/payment/batch.ts";
import type { BatchWork } from "#programme/payment/payment-acts.ts";
import { usePages } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { isCommune, useMay } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { Money } from "#web/ui/Money.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";

type Row = RowOf<typeof listBatches>;
const unknownIn = (row: Row) => row.byState.find((one) => one.state === "unknown")?.count ?? 0;

/** Payment batches of the area, the latest first; what nobody answered stands out by word. */
export function BatchesPage({ waits }: { readonly waits?: BatchWork | undefined }) {
  const { t } = useTranslation(["payment/batch", "delivery/activity", "terms", "home"]);
  const { number } = useFormat();
  const may = useMay();
  const { scope } = useAreaScope();
  // Over many communes a phone must tell whose batch it is; in one commune, how much.
  const isWide = scope !== undefined && !isCommune(scope.areaId);
  const { total, more, ...batches } = usePages(
    listBatches,
    { query: { areaId: scope?.areaId, waits } },
    { enabled: scope !== undefined },
  );
  const stateOf = (row: Row) =>
    unknownIn(row) > 0 ? t("unknownCount", { count: unknownIn(row) }) : t(`state.${row.state}`);
  return (
    <ListPage
      {...batches}
      more={more}
      title={t("batches")}
      total={total}
      sentence={`${t("batchesIn", { area: scope?.name ?? "" })}${waits === undefined ? "" : ` ${t("onlyWaiting", { what: t(`home:work.${waits}`) })}`}`}
      act={may("payment.makeBatch") && !isWide ? { label: t("make"), href: paths.newBatch() } : undefined}
      filters={waits !== undefined && <Anchor href={paths.batches()}>{t("allBatches")}</Anchor>}
      rowKey={(row) => row.batchId}
      hrefOf={(row) => paths.batch(row.batchId)}
      empty={{ why: t("noBatches"), act: { label: t("delivery/activity:activities"), href: paths.activities() } }}
      exportName="payment-batches"
      columns={[
        { key: "title", head: t("batch"), text: (row) => row.title },
        { key: "commune", head: t("terms:commune"), text: (row) => row.communeName, onPhone: isWide },
        { key: "count", head: t("count"), text: (row) => number(row.instructionCount), numeric: true },
        {
          key: "total",
          head: t("terms:amount"),
          text: (row) => row.total.toString(),
          cell: (row) => <Money amount={row.total} overview />,
          numeric: true,
          onPhone: !isWide,
        },
        {
          key: "state",
          head: t("terms:state"),
          text: stateOf,
          cell: (row) => (
            <StateBadge
              tone={row.state === "reconciled" ? "good" : unknownIn(row) > 0 ? "attention" : "progress"}
              label={stateOf(row)}
            />
          ),
          onPhone: true,
        },
      ]}
    />
  );
}
