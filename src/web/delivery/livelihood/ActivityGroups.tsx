import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { listVillages } from "#contract/area/village.ts";
import type { getActivity } from "#contract/delivery/activity.ts";
import { formLivelihoodGroup, listLivelihoodGroups } from "#contract/delivery/livelihood.ts";
import type { Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { useGroupColumns } from "./use-group-columns.tsx";

type Activity = Output<typeof getActivity>;

/** The livelihood groups of an activity, with what became of their assets. */
export function ActivityGroups({ activity }: { readonly activity: Activity }) {
  const { t } = useTranslation("delivery/livelihood");
  const { activityId, communeId } = activity;
  const groups = useEndpoint(listLivelihoodGroups, { query: { areaId: communeId, activityId } });
  return (
    <RowsSection
      title={t("groups")}
      rows={groups.data?.rows}
      error={groups.error}
      onRetry={() => void groups.refetch()}
      rowKey={(group) => group.groupId}
      hrefOf={(group) => paths.livelihoodGroup(group.groupId)}
      empty={{ why: t("none") }}
      exportName="livelihood-groups"
      columns={useGroupColumns()}
    />
  );
}

/** Forming a group on an activity. */
export function useFormGroup(activity: Activity): RecordAct {
  const { t } = useTranslation("delivery/livelihood");
  const whyNot = useWhyNot();
  return {
    key: "formLivelihoodGroup",
    label: t("form.act"),
    whyNot: whyNot("delivery.recordLivelihood", activity.state === "closed" && t("form.closed")),
    dialog: (onClose) => <FormGroupDialog activity={activity} onClose={onClose} />,
  };
}

function FormGroupDialog({ activity, onClose }: { readonly activity: Activity; readonly onClose: () => void }) {
  const { t } = useTranslation("delivery/livelihood");
  const router = useRouter();
  const formedOn = useSession().data?.today ?? "";
  const { activityId, communeId } = activity;
  const villages = useEndpoint(listVillages, { params: { areaId: communeId }, query: {} });
  return (
    <ActDialog
      endpoint={formLivelihoodGroup}
      initial={{ groupId: newId("livelihood group"), activityId, formedOn }}
      verb={t("form.act")}
      next={t("form.next")}
      onDone={({ groupId }) => router.history.push(paths.livelihoodGroup(groupId))}
      onClose={onClose}
      fields={[
        { path: "name", label: t("name") },
        {
          path: "villageId",
          label: t("village"),
          choices: (villages.data?.rows ?? []).map(({ areaId, name }) => ({ value: areaId, label: name })),
        },
        { path: "formedOn", label: t("form.on") },
      ]}
    />
  );
}
