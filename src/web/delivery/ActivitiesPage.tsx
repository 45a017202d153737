import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { sumShown, suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { activityStates } from "#programme/delivery/activity/activity-state.ts";
import { ActivityFilters } from "./activity/ActivityFilters.tsx";
import type { ActivityListFilter } from "./activity/ActivityFilters.tsx";
import { useMay } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { Facts } from "#web/ui/page/Facts.tsx";
import { Money } from "#web/ui/Money.tsx";
import { listActivities, sumActivities } from "#contract/delivery/activity.ts";

const deliveredStates = ["delivered", "paid", "verified"] as const;

/** Activities of the area and how far their supports are: all, or those of a kind, in a state, or that wait for one step. */
export function ActivitiesPage(props: {
  readonly filter: ActivityListFilter;
  readonly onFilter: (filter: ActivityListFilter) => void;
}) {
  const { filter, onFilter } = props;
  const { waits } = filter;
  const { t } = useTranslation([
    "delivery/activity",
    "delivery/assignment",
    "delivery/coverage",
    "delivery/credit",
    "delivery/referral",
    "delivery/support",
    "delivery/training",
    "delivery/livelihood",
    "delivery/production",
    "delivery/work",
    "planning/plan",
    "terms",
  ]);
  const { t: tUi } = useTranslation("ui");
  const { number } = useFormat();
  const may = useMay();
  const { scope } = useAreaScope();
  const query = { areaId: scope?.areaId ?? "", ...filter, year: filter.year?.toString() };
  const isKnown = { enabled: scope !== undefined };
  const sums = useEndpoint(
    sumActivities,
    { query },
    { enabled: scope !== undefined && may("delivery.readSupports") },
  ).data;
  const activities = usePages(listActivities, { query }, isKnown);
  const counted = useEndpoint(listActivities, { query: { ...query, limit: "1" } }, isKnown).data;
  const done = (states: Readonly<Record<string, ShownCount>>, of: readonly string[]) =>
    number(sumShown(of.map((state) => states[state] ?? 0)));
  const rows = activities.rows?.filter(
    ({ supports }) => waits === undefined || waits === "evidence" || isThere(supports[waits]),
  );
  const isWithheld = activities.rows?.some(({ remainder }) => remainder === suppressed) === true;
  return (
    <ListPage
      title={t("activities")}
      total={counted?.total ?? null}
      sentence={`${t("activitiesIn", { area: scope?.name ?? "" })}${waits === undefined ? "" : ` ${t(`waits.${waits}`)}`}${isWithheld ? ` ${tUi("suppressedWhy")}` : ""}`}
      rows={rows}
      notice={
        counted !== undefined && (
          <>
            <Text>
              {activityStates
                .map((state) => `${t(`activityState.${state}`)}: ${number(counted.byState[state])}`)
                .join(" · ")}
            </Text>
            {sums !== undefined && (
              <Facts
                facts={[
                  { label: t("delivery/support:supports"), value: number(sums.supports) },
                  { label: t("sums.planned"), value: <Money amount={sums.planned} overview /> },
                  { label: t("sums.approved"), value: <Money amount={sums.approved} overview /> },
                  { label: t("sums.delivered"), value: <Money amount={sums.delivered} overview /> },
                  { label: t("sums.paid"), value: <Money amount={sums.paid} overview /> },
                ]}
              />
            )}
          </>
        )
      }
      filters={
        <>
          <ActivityFilters
            filter={filter}
            kinds={counted?.kinds ?? []}
            executors={counted?.executors ?? []}
            onFilter={onFilter}
          />
          {waits !== undefined && <Anchor href={paths.activities()}>{t("allActivities")}</Anchor>}
        </>
      }
      actions={
        <>
          {may("delivery.readSupports") && <Anchor href={paths.courses()}>{t("delivery/training:courses")}</Anchor>}
          {may("delivery.readJobs") && <Anchor href={paths.jobs()}>{t("delivery/training:toJobs")}</Anchor>}
          {may("delivery.readLivelihoods") && <Anchor href={paths.cycles()}>{t("delivery/production:cycles")}</Anchor>}
          {may("delivery.readLivelihoods") && (
            <Anchor href={paths.livelihoodGroups()}>{t("delivery/livelihood:groups")}</Anchor>
          )}
          {may("delivery.readWorks") && <Anchor href={paths.works()}>{t("delivery/work:works")}</Anchor>}
          {may("delivery.readLoans") && <Anchor href={paths.loans()}>{t("delivery/credit:loans")}</Anchor>}
          {may("delivery.readReferrals") && (
            <Anchor href={paths.referrals()}>{t("delivery/referral:referrals")}</Anchor>
          )}
          {may("delivery.readEligibility") && <Anchor href={paths.coverage()}>{t("delivery/coverage:title")}</Anchor>}
        </>
      }
      more={activities.more}
      error={activities.error}
      onRetry={activities.onRetry}
      rowKey={(activity) => activity.activityId}
      hrefOf={(activity) => paths.activity(activity.activityId, waits === "evidence" ? { lacks: waits } : {})}
      empty={{
        why: may("planning.readPlans") ? t("noActivities") : t("delivery/assignment:noneAssigned"),
        act: may("planning.readPlans") ? { label: t("planning/plan:plans"), href: paths.plans() } : undefined,
      }}
      exportName="activities"
      columns={[
        { key: "title", head: t("activity"), text: (activity) => activity.title },
        { key: "commune", head: t("terms:commune"), text: (activity) => activity.communeName, onPhone: true },
        {
          key: "state",
          head: t("filter.state"),
          text: (activity) => t(`activityState.${activity.state}`),
          onPhone: true,
        },
        {
          key: "executor",
          head: t("delivery/assignment:executor"),
          text: (activity) => activity.officeName ?? t("delivery/assignment:commune"),
        },
        { key: "year", head: t("terms:year"), text: (activity) => String(activity.year), numeric: true },
        {
          key: "planned",
          head: t("planned"),
          text: (activity) => number(activity.plannedQuantity),
          numeric: true,
        },
        {
          key: "delivered",
          head: t("delivered"),
          text: (activity) => done(activity.supports, deliveredStates),
          numeric: true,
          onPhone: true,
        },
        {
          key: "paid",
          head: t("paid"),
          text: (activity) => done(activity.supports, ["paid", "verified"]),
          numeric: true,
        },
        {
          key: "remainder",
          head: t("remainder"),
          text: (activity) => (activity.remainder === suppressed ? number(suppressed) : activity.remainder.toString()),
          cell: (activity) => <Money amount={activity.remainder} overview />,
          numeric: true,
        },
      ]}
    />
  );
}

/** A count that is withheld may be there. */
const isThere = (count: ShownCount | undefined) => count === suppressed || (count ?? 0) > 0;
