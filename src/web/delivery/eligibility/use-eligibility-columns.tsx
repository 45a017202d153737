import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { listEligibility } from "#contract/delivery/eligibility.ts";
import type { EligibilityAnswer } from "#programme/delivery/eligibility/explain-kind.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import type { Column } from "#web/ui/list/column.ts";
import { useReasonText } from "./use-reason-text.ts";
import type { ReasonLine } from "./use-reason-text.ts";

type Row = RowOf<typeof listEligibility>;

/** Of who is on the list its place and what the place goes by; of the others what speaks against them. */
export function useEligibilityColumns(answer: EligibilityAnswer): readonly Column<Row>[] {
  const { t } = useTranslation(["delivery/eligibility", "terms", "delivery/support"]);
  const nameOf = useNames();
  const { number } = useFormat();
  const textOf = useReasonText();
  const against = ({ reasons, reasonsOfPerson }: Row) => {
    const stops = ({ kind, holds }: ReasonLine) =>
      kind === "condition" && (answer === "unknown" ? holds === null : holds === false);
    const found = [...reasons, ...reasonsOfPerson].filter(stops).map(textOf);
    return found.length === 0 ? t("noPeople") : found.join("; ");
  };
  const isListed = answer === "yes";
  return [
    {
      key: "household",
      head: t("terms:household"),
      text: (row) => row.headName ?? t("terms:unnamed"),
      cell: (row) => (
        <Anchor inherit href={paths.eligibility(row.householdId)}>
          {row.headName ?? t("terms:unnamed")}
        </Anchor>
      ),
    },
    ...(isListed
      ? [
          {
            key: "rank",
            head: t("list.rank"),
            text: (row: Row) => (row.rank === null ? "" : number(row.rank)),
            numeric: true,
            onPhone: true,
          },
          {
            key: "standing",
            head: t("list.standing"),
            text: (row: Row) => t(`list.standings.${row.standing}`),
            cell: (row: Row) => (
              <StateBadge
                tone={row.standing === "next" ? "good" : "neutral"}
                label={t(`list.standings.${row.standing}`)}
              />
            ),
            onPhone: true,
          },
        ]
      : []),
    { key: "person", head: t("delivery/support:person"), text: (row) => row.personName ?? "" },
    { key: "village", head: t("terms:village"), text: (row) => row.villageName ?? "–" },
    { key: "class", head: t("terms:class"), text: (row) => nameOf("classes", row.class), onPhone: true },
    ...(isListed
      ? [
          {
            key: "deprivations",
            head: t("terms:deprivations"),
            text: (row: Row) => number(row.deprivations),
            numeric: true,
          },
          { key: "given", head: t("list.given"), text: (row: Row) => number(row.given), numeric: true },
          { key: "members", head: t("fields.memberCount"), text: (row: Row) => number(row.memberCount), numeric: true },
        ]
      : [{ key: "against", head: t("why"), text: against, onPhone: true }]),
  ];
}
