import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { decideCorrection } from "#contract/registry/correction.ts";
import type { listCorrections } from "#contract/registry/correction.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { RecordActs } from "#web/ui/act/RecordActs.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { flagText } from "#web/registry/household/flag-text.ts";
import { correctionTones } from "./correction-tones.ts";
import { useCorrectionText } from "./use-correction-text.ts";

type Row = RowOf<typeof listCorrections>;

/** What was asked to be corrected in a household: before and after, why, by whom, and the decision. */
export function HouseholdCorrections({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation("registry/correction");
  if (rows.length === 0) return null;
  return (
    <Stack component="section" gap="md">
      <Title order={2}>{t("correction.ofHousehold")}</Title>
      {rows.map((row) => (
        <CorrectionOf key={row.correctionId} row={row} />
      ))}
    </Stack>
  );
}

function CorrectionOf({ row }: { readonly row: Row }) {
  const { t } = useTranslation(["registry/household", "registry/correction"]);
  const { instant } = useFormat();
  const textOf = useCorrectionText([row]);
  const whyNot = useWhyNot();
  const decide = (approves: boolean) => {
    const verb = t(approves ? "registry/correction:correction.approve" : "registry/correction:correction.refuse");
    return {
      key: String(approves),
      label: verb,
      whyNot: whyNot("registry.decideCorrection"),
      dialog: (onClose: () => void) => (
        <ActDialog
          endpoint={decideCorrection}
          initial={{ householdId: row.householdId, correctionId: row.correctionId, approves }}
          verb={verb}
          next={t(
            approves ? "registry/correction:correction.approveNext" : "registry/correction:correction.refuseNext",
          )}
          onClose={onClose}
          fields={[{ path: "answer", label: t("registry/correction:correction.answer"), isNeeded: !approves }]}
        />
      ),
    };
  };
  return (
    <Stack gap={4}>
      <Text fw={600}>
        {row.personId === null
          ? t("registry/correction:correction.household")
          : (row.personName ?? t("households.noName"))}
      </Text>
      {textOf(row).map((line) => (
        <Text key={line}>{line}</Text>
      ))}
      {row.warnings.length > 0 && (
        <Text>
          <strong>{t("registry/correction:correction.warned")}:</strong>{" "}
          {row.warnings.map((warning) => flagText(t, warning)).join("; ")}
        </Text>
      )}
      <Text c="dimmed">
        {t("registry/correction:correction.asked", {
          who: row.askedBy ?? "",
          when: instant(row.askedAt),
          why: row.reason,
        })}
      </Text>
      <StateBadge tone={correctionTones[row.state]} label={t(`registry/correction:correction.states.${row.state}`)} />
      {row.decidedAt !== null && (
        <Text c="dimmed">
          {[
            t("registry/correction:correction.decided", { who: row.decidedBy ?? "", when: instant(row.decidedAt) }),
            row.answer,
          ]
            .filter((part) => part !== null)
            .join(" ")}
        </Text>
      )}
      {row.state === "asked" && <RecordActs acts={[decide(true), decide(false)]} />}
    </Stack>
  );
}
