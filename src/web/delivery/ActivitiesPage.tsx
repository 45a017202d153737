import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listActivities } from "#contract/delivery.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import { DataTable } from "#web/parts/DataTable.tsx";
import { Link } from "#web/parts/Link.tsx";
import { Money } from "#web/ui/Money.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

/** Activities of one's area and how far their supports are. */
export function ActivitiesPage() {
  const { t } = useTranslation("stages");
  const { number } = useFormat();
  const session = useSession();
  const areaId = session.data === undefined ? "51" : areaOfSession(session.data);
  const activities = useAsk(listActivities, { query: { areaId } }, { enabled: session.data !== undefined });
  if (activities.data === undefined) return <Waiting error={activities.error} />;
  const done = (states: Readonly<Record<string, number>>) =>
    (states["delivered"] ?? 0) + (states["paid"] ?? 0) + (states["verified"] ?? 0);
  return (
    <Stack>
      <TitleBar
        title={t("delivery.activities")}
        count={String(activities.data.rows.length)}
        lead={t("delivery.activitiesLead")}
      />
      <DataTable
        name={t("delivery.activities")}
        rows={activities.data.rows}
        keyOf={(activity) => activity.activityId}
        empty={t("delivery.noActivities")}
        columns={[
          {
            head: t("delivery.activity"),
            cell: (activity) => <Link to={paths.activity(activity.activityId)}>{activity.title}</Link>,
            text: (activity) => activity.title,
          },
          {
            head: t("commune"),
            cell: (activity) => activity.communeName,
            text: (activity) => activity.communeName,
            onPhone: true,
          },
          {
            head: t("delivery.planned"),
            cell: (activity) => number(activity.plannedQuantity),
            text: (activity) => String(activity.plannedQuantity),
            isNumber: true,
          },
          {
            head: t("delivery.delivered"),
            cell: (activity) => number(done(activity.supports)),
            text: (activity) => String(done(activity.supports)),
            isNumber: true,
            onPhone: true,
          },
          {
            head: t("delivery.paid"),
            cell: (activity) => number(activity.supports["paid"] ?? 0),
            text: (activity) => String(activity.supports["paid"] ?? 0),
            isNumber: true,
          },
          {
            head: t("delivery.remainder"),
            cell: (activity) => <Money amount={activity.remainder} overview />,
            text: (activity) => activity.remainder.toString(),
            isNumber: true,
          },
        ]}
      />
    </Stack>
  );
}
