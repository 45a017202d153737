import { useTranslation } from "react-i18next";
import { getContract } from "#contract/delivery/value-chain.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { OfftakeState } from "#programme/delivery/value-chain/offtake-state.ts";
import { useEndpoint } from "#web/client.ts";
import { useProducerText, useQuantityText } from "#web/delivery/production/use-cycle-columns.tsx";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { moneyColumn } from "#web/ui/list/money-column.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { Money } from "#web/ui/Money.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import type { Tone } from "#web/ui/tones.ts";
import { useContractActs } from "./contract-acts.tsx";

const tones = { draft: "neutral", signed: "progress", ended: "good" } as const satisfies Record<OfftakeState, Tone>;
type Contract = Output<typeof getContract>;

/** An offtake contract: what is promised, what was delivered, and what the buyer still owes to whom. */
export function ContractPage({ contractId }: { readonly contractId: Id<"offtake contract"> }) {
  const found = useEndpoint(getContract, { params: { contractId } });
  return <Loaded asked={found}>{(contract) => <ContractRecord contract={contract} />}</Loaded>;
}

function ContractRecord({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation("delivery/value-chain");
  const { day, language } = useFormat();
  const nameOf = useNames();
  const quantity = useQuantityText();
  const producer = useProducerText();
  const unit = contract.unit[language];
  const price =
    contract.price === null ? (
      t("priceRule.market")
    ) : (
      <>
        {`${t(`priceRule.${contract.priceRule}`)}: `}
        <Money amount={contract.price} />
      </>
    );
  return (
    <RecordPage
      above={{ label: t("title"), href: paths.valueChain() }}
      title={`${contract.buyerName} · ${nameOf("products", contract.product)}`}
      line={[contract.number ?? "", contract.communeName, contract.endReason ?? ""]
        .filter((one) => one !== "")
        .join(" · ")}
      state={{
        tone: tones[contract.state],
        label: t(`state.${contract.state}`),
        since: contract.endedOn ?? contract.signedOn ?? contract.startsOn,
      }}
      acts={useContractActs(contract)}
      facts={[
        { label: t("when"), value: `${day(contract.startsOn)} – ${day(contract.endsOn)}` },
        { label: t("price"), value: price },
        { label: t("promised"), value: `${quantity(contract.promised)} ${unit}` },
        {
          label: t("delivered"),
          value: contract.delivered === null ? t("notDelivered") : `${quantity(contract.delivered)} ${unit}`,
        },
        { label: t("amount"), value: <Money amount={contract.amount} /> },
        { label: t("unpaid"), value: <Money amount={contract.unpaid} /> },
      ]}
    >
      <RowsSection
        title={t("shares")}
        rows={contract.shares}
        rowKey={(row) => row.cycleId}
        hrefOf={(row) => paths.cycle(row.cycleId)}
        empty={{ why: t("noContracts") }}
        exportName="shares"
        columns={[
          { key: "producer", head: t("producer"), text: (row) => producer(row.producer, row.households.length) },
          { key: "promised", head: t("promised"), text: (row) => quantity(row.quantity), numeric: true, onPhone: true },
          {
            key: "delivered",
            head: t("delivered"),
            text: (row) => quantity(row.delivered, t("notDelivered")),
            numeric: true,
            onPhone: true,
          },
        ]}
      />
      <RowsSection
        title={t("deliveries")}
        rows={contract.deliveries}
        rowKey={(row) => row.saleId}
        hrefOf={(row) => paths.household(row.householdId)}
        empty={{ why: t("notDelivered") }}
        exportName="deliveries"
        columns={[
          { key: "head", head: t("head"), text: (row) => row.headName ?? "–" },
          { key: "day", head: t("date"), text: (row) => day(row.deliveredOn), onPhone: true },
          {
            key: "quantity",
            head: t("quantityIn", { unit }),
            text: (row) => quantity(row.quantity),
            numeric: true,
            onPhone: true,
          },
          { key: "grade", head: t("grade"), text: (row) => row.grade ?? "–" },
          moneyColumn<Contract["deliveries"][number]>({ key: "price", head: t("price"), of: (row) => row.price }),
          moneyColumn<Contract["deliveries"][number]>({
            key: "amount",
            head: t("amount"),
            of: (row) => row.amount,
            onPhone: true,
          }),
          { key: "paidOn", head: t("paidOn"), text: (row) => (row.paidOn === null ? t("notPaid") : day(row.paidOn)) },
        ]}
      />
    </RecordPage>
  );
}
