import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listPlans } from "#contract/planning.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import { DataTable } from "#web/parts/DataTable.tsx";
import { Link } from "#web/parts/Link.tsx";
import { Money } from "#web/ui/Money.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

/** Plans of one's area, by year and commune. */
export function PlansPage() {
  const { t } = useTranslation("stages");
  const session = useSession();
  const areaId = session.data === undefined ? "51" : areaOfSession(session.data);
  const plans = useAsk(listPlans, { query: { areaId } }, { enabled: session.data !== undefined });
  if (plans.data === undefined) return <Waiting error={plans.error} />;
  return (
    <Stack>
      <TitleBar
        title={t("planning.plans")}
        count={String(plans.data.rows.length)}
        lead={
          <>
            <Link to={paths.allocations()}>{t("planning.allocations")}</Link> ·{" "}
            <Link to={paths.ledger()}>{t("planning.ledger")}</Link>
          </>
        }
      />
      <DataTable
        name={t("planning.plans")}
        rows={plans.data.rows}
        keyOf={(plan) => plan.planId}
        empty={t("planning.noPlans")}
        columns={[
          {
            head: t("commune"),
            cell: (plan) => <Link to={paths.plan(plan.planId)}>{plan.areaName}</Link>,
            text: (plan) => plan.areaName,
          },
          { head: t("year"), cell: (plan) => String(plan.year), text: (plan) => String(plan.year), isNumber: true },
          {
            head: t("state"),
            cell: (plan) => (
              <StateBadge
                tone={plan.state === "approved" ? "good" : "neutral"}
                label={t(`planning.state.${plan.state}`)}
              />
            ),
            text: (plan) => plan.state,
            onPhone: true,
          },
          {
            head: t("planning.planned"),
            cell: (plan) => <Money amount={plan.planned} overview />,
            text: (plan) => plan.planned.toString(),
            isNumber: true,
            onPhone: true,
          },
        ]}
      />
    </Stack>
  );
}
