import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listFormulaRuns } from "#contract/planning.ts";
import { paths } from "#web/paths.ts";
import { DataTable } from "#web/parts/DataTable.tsx";
import { Link } from "#web/parts/Link.tsx";
import { Money } from "#web/ui/Money.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

/** Allocations by formula, the latest first. */
export function AllocationsPage() {
  const { t } = useTranslation("stages");
  const { day } = useFormat();
  const runs = useAsk(listFormulaRuns);
  if (runs.data === undefined) return <Waiting error={runs.error} />;
  return (
    <Stack>
      <TitleBar title={t("planning.allocations")} lead={t("planning.allocationsLead")} />
      <DataTable
        name={t("planning.allocations")}
        rows={runs.data.rows}
        keyOf={(run) => run.formulaRunId}
        empty={t("planning.noRuns")}
        columns={[
          {
            head: t("planning.run"),
            cell: (run) => (
              <Link
                to={paths.allocation(run.formulaRunId)}
              >{`${t(`sources.${run.fundSource}`)} · ${run.component} · ${run.year}`}</Link>
            ),
            text: (run) => `${run.fundSource} ${run.component}`,
          },
          {
            head: t("amount"),
            cell: (run) => <Money amount={run.amount} overview />,
            text: (run) => run.amount.toString(),
            isNumber: true,
            onPhone: true,
          },
          {
            head: t("decision"),
            cell: (run) => run.approved?.decisionNumber ?? t("planning.notApproved"),
            text: (run) => run.approved?.decisionNumber ?? "",
            onPhone: true,
          },
          { head: t("asOf"), cell: (run) => day(run.asOf), text: (run) => run.asOf },
        ]}
      />
    </Stack>
  );
}
