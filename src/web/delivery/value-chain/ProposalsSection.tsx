import { Button, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listProposals } from "#contract/delivery/value-chain.ts";
import type { Output } from "#contract/endpoint.ts";
import { useEndpoint } from "#web/client.ts";
import { useProducerText, useProductQuantity } from "#web/delivery/production/use-cycle-columns.tsx";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { DraftContractDialog } from "./DraftContractDialog.tsx";

type Proposal = Output<typeof listProposals>["rows"][number];

/** Which produce could go to which buyer, with what speaks for it; a person accepts one as the draft of a contract. */
export function ProposalsSection({ areaId }: { readonly areaId: string }) {
  const { t } = useTranslation("delivery/value-chain");
  const { day, dong, number } = useFormat();
  const nameOf = useNames();
  const producer = useProducerText();
  const quantity = useProductQuantity();
  const may = useMay();
  const [accepted, accept] = useState<Proposal>();
  const proposals = useEndpoint(listProposals, { query: { areaId } }, { enabled: areaId !== "" });
  return (
    <Stack gap={4}>
      <RowsSection
        title={t("proposals.title")}
        rows={proposals.data?.rows}
        error={proposals.error}
        onRetry={() => void proposals.refetch()}
        rowKey={(row) => `${row.cycleId} ${row.demandId}`}
        hrefOf={(row) => paths.cycle(row.cycleId)}
        empty={{ why: t("proposals.none") }}
        exportName="proposals"
        columns={[
          { key: "product", head: t("product"), text: (row) => nameOf("products", row.product) },
          {
            key: "producer",
            head: t("producer"),
            text: (row) => `${producer(row.producer)} · ${row.communeName}`,
            onPhone: true,
          },
          { key: "buyer", head: t("buyer"), text: (row) => `${row.buyerName} · ${row.place}`, onPhone: true },
          {
            key: "quantity",
            head: t("quantity"),
            text: (row) => quantity(row.product, row.quantity),
            numeric: true,
            onPhone: true,
          },
          { key: "when", head: t("when"), text: (row) => `${day(row.from)} – ${day(row.to)}` },
          {
            key: "km",
            head: t("proposals.km"),
            text: (row) => (row.km === null ? t("proposals.unknown") : number(row.km)),
            numeric: true,
          },
          {
            key: "price",
            head: t("price"),
            text: (row) => `${dong(row.priceFrom)} – ${dong(row.priceTo)}`,
            numeric: true,
          },
          {
            key: "accept",
            head: t("proposals.accept"),
            text: () => "",
            cell: (row) =>
              may("delivery.recordOfftake") && (
                <Button size="compact-sm" variant="default" onClick={() => accept(row)}>
                  {t("draft.act")}
                </Button>
              ),
            onPhone: true,
          },
        ]}
      />
      <Text size="sm" c="dimmed">
        {t(proposals.data?.isWhole === false ? "proposals.part" : "proposals.how")}
      </Text>
      {accepted !== undefined && (
        <DraftContractDialog of={{ ...accepted, price: accepted.priceFrom }} onClose={() => accept(undefined)} />
      )}
    </Stack>
  );
}
