import { useTranslation } from "react-i18next";
import type { listGrievances } from "#contract/voice/grievance.ts";
import type { GrievanceState } from "#programme/voice/grievance/grievance-state.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import type { Column } from "#web/ui/list/column.ts";
import type { Tone } from "#web/ui/tones.ts";

export const grievanceTones = {
  received: "neutral",
  accepted: "progress",
  answered: "good",
  declined: "stopped",
  withdrawn: "stopped",
} as const satisfies Record<GrievanceState, Tone>;

export function useGrievanceColumns(): readonly Column<RowOf<typeof listGrievances>>[] {
  const { t } = useTranslation(["voice/grievance", "terms"]);
  const { day, language } = useFormat();
  return [
    { key: "kind", head: t("kind"), text: (row) => row.kindName[language] },
    { key: "topic", head: t("topicLabel"), text: (row) => t(`topic.${row.topic}`), onPhone: true },
    {
      key: "commune",
      head: t("terms:commune"),
      text: (row) => [row.villageName, row.communeName].filter((one) => one !== null).join(", "),
    },
    { key: "level", head: t("levelLabel"), text: (row) => t(`level.${row.level}`) },
    {
      key: "state",
      head: t("stateLabel"),
      text: (row) => (row.isLate ? t("lateState", { state: t(`state.${row.state}`) }) : t(`state.${row.state}`)),
      onPhone: true,
    },
    { key: "assignee", head: t("assignee"), text: (row) => row.assignee ?? "–" },
    { key: "dueOn", head: t("dueOn"), text: (row) => day(row.dueOn), onPhone: true },
    { key: "code", head: t("code"), text: (row) => row.code },
  ];
}
