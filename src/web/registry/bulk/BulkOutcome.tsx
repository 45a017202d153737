import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { tryBulkChange } from "#contract/registry/bulk.ts";
import { bulkRefusals } from "#programme/registry/bulk/bulk-change.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

/** How many would change, or did, and which are left as they are and why. */
export function BulkOutcome(props: {
  readonly outcome: Output<typeof tryBulkChange> | undefined;
  readonly isDone: boolean;
}) {
  const { t } = useTranslation("registry/bulk");
  const { number } = useFormat();
  const { outcome, isDone } = props;
  if (outcome === undefined) return null;
  const counts = {
    selected: number(outcome.selected),
    changed: number(outcome.changed),
    unchanged: number(outcome.unchanged),
  };
  const reasons = bulkRefusals.filter((reason) => outcome.refused[reason] > 0);
  return (
    <Stack gap="sm" role="status">
      <Text fw={600}>{isDone ? t("done", counts) : t("would", counts)}</Text>
      {reasons.map((reason) => (
        <Text key={reason}>
          {t(`refused.${reason}`)}: {number(outcome.refused[reason])}
        </Text>
      ))}
      {outcome.samples.length > 0 && (
        <RowsSection
          title={t("left")}
          rows={outcome.samples}
          rowKey={(row) => row.householdId}
          hrefOf={(row) => paths.household(row.householdId)}
          empty={{ why: t("left") }}
          exportName="left-as-they-are"
          columns={[
            { key: "head", head: t("head"), text: (row) => row.headName ?? row.householdId },
            { key: "why", head: t("why"), text: (row) => t(`refused.${row.reason}`), onPhone: true },
          ]}
        />
      )}
    </Stack>
  );
}
