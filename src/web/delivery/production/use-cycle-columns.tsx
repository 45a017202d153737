import { useTranslation } from "react-i18next";
import { listProducts } from "#contract/delivery/production.ts";
import type { listCycles } from "#contract/delivery/production.ts";
import { useEndpoint } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { moneyColumn } from "#web/ui/list/money-column.tsx";

type Cycle = RowOf<typeof listCycles>;

/** Who takes part: the group or the household by its name, or how many. */
export function useProducerText() {
  const { t } = useTranslation("delivery/production");
  return (producer: string | null, count?: number) => producer ?? t("severalHouseholds", { count: count ?? 0 });
}

/** A quantity that may not be known yet. */
export function useQuantityText() {
  const { number } = useFormat();
  return (quantity: number | null, unknown = "–") => (quantity === null ? unknown : number(quantity, 3));
}

/** A quantity of a product with its unit, in whole figures: a forecast is no finer. One that is small keeps its fractions. */
export function useProductQuantity() {
  const { language, number } = useFormat();
  const units = new Map((useEndpoint(listProducts).data?.rows ?? []).map((row) => [row.product, row.unit[language]]));
  return (product: string, quantity: number | null, unknown = "–") =>
    quantity === null ? unknown : `${number(quantity, quantity < 100 ? 3 : 1)}\u00A0${units.get(product) ?? ""}`.trim();
}

/** @param isOneCommune all rows are of one, whose name is said above them */
export function useCycleColumns(isOneCommune: boolean) {
  const { t } = useTranslation("delivery/production");
  const { day } = useFormat();
  const nameOf = useNames();
  const quantity = useProductQuantity();
  const producer = useProducerText();
  return [
    { key: "product", head: t("product"), text: (row: Cycle) => nameOf("products", row.product) },
    {
      key: "producer",
      head: t("producer"),
      text: (row: Cycle) => producer(row.producer, row.producers),
      onPhone: true,
    },
    ...(isOneCommune ? [] : [{ key: "commune", head: t("commune"), text: (row: Cycle) => row.communeName }]),
    { key: "state", head: t("step"), text: (row: Cycle) => t(`state.${row.state}`), onPhone: true },
    {
      key: "harvest",
      head: t("harvestTime"),
      text: (row: Cycle) => `${day(row.harvestFrom)} – ${day(row.harvestTo)}`,
      onPhone: true,
    },
    {
      key: "expected",
      head: t("expectedYield"),
      text: (row: Cycle) => quantity(row.product, row.expectedYield),
      numeric: true,
    },
    {
      key: "harvested",
      head: t("harvested"),
      text: (row: Cycle) => quantity(row.product, row.harvested, t(row.state === "failed" ? "nothing" : "notYet")),
      numeric: true,
    },
    { key: "open", head: t("open"), text: (row: Cycle) => quantity(row.product, row.open), numeric: true },
    moneyColumn<Cycle>({ key: "cost", head: t("cost"), of: (row) => row.cost, isOverview: true }),
    moneyColumn<Cycle>({ key: "income", head: t("income"), of: (row) => row.income, isOverview: true }),
  ];
}
