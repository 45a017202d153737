import { useTranslation } from "react-i18next";
import * as contract from "#contract/voice/grievance.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { applyGrievanceAct, satisfactions } from "#programme/voice/grievance/grievance-state.ts";
import type { GrievanceAct } from "#programme/voice/grievance/grievance-state.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { ActDialogProps } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useWhyNot } from "#web/why-not.ts";

/** The acts on a grievance in the order of its way; each that cannot be done now says why. */
export function useGrievanceActs(grievance: Output<typeof contract.getGrievance>): readonly RecordAct[] {
  const { t } = useTranslation("voice/grievance");
  const whyNot = useWhyNot();
  const { day } = useFormat();
  const today = useSession().data?.today ?? "";
  const params = { grievanceId: grievance.grievanceId };
  const { state, level, isLate, isExtended, isExtendable } = grievance;
  const notNow = (act: GrievanceAct) =>
    !applyGrievanceAct(state, act).ok && t("notNow", { state: t(`state.${state}`) });
  function act<E extends AnyEndpoint>(
    key: GrievanceAct,
    dialog: Pick<ActDialogProps<E>, "endpoint" | "initial" | "fields">,
    how: { readonly reason?: string | false; readonly permission?: Act; readonly next?: string } = {},
  ): RecordAct {
    const verb = t(`${key}.act`);
    return {
      key,
      label: verb,
      whyNot: whyNot(how.permission ?? "voice.handleGrievance", notNow(key) || (how.reason ?? false)),
      dialog: (onClose) => <ActDialog {...dialog} verb={verb} next={how.next ?? t("next")} onClose={onClose} />,
    };
  }
  const date = { label: t("date") };
  const reason = { path: "reason", label: t("reason") } as const;
  const other = level === "commune" ? "province" : "commune";
  return [
    act("accept", {
      endpoint: contract.acceptGrievance,
      initial: { ...params, acceptedOn: today, isRemote: false },
      fields: [
        { path: "acceptedOn", ...date },
        { path: "isRemote", label: t("accept.isRemote") },
        { path: "assignee", label: t("assignee") },
        { path: "note", label: t("note") },
      ],
    }),
    act(
      "answer",
      {
        endpoint: contract.answerGrievance,
        initial: { ...params, answeredOn: today },
        fields: [
          { path: "answeredOn", ...date },
          { path: "answer", label: t("answerLabel"), help: t("answer.help") },
        ],
      },
      { next: t("answer.next") },
    ),
    act("assign", {
      endpoint: contract.assignGrievance,
      initial: { ...params, assignedOn: today },
      fields: [
        { path: "assignedOn", ...date },
        { path: "assignee", label: t("assignee") },
        { path: "note", label: t("note") },
      ],
    }),
    act(
      "passTo",
      {
        endpoint: contract.passGrievance,
        initial: { ...params, passedOn: today, level: other },
        fields: [{ path: "passedOn", ...date }, reason],
      },
      { next: t(grievance.isConfidential ? "passTo.nextConfidential" : "passTo.next") },
    ),
    act(
      "extend",
      {
        endpoint: contract.extendGrievance,
        initial: { ...params, extendedOn: today },
        fields: [{ path: "extendedOn", ...date }, reason],
      },
      { reason: (!isExtendable && t("extend.never")) || (isExtended && t("extend.already")) },
    ),
    act(
      "decline",
      {
        endpoint: contract.declineGrievance,
        initial: { ...params, declinedOn: today },
        fields: [{ path: "declinedOn", ...date }, reason],
      },
      { next: t("decline.next") },
    ),
    act(
      "direct",
      {
        endpoint: contract.directGrievance,
        initial: { ...params, directedOn: today },
        fields: [
          { path: "directedOn", ...date },
          { path: "direction", label: t("direct.direction") },
        ],
      },
      { permission: "voice.directGrievance", reason: !isLate && t("direct.notLate", { day: day(grievance.dueOn) }) },
    ),
    act("rate", {
      endpoint: contract.rateGrievance,
      initial: { ...params, ratedOn: today },
      fields: [
        { path: "ratedOn", ...date },
        {
          path: "satisfaction",
          label: t("satisfactionLabel"),
          choices: satisfactions.map((value) => ({ value, label: t(`satisfaction.${value}`) })),
        },
        { path: "note", label: t("note") },
      ],
    }),
    act("reopen", {
      endpoint: contract.reopenGrievance,
      initial: { ...params, reopenedOn: today },
      fields: [{ path: "reopenedOn", ...date }, reason],
    }),
    act("withdraw", {
      endpoint: contract.withdrawGrievance,
      initial: { ...params, withdrawnOn: today },
      fields: [{ path: "withdrawnOn", ...date }, reason],
    }),
  ];
}
