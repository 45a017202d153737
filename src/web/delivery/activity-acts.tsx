import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { approveSupports, checkSupports, proposeSupports, refuseSupports } from "#contract/delivery/support.ts";
import type { listSupports } from "#contract/delivery/support.ts";
import { makeBatch } from "#contract/payment/batch.ts";
import type { Id } from "#kernel/id.ts";
import type { RowOf } from "#web/client.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { PayablePreview } from "#web/payment/PayablePreview.tsx";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import type { ActivityState } from "#programme/delivery/activity/activity-state.ts";
import { useNotInState } from "./activity/state-acts.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { Decision } from "#web/ui/field/Decision.tsx";

type Support = RowOf<typeof listSupports>;

const isBlocked = (row: Support) => row.findings.some((finding) => finding.severity === "blocks");

/** The acts on an activity in the order of its way: propose, check, approve or refuse, pay. */
export function useActivityActs(
  { activityId, state }: { readonly activityId: Id<"activity">; readonly state: ActivityState },
  rows: readonly Support[],
): readonly RecordAct[] {
  const { t } = useTranslation([
    "delivery/activity",
    "delivery/support",
    "delivery/eligibility",
    "payment/batch",
    "terms",
  ]);
  const whyNot = useWhyNot();
  const notInState = useNotInState(state);
  const router = useRouter();
  const params = { activityId };
  const idsOf = (chosen: readonly Support[]) =>
    chosen.map(({ householdId, supportId }) => ({ householdId, supportId }));
  const proposed = rows.filter((row) => row.state === "proposed");
  const checked = rows.filter((row) => row.state === "checked");
  const approvable = checked.filter((row) => !isBlocked(row));
  const blocked = checked.filter(isBlocked);
  const due = rows.filter((row) => row.state === "delivered");
  const pay = (method: "bank" | "cash"): RecordAct => ({
    key: `pay-${method}`,
    label: t(method === "bank" ? "payment/batch:make" : "payment/batch:makeCash"),
    whyNot: whyNot("payment.makeBatch", due.length === 0 && t("payment/batch:nothingDue")),
    dialog: (onClose) => (
      <ActDialog
        endpoint={makeBatch}
        initial={{ batchId: newId("batch"), activityIds: [activityId], method, title: t("payment/batch:defaultTitle") }}
        verb={t(method === "bank" ? "payment/batch:make" : "payment/batch:makeCash")}
        next={t("payment/batch:makeNext")}
        notice={<PayablePreview activityId={activityId} method={method} />}
        onDone={({ batch }) => router.history.push(paths.batch(batch.batchId))}
        onClose={onClose}
        fields={[{ path: "title", label: t("payment/batch:title") }]}
      />
    ),
  });
  return [
    {
      key: "propose",
      label: t("propose"),
      whyNot: whyNot("delivery.proposeSupports", notInState("support")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={proposeSupports}
          initial={params}
          verb={t("propose")}
          next={t("proposeNext")}
          onClose={onClose}
        />
      ),
    },
    {
      key: "eligibility",
      label: t("delivery/eligibility:list.title"),
      whyNot: whyNot("delivery.readEligibility"),
      href: paths.activityEligibility(activityId),
    },
    {
      key: "check",
      label: t("check"),
      whyNot: whyNot(
        "delivery.checkSupports",
        notInState("support") || (proposed.length === 0 && t("delivery/support:nothingProposed")),
      ),
      dialog: (onClose) => (
        <ActDialog
          endpoint={checkSupports}
          initial={{ ...params, supports: idsOf(proposed) }}
          verb={t("check")}
          next={t("checkNext", { count: proposed.length })}
          onClose={onClose}
        />
      ),
    },
    {
      key: "approve",
      label: t("approve"),
      whyNot: whyNot(
        "delivery.approveSupports",
        notInState("support") || (approvable.length === 0 && t("nothingChecked")),
      ),
      dialog: (onClose) => (
        <ActDialog
          endpoint={approveSupports}
          initial={{ ...params, supports: idsOf(approvable) }}
          verb={t("approve")}
          next={t("approveNext", { count: approvable.length })}
          onClose={onClose}
        >
          <Decision />
        </ActDialog>
      ),
    },
    ...(blocked.length === 0
      ? []
      : [
          {
            key: "refuse",
            label: t("refuse"),
            whyNot: whyNot("delivery.approveSupports"),
            dialog: (onClose: () => void) => (
              <ActDialog
                endpoint={refuseSupports}
                initial={{ ...params, supports: idsOf(blocked) }}
                verb={t("refuse")}
                next={t("refuseNext", { count: blocked.length })}
                onClose={onClose}
                fields={[{ path: "reason", label: t("terms:reason") }]}
              />
            ),
          },
        ]),
    pay("bank"),
    pay("cash"),
  ];
}
