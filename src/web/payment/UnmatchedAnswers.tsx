import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getBatch } from "#contract/payment/batch.ts";
import { listUnmatchedAnswers } from "#contract/payment/statement.ts";
import { usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

/** The lines of the bank that answer no instruction of the batch, each with the reason. */
export function UnmatchedAnswers({ batch }: { readonly batch: Output<typeof getBatch> }) {
  const { t } = useTranslation("payment/batch");
  const { day, money } = useFormat();
  const isRead = batch.files.some(({ account }) => account !== null);
  const unmatched = usePages(
    listUnmatchedAnswers,
    { params: { batchId: batch.batchId }, query: { limit: "100" } },
    { enabled: isRead },
  );
  if (!isRead) return null;
  return (
    <RowsSection
      {...unmatched}
      title={t("unmatched.title")}
      rowKey={(row) => `${row.fileId} ${row.line}`}
      empty={{ why: t("unmatched.none") }}
      exportName="unmatched-answers"
      columns={[
        { key: "file", head: t("answers.file"), text: (row) => row.fileName },
        { key: "line", head: t("unmatched.line"), text: (row) => String(row.line), numeric: true },
        {
          key: "reference",
          head: t("unmatched.reference"),
          text: (row) => (row.endToEndId === "" ? t("unmatched.noReference") : row.endToEndId),
        },
        { key: "outcome", head: t("unmatched.outcome"), text: (row) => t(`unmatched.outcomes.${row.outcome}`) },
        {
          key: "amount",
          head: t("unmatched.amount"),
          text: (row) => (row.amount === null ? (row.written ?? "–") : money(row.amount)),
          numeric: true,
          onPhone: true,
        },
        {
          key: "why",
          head: t("unmatched.why"),
          text: (row) => t(`unmatched.codes.${row.code.replace("payment.", "")}`),
          onPhone: true,
        },
        {
          key: "bookedOn",
          head: t("unmatched.bookedOn"),
          text: (row) => (row.bookedOn === null ? "–" : day(row.bookedOn)),
        },
        { key: "bankReference", head: t("unmatched.bankReference"), text: (row) => row.bankReference ?? "–" },
      ]}
    />
  );
}
