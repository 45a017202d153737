import { useTranslation } from "react-i18next";
import { closeActivity, openActivity, reopenActivity } from "#contract/delivery/activity-acts.ts";
import type { listActivityActs } from "#contract/delivery/activity-acts.ts";
import type { getActivity } from "#contract/delivery/activity.ts";
import type { Output } from "#contract/endpoint.ts";
import { applyActivityAct } from "#programme/delivery/activity/activity-state.ts";
import type { ActivityAct, ActivityState } from "#programme/delivery/activity/activity-state.ts";
import { missingFields } from "#programme/delivery/activity/kind-fields.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { Notice } from "#web/ui/page/Notices.tsx";
import { useWhyNot } from "#web/why-not.ts";

type Story = Output<typeof listActivityActs>;

/** Why the activity takes the act not now, by the same table as the server's; false where it does. */
export function useNotInState(state: ActivityState): (act: ActivityAct) => string | false {
  const { t } = useTranslation("delivery/activity");
  return (act) => !applyActivityAct(state, act).ok && t(`acts.notWhile.${state}`);
}

/** What an activity still has to do, in words; undefined where all is done. */
export function useUnfinished(unfinished: Story["unfinished"] | undefined): string | undefined {
  const { t } = useTranslation("delivery/activity");
  const left = (["proposed", "undelivered", "unpaid"] as const)
    .filter((step) => (unfinished?.[step] ?? 0) > 0)
    .map((step) => t(`acts.unfinished.${step}`, { count: unfinished?.[step] ?? 0 }));
  return left.length === 0 ? undefined : t("acts.unfinished.all", { left: left.join("; ") });
}

/** The acts on the activity as a whole: open it, close it, open it again. */
export function useStateActs(
  activity: Output<typeof getActivity>,
  story: Story | undefined,
): Readonly<Record<"open" | "edit" | "share" | "close" | "reopen", RecordAct>> {
  const { t } = useTranslation(["delivery/activity", "delivery/cost-sharing", "terms"]);
  const whyNot = useWhyNot();
  const notInState = useNotInState(activity.state);
  const today = useSession().data?.today ?? "";
  const left = useUnfinished(story?.unfinished);
  const { language } = useFormat();
  const missing = missingFields(activity.kindFields, activity.fields)
    .map(({ name }) => name[language])
    .join(", ");
  const params = { activityId: activity.activityId };
  return {
    open: {
      key: "open",
      label: t("acts.open"),
      whyNot: whyNot(
        "delivery.openActivity",
        notInState("open") || (missing !== "" && t("kindFields.missing", { missing })),
      ),
      dialog: (onClose) => (
        <ActDialog
          endpoint={openActivity}
          initial={{ ...params, openedOn: today }}
          verb={t("acts.open")}
          next={t("acts.openNext")}
          fields={[{ path: "openedOn", label: t("acts.openedOn") }]}
          onClose={onClose}
        />
      ),
    },
    edit: {
      key: "edit",
      label: t("edit.act"),
      whyNot: whyNot("delivery.editActivity", notInState("edit")),
      href: paths.editActivity(activity.activityId),
    },
    share: {
      key: "share",
      label: t("delivery/cost-sharing:act"),
      whyNot: whyNot("delivery.editActivity", notInState("edit")),
      href: paths.costSharing(activity.activityId),
    },
    close: {
      key: "close",
      label: t("acts.close"),
      whyNot: whyNot("delivery.closeActivity", notInState("close")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={closeActivity}
          initial={{ ...params, closedOn: today }}
          verb={t("acts.close")}
          next={t("acts.closeNext")}
          above={left !== undefined && <Notice>{left}</Notice>}
          fields={[
            { path: "closedOn", label: t("acts.closedOn") },
            { path: "reason", label: t("terms:reason"), isNeeded: left !== undefined },
          ]}
          onClose={onClose}
        />
      ),
    },
    reopen: {
      key: "reopen",
      label: t("acts.reopen"),
      whyNot: whyNot("delivery.reopenActivity", activity.state !== "closed" && t("acts.notClosed")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={reopenActivity}
          initial={{ ...params, reopenedOn: today }}
          verb={t("acts.reopen")}
          next={t("acts.reopenNext")}
          fields={[
            { path: "reopenedOn", label: t("acts.reopenedOn") },
            { path: "reason", label: t("terms:reason") },
          ]}
          onClose={onClose}
        />
      ),
    },
  };
}
