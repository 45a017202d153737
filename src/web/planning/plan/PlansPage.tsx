import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listPlans } from "#contract/planning/plan.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { Money } from "#web/ui/Money.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { FrameworkLink } from "#web/planning/framework/FrameworkLink.tsx";
import { planTone } from "./plan-tone.ts";

/** Plans of the area, by year and commune. */
export function PlansPage() {
  const { t } = useTranslation("stages");
  const { t: tUi } = useTranslation("ui");
  const { t: tPlans } = useTranslation("plans");
  const may = useMay();
  const { scope } = useAreaScope();
  const plans = useEndpoint(listPlans, { query: { areaId: scope?.areaId ?? "" } }, { enabled: scope !== undefined });
  const draft = may("planning.draftPlan") ? { label: t("planning.newPlan"), href: paths.newPlan() } : undefined;
  return (
    <ListPage
      title={t("planning.plans")}
      total={plans.data?.rows.length ?? null}
      sentence={t("planning.plansIn", { area: scope?.name ?? "" })}
      act={draft}
      actions={
        <>
          <FrameworkLink />
          <Anchor href={paths.comparePlans()}>{tPlans("compare.title")}</Anchor>
          <Anchor href={paths.planRollUp()}>{tPlans("rollUp.title")}</Anchor>
          <Anchor href={paths.allocations()}>{t("planning.allocations")}</Anchor>
          <Anchor href={paths.ledger()}>{t("planning.ledger")}</Anchor>
        </>
      }
      rows={plans.data?.rows}
      error={plans.error}
      onRetry={() => void plans.refetch()}
      rowKey={(plan) => plan.planId}
      hrefOf={(plan) => paths.plan(plan.planId)}
      empty={{ why: t("planning.noPlans"), act: draft }}
      exportName="plans"
      columns={[
        { key: "area", head: t("commune"), text: (plan) => plan.areaName },
        {
          key: "year",
          head: t("year"),
          text: (plan) => (plan.untilYear === plan.year ? String(plan.year) : `${plan.year}–${plan.untilYear}`),
          numeric: true,
        },
        {
          key: "state",
          head: t("state"),
          text: (plan) => t(`planning.state.${plan.state}`),
          cell: (plan) => <StateBadge tone={planTone(plan.state)} label={t(`planning.state.${plan.state}`)} />,
          onPhone: true,
        },
        {
          key: "planned",
          head: t("planning.planned"),
          text: (plan) => (plan.planned === suppressed ? tUi("suppressed") : plan.planned.toString()),
          cell: (plan) => <Money amount={plan.planned} overview />,
          numeric: true,
          onPhone: true,
        },
      ]}
    />
  );
}
