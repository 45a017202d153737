import { useTranslation } from "react-i18next";
import type { getCycle } from "#contract/delivery/production.ts";
import type { Output } from "#contract/endpoint.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { moneyColumn } from "#web/ui/list/money-column.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { Money } from "#web/ui/Money.tsx";
import { useQuantityText } from "./use-cycle-columns.tsx";

type Cycle = Output<typeof getCycle>;
type Person = Cycle["people"][number];
type Sale = Cycle["sales"][number];

/** Who takes part and what each earned; harvests, sales and what was used. */
export function CycleSections({ cycle }: { readonly cycle: Cycle }) {
  const { t } = useTranslation("delivery/production");
  const { day, language } = useFormat();
  const quantity = useQuantityText();
  const unit = cycle.unit[language];
  const known = (key: "income" | "unpaid", head: string) => ({
    key,
    head,
    text: (row: Person) => row[key]?.toString() ?? "",
    cell: (row: Person) => (row[key] === null ? t("notSold") : <Money amount={row[key]} />),
    numeric: true,
    onPhone: true,
  });
  return (
    <>
      <RowsSection
        title={t("people")}
        rows={cycle.people}
        rowKey={(row) => row.householdId}
        hrefOf={(row) => paths.household(row.householdId)}
        empty={{ why: t("none") }}
        exportName="producers"
        columns={[
          { key: "head", head: t("head"), text: (row) => row.headName ?? "–" },
          {
            key: "sold",
            head: t("soldIn", { unit }),
            text: (row) => quantity(row.sold, t("notSold")),
            numeric: true,
          },
          known("income", t("income")),
          known("unpaid", t("unpaid")),
        ]}
      />
      <RowsSection
        title={t("harvests")}
        rows={cycle.harvests}
        rowKey={(row) => row.harvestId}
        empty={{ why: t("notYet") }}
        exportName="harvests"
        columns={[
          { key: "day", head: t("date"), text: (row) => day(row.harvestedOn) },
          {
            key: "quantity",
            head: t("quantityIn", { unit }),
            text: (row) => quantity(row.quantity),
            numeric: true,
            onPhone: true,
          },
          { key: "grade", head: t("grade"), text: (row) => row.grade ?? "–", onPhone: true },
        ]}
      />
      <RowsSection
        title={t("sales")}
        rows={cycle.sales}
        rowKey={(row) => row.saleId}
        hrefOf={(row) =>
          row.contractId === null ? paths.household(row.householdId) : paths.offtakeContract(row.contractId)
        }
        empty={{ why: t("notSold") }}
        exportName="sales"
        columns={[
          { key: "head", head: t("head"), text: (row) => row.headName ?? "–" },
          { key: "buyer", head: t("buyer"), text: (row) => row.buyer, onPhone: true },
          { key: "day", head: t("date"), text: (row) => day(row.soldOn) },
          {
            key: "quantity",
            head: t("quantityIn", { unit }),
            text: (row) => quantity(row.quantity),
            numeric: true,
            onPhone: true,
          },
          { key: "grade", head: t("grade"), text: (row) => row.grade ?? "–" },
          moneyColumn<Sale>({ key: "price", head: t("price"), of: (row) => row.price }),
          moneyColumn<Sale>({ key: "amount", head: t("amount"), of: (row) => row.amount, onPhone: true }),
        ]}
      />
      <RowsSection
        title={t("inputs")}
        rows={cycle.inputs}
        rowKey={(row) => row.inputId}
        empty={{ why: t("noInputs") }}
        exportName="inputs"
        columns={[
          { key: "what", head: t("spend.what"), text: (row) => row.what, onPhone: true },
          { key: "day", head: t("date"), text: (row) => day(row.usedOn) },
          moneyColumn<Cycle["inputs"][number]>({ key: "cost", head: t("cost"), of: (row) => row.cost, onPhone: true }),
        ]}
      />
    </>
  );
}
