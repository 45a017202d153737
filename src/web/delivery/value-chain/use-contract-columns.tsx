import { useTranslation } from "react-i18next";
import type { listContracts } from "#contract/delivery/value-chain.ts";
import type { RowOf } from "#web/client.ts";
import { useProductQuantity } from "#web/delivery/production/use-cycle-columns.tsx";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { moneyColumn } from "#web/ui/list/money-column.tsx";

type Contract = RowOf<typeof listContracts>;

/** @param isOneCommune all rows are of one, whose name is said above them */
export function useContractColumns(isOneCommune: boolean) {
  const { t } = useTranslation("delivery/value-chain");
  const { day } = useFormat();
  const nameOf = useNames();
  const quantity = useProductQuantity();
  return [
    { key: "buyer", head: t("buyer"), text: (row: Contract) => row.buyerName },
    { key: "number", head: t("number"), text: (row: Contract) => row.number ?? "–" },
    ...(isOneCommune ? [] : [{ key: "commune", head: t("commune"), text: (row: Contract) => row.communeName }]),
    { key: "product", head: t("product"), text: (row: Contract) => nameOf("products", row.product), onPhone: true },
    { key: "state", head: t("step"), text: (row: Contract) => t(`state.${row.state}`), onPhone: true },
    { key: "until", head: t("draft.endsOn"), text: (row: Contract) => day(row.endsOn) },
    {
      key: "promised",
      head: t("promised"),
      text: (row: Contract) => quantity(row.product, row.promised),
      numeric: true,
    },
    {
      key: "delivered",
      head: t("delivered"),
      text: (row: Contract) => quantity(row.product, row.delivered, t("notDelivered")),
      numeric: true,
      onPhone: true,
    },
    moneyColumn<Contract>({ key: "amount", head: t("amount"), of: (row) => row.amount, isOverview: true }),
    moneyColumn<Contract>({ key: "unpaid", head: t("unpaid"), of: (row) => row.unpaid, isOverview: true }),
  ];
}
