import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { getActivity } from "#contract/delivery/activity.ts";
import { listLivelihoodGroups } from "#contract/delivery/livelihood.ts";
import { listCycles, listHazards, listProducts, planCycle } from "#contract/delivery/production.ts";
import { listSupports } from "#contract/delivery/support.ts";
import type { Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { warningsOf } from "#programme/delivery/production/hazards.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { useHazardText } from "./use-hazard-text.ts";
import { useCycleColumns } from "./use-cycle-columns.tsx";

type Activity = Output<typeof getActivity>;

/** The production cycles of an activity. */
export function ActivityCycles({ activity }: { readonly activity: Activity }) {
  const { t } = useTranslation("delivery/production");
  const { activityId, communeId } = activity;
  const cycles = useEndpoint(listCycles, { query: { areaId: communeId, activityId, limit: "200" } });
  return (
    <RowsSection
      title={t("cycles")}
      rows={cycles.data?.rows}
      error={cycles.error}
      onRetry={() => void cycles.refetch()}
      rowKey={(row) => row.cycleId}
      hrefOf={(row) => paths.cycle(row.cycleId)}
      empty={{ why: t("none") }}
      exportName="production-cycles"
      columns={useCycleColumns(true)}
    />
  );
}

/** Planning a cycle on an activity. */
export function usePlanCycle(activity: Activity): RecordAct {
  const { t } = useTranslation("delivery/production");
  const whyNot = useWhyNot();
  return {
    key: "planCycle",
    label: t("plan.act"),
    whyNot: whyNot("delivery.recordLivelihood", activity.state === "closed" && t("plan.closed")),
    dialog: (onClose) => <PlanCycleDialog activity={activity} onClose={onClose} />,
  };
}

function PlanCycleDialog({ activity, onClose }: { readonly activity: Activity; readonly onClose: () => void }) {
  const { t } = useTranslation("delivery/production");
  const router = useRouter();
  const nameOf = useNames();
  const { language } = useFormat();
  const hazardText = useHazardText();
  const startsOn = useSession().data?.today ?? "";
  const { activityId, communeId, isOfGroups } = activity;
  const products = useEndpoint(listProducts).data?.rows ?? [];
  const groups = useEndpoint(
    listLivelihoodGroups,
    { query: { areaId: communeId, activityId } },
    { enabled: isOfGroups },
  );
  const supports = useEndpoint(
    listSupports,
    { params: { activityId }, query: { limit: "500" } },
    { enabled: !isOfGroups },
  );
  const hazards = useEndpoint(listHazards, { params: { activityId } }).data?.rows ?? [];
  /** What is warned of between the days that are typed. */
  const doubtOf = (textAt: (path: string) => string) => {
    const [from, to] = [parseLocalDate(textAt("startsOn")), parseLocalDate(textAt("harvestTo"))];
    if (from === undefined || to === undefined) return undefined;
    const found = warningsOf(hazards, { product: textAt("product"), from, to });
    return found.length === 0 ? undefined : found.map(hazardText).join(" ");
  };
  const households = new Map(
    (supports.data?.rows ?? []).map(({ householdId, headName, villageName }) => [
      householdId,
      [headName ?? householdId, villageName ?? ""].filter((one) => one !== "").join(" · "),
    ]),
  );
  return (
    <ActDialog
      endpoint={planCycle}
      initial={{ cycleId: newId("production cycle"), activityId, startsOn }}
      verb={t("plan.act")}
      next={t("plan.next")}
      onDone={({ cycleId }) => router.history.push(paths.cycle(cycleId))}
      onClose={onClose}
      fields={[
        isOfGroups
          ? {
              path: "groupId" as const,
              label: t("plan.group"),
              isNeeded: true,
              choices: (groups.data?.rows ?? []).map(({ groupId, name }) => ({ value: groupId, label: name })),
            }
          : {
              path: "householdIds" as const,
              label: t("plan.households"),
              isNeeded: true,
              choices: [...households].map(([value, label]) => ({ value, label })),
            },
        {
          path: "product",
          label: t("product"),
          choices: products.map(({ product, unit, sizeUnit }) => ({
            value: product,
            label: t("plan.product", {
              product: nameOf("products", product),
              unit: unit[language],
              size: sizeUnit[language],
            }),
          })),
        },
        { path: "size", label: t("plan.size") },
        { path: "startsOn", label: t("plan.startsOn") },
        { path: "harvestFrom", label: t("plan.harvestFrom") },
        { path: "harvestTo", label: t("plan.harvestTo"), doubtOf },
        { path: "expectedYield", label: t("plan.expectedYield") },
      ]}
    />
  );
}
