import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listSharedPayeesOfBatch } from "#contract/payment/payee.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

/** One account of several people, or one person paid for several households: shown to who checks and approves. */
export function SharedPayees({ batchId }: { readonly batchId: Id<"batch"> }) {
  const { t } = useTranslation(["payment/batch", "terms"]);
  const found = useEndpoint(listSharedPayeesOfBatch, { params: { batchId } });
  if (found.error !== null) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const rows = found.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <>
      <RowsSection
        title={t("shared.title")}
        rows={rows}
        rowKey={(row) => `${row.householdId} ${row.kind} ${row.otherHouseholdId ?? ""}`}
        hrefOf={(row) => paths.payee(row.householdId)}
        empty={{ why: "" }}
        exportName="shared-payees"
        columns={[
          { key: "payee", head: t("shared.payee"), text: (row) => row.payeeName ?? t("terms:unnamed"), onPhone: true },
          { key: "kind", head: t("shared.kind"), text: (row) => t(`shared.kinds.${row.kind}`), onPhone: true },
          {
            key: "other",
            head: t("shared.other"),
            text: (row) =>
              row.otherHouseholdId === null
                ? t("shared.elsewhere")
                : t("shared.otherIn", { name: row.otherName ?? t("terms:unnamed"), commune: row.otherCommune ?? "" }),
            onPhone: true,
          },
        ]}
      />
      <Text size="sm" c="dimmed">
        {t("shared.why")}
      </Text>
    </>
  );
}
