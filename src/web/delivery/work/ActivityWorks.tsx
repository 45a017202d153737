import { useTranslation } from "react-i18next";
import { listVillages } from "#contract/area/village.ts";
import type { getActivity } from "#contract/delivery/activity.ts";
import { draftWork, listWorks } from "#contract/delivery/work.ts";
import type { Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { workPaths } from "#programme/delivery/work/work-state.ts";
import { useRouter } from "@tanstack/react-router";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { useWorkColumns } from "./use-work-columns.tsx";

type Activity = Output<typeof getActivity>;

/** The works of an activity. */
export function ActivityWorks({ activity }: { readonly activity: Activity }) {
  const { t } = useTranslation("delivery/work");
  const { activityId, communeId } = activity;
  const works = useEndpoint(listWorks, { query: { areaId: communeId, activityId } });
  const columns = useWorkColumns({ isOneCommune: true });
  return (
    <RowsSection
      title={t("inActivity")}
      rows={works.data?.rows}
      error={works.error}
      onRetry={() => void works.refetch()}
      rowKey={(work) => work.workId}
      hrefOf={(work) => paths.work(work.workId)}
      empty={{ why: t("none") }}
      exportName="works"
      columns={columns}
    />
  );
}

/** Drafting a work on an activity. */
export function useDraftWork(activity: Activity): RecordAct {
  const { t } = useTranslation("delivery/work");
  const whyNot = useWhyNot();
  return {
    key: "draftWork",
    label: t("draft.act"),
    whyNot: whyNot("delivery.recordWork", activity.state === "closed" && t("draft.closed")),
    dialog: (onClose) => <DraftWorkDialog activity={activity} onClose={onClose} />,
  };
}

function DraftWorkDialog({ activity, onClose }: { readonly activity: Activity; readonly onClose: () => void }) {
  const { t } = useTranslation("delivery/work");
  const router = useRouter();
  const { activityId, communeId, startsOn } = activity;
  const villages = useEndpoint(listVillages, { params: { areaId: communeId }, query: {} });
  return (
    <ActDialog
      endpoint={draftWork}
      initial={{ workId: newId("work"), activityId, startsOn }}
      verb={t("draft.act")}
      next={t("next")}
      onDone={({ workId }) => router.history.push(paths.work(workId))}
      onClose={onClose}
      fields={[
        { path: "name", label: t("name") },
        {
          path: "villageId",
          label: t("village"),
          choices: (villages.data?.rows ?? []).map(({ areaId, name }) => ({ value: areaId, label: name })),
        },
        { path: "place", label: t("place") },
        { path: "lat", label: t("lat") },
        { path: "lon", label: t("lon") },
        {
          path: "path",
          label: t("pathLabel"),
          choices: workPaths.map((value) => ({ value, label: t(`path.${value}`) })),
        },
        { path: "estimate", label: t("estimate") },
        { path: "startsOn", label: t("startsOn") },
        { path: "endsOn", label: t("endsOn") },
      ]}
    />
  );
}
