import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { recordPastYears } from "#contract/treasury/past-years.ts";
import { Money } from "#web/ui/Money.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

/** What a table of closed years holds, or what is wrong in it: row, column, reason, remedy. */
export function PastYearsReport({ reported }: { readonly reported: Output<typeof recordPastYears> }) {
  const { t } = useTranslation("treasury/past-years");
  if (reported.errorCount > 0)
    return (
      <RowsSection
        title={t("errors", { count: reported.errorCount })}
        rows={reported.errors}
        rowKey={(error) => `${error.row} ${error.field} ${error.value}`}
        empty={{ why: t("noErrors") }}
        exportName="past-years-errors"
        columns={[
          { key: "row", head: t("row"), text: (error) => error.row?.toString() ?? "–", numeric: true, onPhone: true },
          { key: "field", head: t("column"), text: (error) => t(`columns.${error.field}`), onPhone: true },
          { key: "value", head: t("value"), text: (error) => error.value, onPhone: true },
          { key: "reason", head: t("reason"), text: (error) => t(`why.${error.reason}`), onPhone: true },
        ]}
      />
    );
  const isTrial = reported.recorded + reported.already === 0;
  return (
    <>
      <Text role="status" fw={600}>
        {t(isTrial ? "tried" : "recorded", {
          rows: reported.rows,
          recorded: reported.recorded,
          already: reported.already,
        })}
      </Text>
      <RowsSection
        title={t("sums")}
        rows={reported.sums}
        rowKey={(sum) => `${sum.year} ${sum.stage}`}
        empty={{ why: t("noSums") }}
        exportName="past-years"
        columns={[
          { key: "year", head: t("columns.year"), text: (sum) => String(sum.year), onPhone: true },
          { key: "stage", head: t("columns.stage"), text: (sum) => t(`stages.${sum.stage}`), onPhone: true },
          {
            key: "amount",
            head: t("columns.amount"),
            text: (sum) => sum.amount.toString(),
            cell: (sum) => <Money amount={sum.amount} />,
            numeric: true,
            onPhone: true,
          },
        ]}
      />
    </>
  );
}
