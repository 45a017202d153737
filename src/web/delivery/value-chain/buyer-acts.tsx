import { useTranslation } from "react-i18next";
import { listProducts } from "#contract/delivery/production.ts";
import type { listBuyers } from "#contract/delivery/value-chain.ts";
import { recordBuyer, recordDemand } from "#contract/delivery/value-chain.ts";
import { newId } from "#contract/new-id.ts";
import { buyerKinds } from "#programme/delivery/value-chain/offtake-state.ts";
import { useEndpoint } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { useNames } from "#web/names.ts";
import { isCommune } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useWhyNot } from "#web/why-not.ts";

/** What can be recorded about buyers, kept by the commune chosen in the header. */
export function useBuyerActs(communeId: string, buyers: readonly RowOf<typeof listBuyers>[]): readonly RecordAct[] {
  const { t } = useTranslation("delivery/value-chain");
  const whyNot = useWhyNot();
  const nameOf = useNames();
  const products = (useEndpoint(listProducts).data?.rows ?? []).map(({ product }) => ({
    value: product,
    label: nameOf("products", product),
  }));
  const noCommune = !isCommune(communeId) && t("chooseCommune");
  return [
    {
      key: "demand",
      label: t("demand.act"),
      whyNot: whyNot("delivery.recordBuyer", noCommune || (buyers.length === 0 && t("noBuyers"))),
      dialog: (onClose) => (
        <ActDialog
          endpoint={recordDemand}
          initial={{ demandId: newId("buyer demand"), communeId }}
          verb={t("demand.act")}
          next={t("next")}
          onClose={onClose}
          fields={[
            {
              path: "buyerId",
              label: t("buyer"),
              choices: buyers.map(({ buyerId, name, place }) => ({ value: buyerId, label: `${name} · ${place}` })),
            },
            { path: "product", label: t("product"), choices: products },
            { path: "quantity", label: t("quantity") },
            { path: "wantedFrom", label: t("demand.from") },
            { path: "wantedTo", label: t("demand.to") },
            { path: "priceFrom", label: t("demand.priceFrom") },
            { path: "priceTo", label: t("demand.priceTo") },
          ]}
        />
      ),
    },
    {
      key: "buyer",
      label: t("record.act"),
      whyNot: whyNot("delivery.recordBuyer", noCommune),
      dialog: (onClose) => (
        <ActDialog
          endpoint={recordBuyer}
          initial={{ buyerId: newId("buyer"), communeId, locatedIn: communeId }}
          verb={t("record.act")}
          next={t("next")}
          onClose={onClose}
          fields={[
            { path: "name", label: t("name") },
            {
              path: "kind",
              label: t("kindLabel"),
              choices: buyerKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
            },
            { path: "locatedIn", label: t("record.locatedIn"), help: t("record.locatedInHelp") },
            { path: "place", label: t("record.place"), help: t("record.placeHelp") },
            { path: "phone", label: t("phone") },
            { path: "products", label: t("products"), choices: products },
          ]}
        />
      ),
    },
  ];
}
