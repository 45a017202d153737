import { Anchor, Group, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listBuyers, listContracts, listDemands, readForecast } from "#contract/delivery/value-chain.ts";
import type { Output } from "#contract/endpoint.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import { useProductQuantity } from "#web/delivery/production/use-cycle-columns.tsx";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { RecordActs } from "#web/ui/act/RecordActs.tsx";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { isCommune } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ProposalsSection } from "./ProposalsSection.tsx";
import { useBuyerActs } from "./buyer-acts.tsx";
import { useContractColumns } from "./use-contract-columns.tsx";

type Row = Output<typeof readForecast>["rows"][number];

/** What is expected to be harvested when and where; below it the contracts, what buyers want, and the buyers. */
export function ValueChainPage() {
  const { t } = useTranslation("delivery/value-chain");
  const { day, dong, monthOfYear } = useFormat();
  const nameOf = useNames();
  const quantity = useProductQuantity();
  const { scope } = useAreaScope();
  const areaId = scope?.areaId ?? "";
  const isKnown = { enabled: scope !== undefined };
  const forecast = useEndpoint(readForecast, { query: { areaId } }, isKnown);
  const contracts = usePages(listContracts, { query: { areaId } }, isKnown);
  const demands = usePages(listDemands, { query: {} });
  const buyers = usePages(listBuyers, { query: {} });
  const acts = useBuyerActs(areaId, buyers.rows ?? []);
  const contractColumns = useContractColumns(isCommune(areaId));
  const expected = (key: "planned" | "running" | "harvested") => ({
    key,
    head: t(`forecast.${key}`),
    text: (row: Row) => quantity(row.product, row[key]),
    numeric: true,
    onPhone: true,
  });
  return (
    <Stack gap="xl">
      <ListPage
        title={t("title")}
        total={null}
        sentence={t("forecast.lead", { area: scope?.name ?? "" })}
        filters={
          <Group align="end" wrap="wrap">
            <RecordActs acts={acts} />
            <Anchor href={paths.unsold()}>{t("unsold.title")}</Anchor>
            <Anchor href={paths.cycles()}>{t("toCycles")}</Anchor>
          </Group>
        }
        rows={forecast.data?.rows}
        error={forecast.error}
        onRetry={() => void forecast.refetch()}
        rowKey={(row) => [row.month, row.product, row.communeId].join(" ")}
        hrefOf={(row) => paths.cycles({ product: row.product })}
        empty={{ why: t("forecast.none"), act: { label: t("toCycles"), href: paths.cycles() } }}
        exportName="harvest-forecast"
        columns={[
          { key: "month", head: t("forecast.month"), text: (row) => monthOfYear(row.month) },
          { key: "product", head: t("product"), text: (row) => nameOf("products", row.product), onPhone: true },
          { key: "commune", head: t("commune"), text: (row) => row.communeName },
          expected("planned"),
          expected("running"),
          expected("harvested"),
        ]}
      />
      <ProposalsSection areaId={areaId} />
      <RowsSection
        title={t("contracts")}
        rows={contracts.rows}
        more={contracts.more}
        error={contracts.error}
        onRetry={contracts.onRetry}
        rowKey={(row) => row.contractId}
        hrefOf={(row) => paths.offtakeContract(row.contractId)}
        empty={{ why: t("noContracts") }}
        exportName="offtake-contracts"
        columns={contractColumns}
      />
      <RowsSection
        title={t("demands")}
        rows={demands.rows}
        more={demands.more}
        error={demands.error}
        onRetry={demands.onRetry}
        rowKey={(row) => row.demandId}
        empty={{ why: t("noDemands") }}
        exportName="demands"
        columns={[
          { key: "buyer", head: t("buyer"), text: (row) => row.buyerName },
          { key: "place", head: t("place"), text: (row) => row.place },
          { key: "product", head: t("product"), text: (row) => nameOf("products", row.product), onPhone: true },
          {
            key: "quantity",
            head: t("quantity"),
            text: (row) => quantity(row.product, row.quantity),
            numeric: true,
            onPhone: true,
          },
          { key: "answered", head: t("answered"), text: (row) => quantity(row.product, row.answered), numeric: true },
          {
            key: "when",
            head: t("when"),
            text: (row) => `${day(row.wantedFrom)} – ${day(row.wantedTo)}`,
            onPhone: true,
          },
          {
            key: "price",
            head: t("price"),
            text: (row) => `${dong(row.priceFrom)} – ${dong(row.priceTo)}`,
            numeric: true,
          },
        ]}
      />
      <RowsSection
        title={t("buyers")}
        rows={buyers.rows}
        more={buyers.more}
        error={buyers.error}
        onRetry={buyers.onRetry}
        rowKey={(row) => row.buyerId}
        empty={{ why: t("noBuyers") }}
        exportName="buyers"
        columns={[
          { key: "name", head: t("name"), text: (row) => row.name },
          { key: "kind", head: t("kindLabel"), text: (row) => t(`kind.${row.kind}`), onPhone: true },
          { key: "place", head: t("place"), text: (row) => row.place, onPhone: true },
          { key: "phone", head: t("phone"), text: (row) => row.phone ?? "–" },
          {
            key: "products",
            head: t("products"),
            text: (row) => row.products.map((one) => nameOf("products", one)).join(", "),
          },
        ]}
      />
    </Stack>
  );
}
