import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { listSupports } from "#contract/delivery/support.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import type { RowOf, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { Money } from "#web/ui/Money.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { nextActOf } from "./next-act.ts";
import { NextAct } from "./NextAct.tsx";
import { useInstalmentText } from "./use-instalment-text.ts";
import { supportTones } from "./support-tones.ts";
import { useNames } from "#web/names.ts";

type Support = RowOf<typeof listSupports>;

/** The supports of an activity: which household, why, what the checks found, how far. */
export function SupportsSection({
  supports,
  isOpen,
}: {
  readonly supports: ReturnType<typeof usePages<typeof listSupports>>;
  /** Is the activity open? */
  readonly isOpen: boolean;
}) {
  const { t } = useTranslation(["terms", "codes", "delivery/activity", "delivery/support"]);
  const nameOf = useNames();
  const instalmentOf = useInstalmentText();
  const may = useMay();
  const { day } = useFormat();
  const findings = (row: Support) =>
    [
      ...row.findings
        .filter((finding) => finding.severity !== "tells")
        .map(({ code, facts }) => {
          const until = parseLocalDate(String(facts["until"]));
          return t(`delivery/activity:findings.${code.replace("delivery.", "")}`, {
            until: until === undefined ? "" : day(until),
          });
        }),
      ...(row.missingEvidence.length > 0 ? [t("delivery/support:isMissing")] : []),
    ].join("; ");
  const why = (row: Support) =>
    [
      nameOf("classes", row.class),
      ...row.groups.map((group) => t(`groups.${group}`)),
      ...row.deprivations.map((code) => nameOf("needs", code)),
    ].join(", ");
  const isForPeople = supports.rows?.some(({ personId }) => personId !== null) === true;
  return (
    <RowsSection
      {...supports}
      title={t("delivery/support:supports")}
      rowKey={(row) => row.supportId}
      empty={{ why: t("delivery/support:noSupports") }}
      exportName="supports"
      columns={[
        {
          key: "household",
          head: t("household"),
          text: (row) => row.headName ?? t("unnamed"),
          cell: (row) => (
            <Anchor href={paths.support(row.householdId, row.supportId)}>{row.headName ?? t("unnamed")}</Anchor>
          ),
        },
        ...(isForPeople
          ? [
              {
                key: "person",
                head: t("delivery/support:person"),
                text: (row: Support) => row.personName ?? "–",
                onPhone: true,
              },
            ]
          : []),
        ...(supports.rows?.some(({ instalments }) => instalments > 1) === true
          ? [
              {
                key: "instalment",
                head: t("delivery/support:instalmentOf"),
                text: (row: Support) => instalmentOf(row) ?? "–",
                onPhone: true,
              },
            ]
          : []),
        { key: "village", head: t("village"), text: (row) => row.villageName ?? "–" },
        { key: "why", head: t("delivery/support:why"), text: why },
        {
          key: "amount",
          head: t("amount"),
          text: (row) => row.amount.toString(),
          cell: (row) => <Money amount={row.amount} />,
          numeric: true,
        },
        {
          key: "state",
          head: t("state"),
          text: (row) => t(`delivery/activity:state.${row.state}`),
          cell: (row) => (
            <StateBadge tone={supportTones[row.state] ?? "neutral"} label={t(`delivery/activity:state.${row.state}`)} />
          ),
          onPhone: true,
        },
        {
          key: "checks",
          head: t("delivery/support:checks"),
          text: findings,
          cell: (row) => (findings(row) === "" ? <Text c="dimmed">–</Text> : findings(row)),
        },
        {
          key: "next",
          head: t("delivery/support:next"),
          text: (row) => {
            const next = nextActOf(row, may, isOpen);
            return next === undefined ? "" : t(`delivery/support:verb.${next}`);
          },
          cell: (row) => <NextAct support={row} isOpen={isOpen} />,
          onPhone: true,
        },
      ]}
    />
  );
}
