import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listUnsold } from "#contract/delivery/value-chain.ts";
import { usePages } from "#web/client.ts";
import { useProducerText, useProductQuantity } from "#web/delivery/production/use-cycle-columns.tsx";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";

/** Produce that nobody buys yet, with who looks for a buyer; what nobody looks after or is late comes first. */
export function UnsoldPage() {
  const { t } = useTranslation("delivery/value-chain");
  const { day } = useFormat();
  const nameOf = useNames();
  const quantity = useProductQuantity();
  const producer = useProducerText();
  const { scope } = useAreaScope();
  const unsold = usePages(listUnsold, { query: { areaId: scope?.areaId ?? "" } }, { enabled: scope !== undefined });
  return (
    <ListPage
      title={t("unsold.title")}
      total={unsold.rows === undefined ? null : unsold.total}
      sentence={t("unsold.lead", { area: scope?.name ?? "" })}
      filters={<Anchor href={paths.valueChain()}>{t("title")}</Anchor>}
      rows={unsold.rows}
      more={unsold.more}
      error={unsold.error}
      onRetry={unsold.onRetry}
      rowKey={(row) => row.cycleId}
      hrefOf={(row) => paths.cycle(row.cycleId)}
      empty={{ why: t("unsold.none") }}
      exportName="produce-without-buyer"
      columns={[
        { key: "product", head: t("product"), text: (row) => nameOf("products", row.product) },
        { key: "producer", head: t("producer"), text: (row) => producer(row.producer), onPhone: true },
        { key: "commune", head: t("commune"), text: (row) => row.communeName },
        {
          key: "open",
          head: t("unsold.open"),
          text: (row) => quantity(row.product, row.open),
          numeric: true,
          onPhone: true,
        },
        { key: "harvestFrom", head: t("unsold.harvestFrom"), text: (row) => day(row.harvestFrom) },
        { key: "since", head: t("unsold.since"), text: (row) => day(row.since) },
        { key: "owner", head: t("unsold.owner"), text: (row) => row.owner ?? t("unsold.nobody"), onPhone: true },
        { key: "nextStep", head: t("unsold.nextStep"), text: (row) => row.nextStep ?? "–" },
        {
          key: "nextStepOn",
          head: t("unsold.nextStepOn"),
          text: (row) =>
            row.nextStepOn === null
              ? "–"
              : row.isLate
                ? t("unsold.late", { day: day(row.nextStepOn) })
                : day(row.nextStepOn),
        },
      ]}
    />
  );
}
