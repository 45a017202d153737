import { Stack, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listTargetResults, readCosts } from "#contract/evaluation.ts";
import { DataTable } from "#web/parts/DataTable.tsx";
import { Money } from "#web/ui/Money.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

/** Target against result, and what a deprivation removed has cost. */
export function CostsSection({ areaId, year }: { readonly areaId: string; readonly year: number }) {
  const { t } = useTranslation("stages");
  const { number } = useFormat();
  const costs = useAsk(readCosts, { query: { areaId, year: String(year) } });
  const targets = useAsk(listTargetResults, { query: { areaId, year: String(year) } });
  if (costs.data === undefined || targets.data === undefined) return <Waiting error={costs.error ?? targets.error} />;
  return (
    <Stack>
      <Title order={2}>{t("evaluation.costs")}</Title>
      <DataTable
        name={t("evaluation.costs")}
        rows={costs.data.rows}
        keyOf={(row) => `${row.activityKind} ${row.indicator}`}
        empty={t("evaluation.noCosts")}
        columns={[
          {
            head: t("delivery.activity"),
            cell: (row) => t(`kinds.${row.activityKind}`),
            text: (row) => row.activityKind,
          },
          {
            head: t("evaluation.need"),
            cell: (row) => t(`needs.${row.indicator}`),
            text: (row) => row.indicator,
            onPhone: true,
          },
          {
            head: t("evaluation.supported"),
            cell: (row) => number(row.supported),
            text: (row) => String(row.supported),
            isNumber: true,
          },
          {
            head: t("evaluation.reviewedAgain"),
            cell: (row) => number(row.reviewedAgain),
            text: (row) => String(row.reviewedAgain),
            isNumber: true,
          },
          {
            head: t("evaluation.removed"),
            cell: (row) => number(row.removed),
            text: (row) => String(row.removed),
            isNumber: true,
            onPhone: true,
          },
          {
            head: t("evaluation.paid"),
            cell: (row) => <Money amount={row.paid} overview />,
            text: (row) => row.paid.toString(),
            isNumber: true,
          },
          {
            head: t("evaluation.costEach"),
            cell: (row) => (row.costPerRemoved === null ? "–" : <Money amount={row.costPerRemoved} />),
            text: (row) => row.costPerRemoved?.toString() ?? "",
            isNumber: true,
            onPhone: true,
          },
        ]}
      />
      <Title order={2}>{t("evaluation.targets")}</Title>
      <DataTable
        name={t("evaluation.targets")}
        rows={targets.data.rows}
        keyOf={(row) => row.targetId}
        empty={t("evaluation.noTargets")}
        columns={[
          { head: t("commune"), cell: (row) => row.areaName, text: (row) => row.areaName },
          { head: t("evaluation.goal"), cell: (row) => row.goal, text: (row) => row.goal, onPhone: true },
          {
            head: t("evaluation.baseline"),
            cell: (row) => number(row.baseline),
            text: (row) => String(row.baseline),
            isNumber: true,
          },
          {
            head: t("evaluation.target"),
            cell: (row) => number(row.target),
            text: (row) => String(row.target),
            isNumber: true,
          },
          {
            head: t("evaluation.actual"),
            cell: (row) => (row.actual === null ? "–" : number(row.actual)),
            text: (row) => String(row.actual ?? ""),
            isNumber: true,
            onPhone: true,
          },
          {
            head: t("delivery.delivered"),
            cell: (row) => number(row.delivered),
            text: (row) => String(row.delivered),
            isNumber: true,
          },
          {
            head: t("evaluation.paid"),
            cell: (row) => <Money amount={row.paid} overview />,
            text: (row) => row.paid.toString(),
            isNumber: true,
          },
        ]}
      />
    </Stack>
  );
}
