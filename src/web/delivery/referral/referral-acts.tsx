import { useTranslation } from "react-i18next";
import * as contract from "#contract/delivery/referral.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import { applyReferralAct } from "#programme/delivery/referral/referral-state.ts";
import type { ReferralAct } from "#programme/delivery/referral/referral-state.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { ActDialogProps } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useWhyNot } from "#web/why-not.ts";

const permissions = {
  accept: "delivery.answerReferral",
  complete: "delivery.answerReferral",
  refuse: "delivery.answerReferral",
  passOn: "delivery.answerReferral",
  direct: "delivery.directReferral",
  withdraw: "delivery.recordReferral",
} as const satisfies Record<ReferralAct, Act>;

/** The acts on a referral in the order of its way; each that cannot be done now says why. */
export function useReferralActs(referral: Output<typeof contract.getReferral>): readonly RecordAct[] {
  const { t } = useTranslation("delivery/referral");
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const params = { referralId: referral.referralId };
  const { state, mayGoTo } = referral;
  const notNow = (act: ReferralAct) => !applyReferralAct(state, act).ok && t("notNow", { state: t(`state.${state}`) });
  function act<E extends AnyEndpoint>(
    key: ReferralAct,
    dialog: Pick<ActDialogProps<E>, "endpoint" | "initial" | "fields">,
    how: { readonly next?: string; readonly reason?: string | false } = {},
  ): RecordAct {
    const verb = t(`${key}.act`);
    return {
      key,
      label: verb,
      whyNot: whyNot(permissions[key], notNow(key) || (how.reason ?? false)),
      dialog: (onClose) => <ActDialog {...dialog} verb={verb} next={how.next ?? t("next")} onClose={onClose} />,
    };
  }
  return [
    act("accept", {
      endpoint: contract.acceptReferral,
      initial: { ...params, acceptedOn: today },
      fields: [
        { path: "acceptedOn", label: t("date") },
        { path: "note", label: t("note") },
      ],
    }),
    act("complete", {
      endpoint: contract.completeReferral,
      initial: { ...params, completedOn: today },
      fields: [
        { path: "completedOn", label: t("date") },
        { path: "answer", label: t("answer") },
      ],
    }),
    act(
      "refuse",
      {
        endpoint: contract.refuseReferral,
        initial: { ...params, refusedOn: today },
        fields: [
          { path: "refusedOn", label: t("date") },
          { path: "reason", label: t("reason") },
        ],
      },
      { next: t("refuse.next") },
    ),
    act(
      "passOn",
      {
        endpoint: contract.passOnReferral,
        initial: { ...params, passedOn: today },
        fields: [
          {
            path: "officeId",
            label: t("passOn.to"),
            choices: mayGoTo.map(({ officeId, name }) => ({ value: officeId, label: name })),
          },
          { path: "passedOn", label: t("date") },
          { path: "dueOn", label: t("dueOn"), help: t("send.dueHelp") },
          { path: "reason", label: t("reason") },
        ],
      },
      { reason: mayGoTo.length === 0 && t("passOn.nowhere") },
    ),
    act("direct", {
      endpoint: contract.directReferral,
      initial: { ...params, directedOn: today },
      fields: [
        { path: "directedOn", label: t("date") },
        { path: "dueOn", label: t("dueOn") },
        { path: "direction", label: t("direct.direction") },
      ],
    }),
    act("withdraw", {
      endpoint: contract.withdrawReferral,
      initial: { ...params, withdrawnOn: today },
      fields: [
        { path: "withdrawnOn", label: t("date") },
        { path: "reason", label: t("reason") },
      ],
    }),
  ];
}
