import { useTranslation } from "react-i18next";
import { listLineFindings } from "#contract/payment/batch-lines.ts";
import type { Id } from "#kernel/id.ts";
import { blocksLine } from "#programme/payment/check-line.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { Money } from "#web/ui/Money.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";

/** The lines that cannot be paid as they are, and those that a signer should look at: each with its reasons, as of today. */
export function LineFindings({ batchId }: { readonly batchId: Id<"batch"> }) {
  const { t } = useTranslation(["payment/batch", "terms"]);
  const found = useEndpoint(listLineFindings, { params: { batchId } });
  if (found.error !== null) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return null;
  const { checked, rows } = found.data;
  return (
    <RowsSection
      title={t("lines.title", { count: rows.length })}
      rows={rows.toSorted((one, other) => Number(blocksLine(other.findings)) - Number(blocksLine(one.findings)))}
      rowKey={(row) => row.instructionId}
      hrefOf={(row) => paths.payee(row.householdId)}
      empty={{ why: t("lines.none", { count: checked }) }}
      exportName="line-findings"
      columns={[
        {
          key: "payee",
          head: t("listHead.recipient"),
          text: (row) => row.payeeName ?? t("terms:unnamed"),
          onPhone: true,
        },
        {
          key: "amount",
          head: t("terms:amount"),
          text: (row) => row.amount.toString(),
          cell: (row) => <Money amount={row.amount} />,
          numeric: true,
        },
        {
          key: "severity",
          head: t("terms:state"),
          text: (row) => t(`lines.${blocksLine(row.findings) ? "blocks" : "warns"}`),
          cell: (row) => (
            <StateBadge
              tone={blocksLine(row.findings) ? "stopped" : "attention"}
              label={t(`lines.${blocksLine(row.findings) ? "blocks" : "warns"}`)}
            />
          ),
          onPhone: true,
        },
        {
          key: "findings",
          head: t("left.reason"),
          text: (row) => row.findings.map(({ code }) => t(`lines.finding.${code}`)).join("; "),
          isSentence: true,
          onPhone: true,
        },
      ]}
    />
  );
}
