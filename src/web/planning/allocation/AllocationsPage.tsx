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

/** Allocations by formula, the latest first. */
export function AllocationsPage() {
  const { t } = useTranslation("stages");
  const { t: words } = useTranslation("allocation");
  const { day } = useFormat();
  const may = useMay();
  const runs = useEndpoint(listFormulaRuns);
  const run = may("planning.runFormula") ? { label: t("planning.runFormula"), href: paths.newAllocation() } : undefined;
  return (
    <ListPage
      title={t("planning.allocations")}
      total={runs.data?.rows.length ?? null}
      sentence={t("planning.allocationsLead")}
      notice={
        <Group component="nav" gap="md" aria-label={t("planning.allocations")} className="no-print">
          <Anchor href={paths.compareAllocations()}>{words("compare.title")}</Anchor>
          <Anchor href={paths.searches()}>{words("search.list")}</Anchor>
          <Anchor href={paths.reallocations()}>{words("move.title")}</Anchor>
          <Anchor href={paths.yearEnds()}>{words("yearEnd.title")}</Anchor>
          <Anchor href={paths.publicAllocations()}>{words("public.list")}</Anchor>
        </Group>
      }
      act={run}
      rows={runs.data?.rows}
      error={runs.error}
      onRetry={() => void runs.refetch()}
      rowKey={(one) => one.formulaRunId}
      hrefOf={(one) => paths.allocation(one.formulaRunId)}
      empty={{ why: t("planning.noRuns"), act: run }}
      exportName="allocations"
      columns={[
        {
          key: "line",
          head: t("planning.run"),
          text: (one) =>
            [one.title, t(`sources.${one.fundSource}`), one.component, String(one.year)]
              .filter((part) => part !== "")
              .join(" · "),
        },
        {
          key: "amount",
          head: t("amount"),
          text: (one) => one.amount.toString(),
          cell: (one) => <Money amount={one.amount} overview />,
          numeric: true,
          onPhone: true,
        },
        {
          key: "decision",
          head: t("decision"),
          text: (one) => one.approved?.decisionNumber ?? t("planning.notApproved"),
          cell: (one) => (
            <StateBadge
              tone={one.approved === null ? "attention" : "good"}
              label={one.approved?.decisionNumber ?? t("planning.notApproved")}
            />
          ),
          onPhone: true,
        },
        { key: "asOf", head: t("asOf"), text: (one) => day(one.asOf) },
      ]}
    />
  );
}
