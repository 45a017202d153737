import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listPlans } from "#contract/planning/plan.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { Money } from "#web/ui/Money.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { FrameworkLink } from "#web/planning/framework/FrameworkLink.tsx";
import { planTone } from "./plan-tone.ts";

type Asked = keyof typeof statesAsked;
const statesAsked = {
  draft: ["draft"],
  submitted: ["submitted"],
  undecided: ["draft", "submitted", "appraised"],
  waiting: ["submitted", "appraised"],
  approved: ["approved", "adjusted"],
} as const;

/** Plans of the area, by year and commune; all, or those in some states. */
export function PlansPage({ state }: { readonly state?: Asked | undefined }) {
  const { t } = useTranslation(["planning/plan", "planning/allocation", "terms"]);
  const { t: tUi } = useTranslation("ui");
  const { t: tPlans } = useTranslation("planning/plan");
  const may = useMay();
  const { scope } = useAreaScope();
  const { language } = useFormat();
  const plans = useEndpoint(listPlans, { query: { areaId: scope?.areaId ?? "" } }, { enabled: scope !== undefined });
  const asked: readonly string[] | undefined = state === undefined ? undefined : statesAsked[state];
  const rows = plans.data?.rows.filter((plan) => asked?.includes(plan.state) ?? true);
  const programmes = useEndpoint(listProgrammes).data?.rows;
  const programmeOf = (plan: { readonly programmeId: string; readonly programmeVersion: string }) =>
    programmes?.find((one) => one.programmeId === plan.programmeId && one.version === plan.programmeVersion)?.title[
      language
    ] ?? plan.programmeId;
  // Two programmes overlap for some years, and then a commune has a plan of each.
  const isOfSeveral = new Set(rows?.map(({ programmeId }) => programmeId)).size > 1;
  const draft = may("planning.draftPlan") ? { label: t("newPlan"), href: paths.newPlan() } : undefined;
  return (
    <ListPage
      title={t("plans")}
      total={rows?.length ?? null}
      sentence={[
        t("plansIn", { area: scope?.name ?? "" }),
        ...(asked === undefined
          ? []
          : [t("plansInStates", { states: asked.map((one) => t(`state.${one}`)).join(", ") })]),
      ].join(" ")}
      filters={state !== undefined && <Anchor href={paths.plans()}>{t("allPlans")}</Anchor>}
      act={draft}
      actions={
        <>
          <FrameworkLink />
          <Anchor href={paths.comparePlans()}>{tPlans("compare.title")}</Anchor>
          <Anchor href={paths.planRollUp()}>{tPlans("rollUp.title")}</Anchor>
          <Anchor href={paths.allocations()}>{t("planning/allocation:allocation.allocations")}</Anchor>
          <Anchor href={paths.ledger()}>{t("ledger")}</Anchor>
        </>
      }
      rows={rows}
      error={plans.error}
      onRetry={() => void plans.refetch()}
      rowKey={(plan) => plan.planId}
      hrefOf={(plan) => paths.plan(plan.planId)}
      empty={{ why: t("noPlans"), act: draft }}
      exportName="plans"
      columns={[
        { key: "area", head: t("terms:commune"), text: (plan) => plan.areaName },
        {
          key: "year",
          head: t("terms:year"),
          text: (plan) => (plan.untilYear === plan.year ? String(plan.year) : `${plan.year}–${plan.untilYear}`),
          numeric: true,
        },
        ...(isOfSeveral ? [{ key: "programme", head: t("plan.programme"), text: programmeOf, isSentence: true }] : []),
        {
          key: "state",
          head: t("terms:state"),
          text: (plan) => t(`state.${plan.state}`),
          cell: (plan) => <StateBadge tone={planTone(plan.state)} label={t(`state.${plan.state}`)} />,
          onPhone: true,
        },
        {
          key: "planned",
          head: t("planned"),
          text: (plan) => (plan.planned === suppressed ? tUi("suppressed") : plan.planned.toString()),
          cell: (plan) => <Money amount={plan.planned} overview />,
          numeric: true,
          onPhone: true,
        },
      ]}
    />
  );
}
