import { useTranslation } from "react-i18next";
import type { listReferrals } from "#contract/delivery/referral.ts";
import type { ReferralState } from "#programme/delivery/referral/referral-state.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import type { Column } from "#web/ui/list/column.ts";
import type { Tone } from "#web/ui/tones.ts";

export const referralTones = {
  open: "neutral",
  accepted: "progress",
  done: "good",
  refused: "attention",
  withdrawn: "stopped",
} as const satisfies Record<ReferralState, Tone>;

/** What a list of referrals shows, of an area as of one household. */
export function useReferralColumns(): readonly Column<RowOf<typeof listReferrals>>[] {
  const { t } = useTranslation(["delivery/referral", "terms"]);
  const { day, language } = useFormat();
  return [
    { key: "kind", head: t("kind"), text: (row) => row.kindName[language] },
    { key: "whom", head: t("whom"), text: (row) => row.headName ?? "–" },
    { key: "person", head: t("person"), text: (row) => row.personName ?? "" },
    { key: "commune", head: t("terms:commune"), text: (row) => row.communeName },
    { key: "village", head: t("village"), text: (row) => row.villageName ?? "–" },
    { key: "office", head: t("office"), text: (row) => row.officeName, onPhone: true },
    { key: "state", head: t("stateLabel"), text: (row) => t(`state.${row.state}`), onPhone: true },
    {
      key: "troubles",
      head: t("standsOut"),
      text: (row) => row.troubles.map((trouble) => t(`trouble.${trouble}`)).join("; "),
      onPhone: true,
    },
    { key: "sentOn", head: t("sentOn"), text: (row) => day(row.sentOn) },
    { key: "dueOn", head: t("dueOn"), text: (row) => day(row.dueOn) },
  ];
}
