import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { recordDelivery } from "#contract/delivery.ts";
import type { listSupports } from "#contract/delivery.ts";
import type { Output } from "#contract/endpoint.ts";
import { localDate } from "#kernel/local-date.ts";
import { paths } from "#web/paths.ts";
import { useMay, useSession } from "#web/session.ts";
import { ActButton } from "#web/parts/ActButton.tsx";
import { DataTable } from "#web/parts/DataTable.tsx";
import { Link } from "#web/parts/Link.tsx";
import { Money } from "#web/ui/Money.tsx";
import { newId } from "#web/parts/new-id.ts";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import type { Tone } from "#web/ui/tones.ts";

type Support = Output<typeof listSupports>["rows"][number];

const tones: Readonly<Record<string, Tone>> = {
  paid: "good",
  verified: "good",
  refused: "stopped",
  returned: "stopped",
  delivered: "progress",
  committed: "progress",
};

/** The supports of an activity: which household, why, what the checks found, how far. */
export function SupportsTable({
  rows,
  more,
}: {
  readonly rows: readonly Support[];
  readonly more: { readonly load: () => void; readonly isLoading: boolean } | undefined;
}) {
  const { t } = useTranslation("stages");
  const findings = (row: Support) =>
    row.findings
      .filter((finding) => finding.severity !== "tells")
      .map((finding) => t(`findings.${finding.code.replace("delivery.", "")}`));
  return (
    <DataTable
      name={t("delivery.supports")}
      rows={rows}
      keyOf={(row) => row.supportId}
      empty={t("delivery.noSupports")}
      more={more}
      columns={[
        {
          head: t("household"),
          cell: (row) => <Link to={paths.household(row.householdId)}>{row.headName ?? t("unnamed")}</Link>,
          text: (row) => row.headName ?? "",
        },
        { head: t("village"), cell: (row) => row.villageName ?? "–", text: (row) => row.villageName ?? "" },
        {
          head: t("delivery.why"),
          cell: (row) =>
            [t(`classes.${row.class ?? "unknown"}`), ...row.deprivations.map((code) => t(`needs.${code}`))].join(", "),
          text: (row) => row.deprivations.join(" "),
          onPhone: true,
        },
        {
          head: t("amount"),
          cell: (row) => <Money amount={row.amount} />,
          text: (row) => row.amount.toString(),
          isNumber: true,
        },
        {
          head: t("state"),
          cell: (row) => <StateBadge tone={tones[row.state] ?? "neutral"} label={t(`delivery.state.${row.state}`)} />,
          text: (row) => row.state,
          onPhone: true,
        },
        {
          head: t("delivery.checks"),
          cell: (row) => (findings(row).length === 0 ? <Text c="dimmed">–</Text> : findings(row).join("; ")),
          text: (row) => findings(row).join("; "),
        },
        { head: t("delivery.next"), cell: (row) => <Deliver support={row} />, text: () => "" },
      ]}
    />
  );
}

function Deliver({ support }: { readonly support: Support }) {
  const { t } = useTranslation("stages");
  const may = useMay();
  const session = useSession();
  if (support.state !== "committed" || !may("delivery.recordDelivery")) return null;
  const { householdId, supportId } = support;
  return (
    <ActButton
      endpoint={recordDelivery}
      label={t("delivery.deliver")}
      next={t("delivery.deliverNext")}
      fields={[
        { name: "deliveredOn", label: t("delivery.deliveredOn"), kind: "date", initial: session.data?.today ?? "" },
        { name: "note", label: t("delivery.statement"), kind: "long" },
      ]}
      build={(values) => {
        const day = localDate(values["deliveredOn"] ?? "");
        return {
          params: { householdId, supportId },
          body: {
            deliveredOn: day,
            evidence: [
              { evidenceId: newId("evidence"), kind: "statement" as const, note: values["note"] ?? "", takenOn: day },
            ],
          },
        };
      }}
    />
  );
}
