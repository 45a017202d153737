import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { getSchedule } from "#contract/treasury/disbursement.ts";
import type { Id } from "#kernel/id.ts";
import { runningSums } from "#programme/treasury/schedule.ts";
import { useEndpoint } from "#web/client.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { Money } from "#web/ui/Money.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

/** The months of a fund line, as its own schedule names them. */
export function ScheduleSection({ fundLineId }: { readonly fundLineId: Id<"fund line"> }) {
  const { t } = useTranslation("treasury/disbursement");
  const asked = useEndpoint(getSchedule, { params: { fundLineId } });
  if (asked.error !== null) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (asked.data?.months.length === 0) return <Text c="dimmed">{t("schedule.none")}</Text>;
  const months = asked.data?.months ?? [];
  const sums = runningSums(months.map(({ amount }) => amount));
  return (
    <RowsSection
      title={t("schedule.section")}
      rows={asked.data && months.map((one, at) => ({ ...one, byThen: sums[at] ?? 0n }))}
      rowKey={({ month }) => String(month)}
      empty={{ why: t("schedule.none") }}
      exportName="schedule"
      columns={[
        { key: "month", head: t("schedule.month"), text: ({ month }) => String(month), onPhone: true },
        {
          key: "amount",
          head: t("schedule.amount"),
          text: ({ amount }) => amount.toString(),
          cell: ({ amount }) => <Money amount={amount} />,
          numeric: true,
          onPhone: true,
        },
        {
          key: "byThen",
          head: t("schedule.byThen"),
          text: ({ byThen }) => byThen.toString(),
          cell: ({ byThen }) => <Money amount={byThen} />,
          numeric: true,
          onPhone: true,
        },
      ]}
    />
  );
}
