import { Anchor, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { Money } from "#web/ui/Money.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { listFormulaRuns } from "#contract/planning/formula-run.ts";
import { useNames } from "#web/names.ts";

/** Allocations by formula, the latest first. */
export function AllocationsPage() {
  const { t } = useTranslation(["planning/allocation", "codes", "terms"]);
  const { t: words } = useTranslation([
    "planning/allocation",
    "planning/carry-over",
    "planning/optimiser",
    "planning/reallocation",
  ]);
  const nameOf = useNames();
  const { day } = useFormat();
  const may = useMay();
  const runs = useEndpoint(listFormulaRuns);
  const run = may("planning.runFormula")
    ? { label: t("allocation.runFormula"), href: paths.newAllocation() }
    : undefined;
  return (
    <ListPage
      title={t("allocation.allocations")}
      total={runs.data?.rows.length ?? null}
      sentence={t("allocation.allocationsLead")}
      notice={
        <Group component="nav" gap="md" aria-label={t("allocation.allocations")} className="no-print">
          <Anchor href={paths.compareAllocations()}>{words("compare.title")}</Anchor>
          <Anchor href={paths.optimiserRuns()}>{words("planning/optimiser:optimiserRun.list")}</Anchor>
          <Anchor href={paths.reallocations()}>{words("planning/reallocation:move.title")}</Anchor>
          <Anchor href={paths.carryOvers()}>{words("planning/carry-over:carryOver.title")}</Anchor>
          <Anchor href={paths.publicAllocations()}>{words("public.list")}</Anchor>
        </Group>
      }
      act={run}
      rows={runs.data?.rows}
      error={runs.error}
      onRetry={() => void runs.refetch()}
      rowKey={(one) => one.formulaRunId}
      hrefOf={(one) => paths.allocation(one.formulaRunId)}
      empty={{ why: t("allocation.noRuns"), act: run }}
      exportName="allocations"
      columns={[
        {
          key: "line",
          head: t("allocation.run"),
          text: (one) =>
            [one.title, nameOf("sources", one.fundSource), one.component, String(one.year)]
              .filter((part) => part !== "")
              .join(" · "),
        },
        {
          key: "amount",
          head: t("terms:amount"),
          text: (one) => one.amount.toString(),
          cell: (one) => <Money amount={one.amount} overview />,
          numeric: true,
          onPhone: true,
        },
        {
          key: "decision",
          head: t("terms:decision"),
          text: (one) => one.approved?.decisionNumber ?? t("allocation.notApproved"),
          cell: (one) => (
            <StateBadge
              tone={one.approved === null ? "attention" : "good"}
              label={one.approved?.decisionNumber ?? t("allocation.notApproved")}
            />
          ),
          onPhone: true,
        },
        { key: "asOf", head: t("terms:asOf"), text: (one) => day(one.asOf) },
      ]}
    />
  );
}
