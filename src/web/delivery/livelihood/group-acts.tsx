import { useTranslation } from "react-i18next";
import { listEligibility } from "#contract/delivery/eligibility.ts";
import * as contract from "#contract/delivery/livelihood.ts";
import { listSupports } from "#contract/delivery/support.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { assetEnds, checkFindings, groupRoles } from "#programme/delivery/livelihood/livelihood.ts";
import { useEndpoint } from "#web/client.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { ActDialogProps } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useWhyNot } from "#web/why-not.ts";

type Group = Output<typeof contract.getLivelihoodGroup>;

/** Acts on a livelihood group; each that cannot be done now says why. */
export function useGroupActs(group: Group): readonly RecordAct[] {
  const { t } = useTranslation("delivery/livelihood");
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const params = { groupId: group.groupId };
  const inTurn = group.people
    .filter(({ place }) => place !== null)
    .toSorted((one, other) => (one.place ?? 0) - (other.place ?? 0));
  const alive = group.assets.filter(({ state }) => state === "alive");
  const owed = group.assets.filter(({ due, repaid }) => due !== null && repaid < due);
  const next = {
    path: "householdId" as const,
    label: t("head"),
    choices: inTurn.map(({ householdId, headName, place }) => ({
      value: householdId,
      label: `${place}. ${headName ?? householdId}`,
    })),
  };
  const assetOf = (assets: Group["assets"]) => ({
    path: "assetId" as const,
    label: t("tag"),
    choices: assets.map(({ assetId, tag, kind }) => ({ value: assetId, label: `${tag} · ${kind}` })),
  });
  function act<E extends AnyEndpoint>(
    key: string,
    label: string,
    dialog: Pick<ActDialogProps<E>, "endpoint" | "initial" | "fields">,
    reason: string | false = false,
  ): RecordAct {
    return {
      key,
      label,
      whyNot: whyNot("delivery.recordLivelihood", reason),
      dialog: (onClose) => <ActDialog {...dialog} verb={label} next={t("next")} onClose={onClose} />,
    };
  }
  const nothing = alive.length === 0 && t("nothingAlive");
  const nobody = inTurn.length === 0 && t("nobodyInTurn");
  return [
    {
      key: "join",
      label: t("join.act"),
      whyNot: whyNot("delivery.recordLivelihood"),
      dialog: (onClose) => <JoinDialog group={group} onClose={onClose} />,
    },
    act(
      "receive",
      t("receive.act"),
      {
        endpoint: contract.receiveAsset,
        initial: { ...params, assetId: newId("livelihood asset"), receivedOn: today },
        fields: [
          next,
          { path: "tag", label: t("tag") },
          { path: "kind", label: t("kind") },
          { path: "value", label: t("value") },
          { path: "receivedOn", label: t("receivedOn") },
        ],
      },
      nobody,
    ),
    act(
      "rotate",
      t("rotate.act"),
      {
        endpoint: contract.rotateAsset,
        initial: { ...params, rotatedOn: today },
        fields: [
          assetOf(alive),
          next,
          { path: "rotatedOn", label: t("date") },
          { path: "minutes", label: t("rotate.minutes") },
          { path: "reason", label: t("rotate.reason") },
        ],
      },
      nothing || nobody,
    ),
    act(
      "birth",
      t("birth.act"),
      {
        endpoint: contract.recordBirth,
        initial: { ...params, offspringId: newId("livelihood asset"), bornOn: today },
        fields: [
          { ...assetOf(alive), label: t("mother") },
          { path: "tag", label: t("birth.tag") },
          { path: "bornOn", label: t("birth.on") },
        ],
      },
      nothing,
    ),
    act(
      "check",
      t("check.act"),
      {
        endpoint: contract.checkAsset,
        initial: { ...params, checkId: newId("asset check"), checkedOn: today },
        fields: [
          assetOf(alive),
          { path: "checkedOn", label: t("date") },
          { path: "checkedBy", label: t("check.by") },
          {
            path: "finding",
            label: t("check.finding"),
            choices: checkFindings.map((value) => ({ value, label: t(`check.findings.${value}`) })),
          },
          { path: "note", label: t("check.note") },
        ],
      },
      nothing,
    ),
    act(
      "end",
      t("end.act"),
      {
        endpoint: contract.endAsset,
        initial: { ...params, endedOn: today },
        fields: [
          assetOf(alive),
          {
            path: "state",
            label: t("end.what"),
            choices: assetEnds.map((value) => ({ value, label: t(`states.${value}`) })),
          },
          { path: "endedOn", label: t("date") },
          { path: "reason", label: t("end.reason") },
        ],
      },
      nothing,
    ),
    act(
      "repay",
      t("repay.act"),
      {
        endpoint: contract.recordRepayment,
        initial: { ...params, repaymentId: newId("livelihood repayment"), paidOn: today },
        fields: [
          assetOf(owed),
          { path: "amount", label: t("repay.amount") },
          { path: "paidOn", label: t("date") },
          { path: "receipt", label: t("repay.receipt") },
        ],
      },
      owed.length === 0 && t("repay.nothing"),
    ),
  ];
}

/** Households of the activity: those with a support, and those that could have one. */
function JoinDialog({ group, onClose }: { readonly group: Group; readonly onClose: () => void }) {
  const { t } = useTranslation("delivery/livelihood");
  const joinedOn = useSession().data?.today ?? "";
  const { activityId, groupId } = group;
  const supported = useEndpoint(listSupports, { params: { activityId }, query: {} });
  const eligible = useEndpoint(listEligibility, { params: { activityId }, query: {} });
  const found = new Map(
    [...(supported.data?.rows ?? []), ...(eligible.data?.rows ?? [])].map(({ householdId, headName, villageName }) => [
      householdId,
      [headName ?? householdId, villageName ?? ""].filter((one) => one !== "").join(" · "),
    ]),
  );
  for (const { householdId } of group.people) found.delete(householdId);
  return (
    <ActDialog
      endpoint={contract.joinLivelihoodGroup}
      initial={{ groupId, role: "member", joinedOn }}
      verb={t("join.act")}
      next={t("next")}
      onClose={onClose}
      fields={[
        { path: "householdId", label: t("head"), choices: [...found].map(([value, label]) => ({ value, label })) },
        {
          path: "role",
          label: t("role"),
          choices: groupRoles.map((value) => ({ value, label: t(`roles.${value}`) })),
        },
        { path: "joinedOn", label: t("joinedOn") },
      ]}
    />
  );
}
