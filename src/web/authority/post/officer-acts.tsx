import { useTranslation } from "react-i18next";
import { disableOfficer, enableOfficer, endSessions, resetPassword } from "#contract/authority/post.ts";
import type { Output } from "#contract/endpoint.ts";
import { disableReasons } from "#programme/authority/post/disable-officer.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useWhyNotText } from "./officer-words.ts";
import type { OfficerShown } from "./officer-words.ts";

/** What can be done with an officer: the one that is needed next first, the others for the menu. */
export function useOfficerActs(
  officer: OfficerShown,
  onShown: (shown: Output<typeof resetPassword>) => void,
): { readonly acts: readonly RecordAct[]; readonly otherActs: readonly RecordAct[] } {
  const { t } = useTranslation("authority/post");
  const whyNotText = useWhyNotText();
  const { whyNot, officerId } = officer;
  // One's own password and sessions are looked after on the page of one's own account.
  const isOwn = useSession().data?.userName === officer.userName;
  const params = { officerId };
  const give: RecordAct = {
    key: "give",
    label: t("acts.givePost"),
    href: paths.givePost(officerId),
    whyNot: whyNotText(whyNot.givePost),
  };
  const enable: RecordAct = {
    key: "enable",
    label: t("acts.enable"),
    whyNot: whyNotText(whyNot.enable),
    dialog: (close) => (
      <ActDialog
        endpoint={enableOfficer}
        initial={params}
        verb={t("acts.enable")}
        next={t("acts.enableNext")}
        onDone={onShown}
        onClose={close}
      />
    ),
  };
  const reset: RecordAct = {
    key: "reset",
    label: t(officer.hasAccount ? "acts.reset" : "acts.firstPassword"),
    whyNot: whyNotText(whyNot.resetPassword),
    dialog: (close) => (
      <ActDialog
        endpoint={resetPassword}
        initial={params}
        verb={t(officer.hasAccount ? "acts.reset" : "acts.firstPassword")}
        next={t("acts.resetNext")}
        onDone={onShown}
        onClose={close}
      />
    ),
  };
  const sessions: RecordAct = {
    key: "sessions",
    label: t("acts.endSessions"),
    whyNot: whyNotText(whyNot.endSessions) ?? (officer.sessions === 0 ? t("acts.noSessions") : undefined),
    dialog: (close) => (
      <ActDialog
        endpoint={endSessions}
        initial={params}
        verb={t("acts.endSessions")}
        next={t("acts.endSessionsNext", { count: officer.sessions })}
        onClose={close}
      />
    ),
  };
  const disable: RecordAct = {
    key: "disable",
    label: t("acts.disable"),
    whyNot: whyNotText(whyNot.disable),
    dialog: (close) => (
      <ActDialog
        endpoint={disableOfficer}
        verb={t("acts.disable")}
        next={t("acts.disableNext")}
        initial={params}
        fields={[
          {
            path: "reason",
            label: t("acts.disableReason"),
            choices: disableReasons.map((value) => ({ value, label: t(`acts.disableReasons.${value}`) })),
          },
        ]}
        onClose={close}
      />
    ),
  };
  if (isOwn) {
    const own: RecordAct = { key: "own", label: t("acts.ownAccess"), href: paths.account() };
    return { acts: [own], otherActs: [give, disable] };
  }
  return officer.state === "disabled"
    ? { acts: [enable], otherActs: [give, reset, sessions] }
    : { acts: [give], otherActs: [reset, sessions, disable] };
}
