import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { excludeLines, listLineFindings } from "#contract/payment/batch-lines.ts";
import type { getBatch } from "#contract/payment/batch.ts";
import { blocksLine } from "#programme/payment/check-line.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";

/** Takes lines out of a batch: those that cannot be paid are ticked, those to look at may be. */
export function ExcludeLines(props: { readonly batch: Output<typeof getBatch>; readonly onClose: () => void }) {
  const { batch, onClose } = props;
  const { t } = useTranslation(["payment/batch", "terms"]);
  const { money } = useFormat();
  const rows = useEndpoint(listLineFindings, { params: { batchId: batch.batchId } }).data?.rows;
  if (rows === undefined) return <PageSkeleton />;
  const reasons = rows.filter(({ findings }) => blocksLine(findings)).flatMap(({ findings }) => findings);
  const said = [...new Set(reasons.map(({ code }) => t(`lines.finding.${code}`)))].join("; ");
  const lineOf = ({ householdId, instructionId }: (typeof rows)[number]) => ({ householdId, instructionId });
  return (
    <ActDialog
      endpoint={excludeLines}
      initial={{
        batchId: batch.batchId,
        lines: rows.filter(({ findings }) => blocksLine(findings)).map(lineOf),
        reason: said,
      }}
      complete={({ lines = [], ...values }) => ({
        ...values,
        lines: rows.filter((row) => lines.some(({ instructionId }) => instructionId === row.instructionId)).map(lineOf),
      })}
      seen={batch}
      verb={t("lines.exclude")}
      next={t("lines.excludeNext")}
      onClose={onClose}
      fields={[
        {
          path: "lines",
          label: t("lines.which"),
          chosenBy: "instructionId",
          choices: rows.map((row) => ({
            value: row.instructionId,
            label: [
              row.payeeName ?? t("terms:unnamed"),
              money(row.amount),
              ...row.findings.map(({ code }) => t(`lines.finding.${code}`)),
            ].join(" · "),
          })),
        },
        { path: "reason", label: t("terms:reason") },
      ]}
    />
  );
}
