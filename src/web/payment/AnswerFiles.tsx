import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getBatch } from "#contract/payment/batch.ts";
import type { Money as Dong } from "#kernel/money.ts";
import { dayOfInstant } from "#web/format/date.ts";
import { useFormat } from "#web/format/use-format.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

type Tally = { readonly count: number; readonly amount: Dong };

/** Each answer of the bank, accounted for whole: what is in the file is what was matched and what was not, in lines and in đồng. */
export function AnswerFiles({ batch }: { readonly batch: Output<typeof getBatch> }) {
  const { t } = useTranslation("payment/batch");
  const { day, money } = useFormat();
  const rows = batch.files.flatMap(({ account, ...file }) => (account === null ? [] : [{ ...file, account }]));
  if (rows.length === 0) return null;
  const tally = ({ count, amount }: Tally) => `${t("answers.lines", { count })} · ${money(amount)}`;
  return (
    <>
      <RowsSection
        title={t("answers.title")}
        rows={rows}
        rowKey={(row) => row.fileId}
        empty={{ why: t("answers.none") }}
        exportName="answers"
        columns={[
          { key: "file", head: t("answers.file"), text: (row) => row.fileName, onPhone: true },
          { key: "day", head: t("answers.day"), text: (row) => day(dayOfInstant(row.recordedAt)) },
          { key: "inFile", head: t("answers.inFile"), text: (row) => tally(row.account.file), onPhone: true },
          { key: "answered", head: t("answers.answered"), text: (row) => tally(row.account.answered), onPhone: true },
          {
            key: "unmatched",
            head: t("answers.unmatched"),
            text: (row) => tally(row.account.unmatched),
            onPhone: true,
          },
        ]}
      />
      <Text size="sm" c="dimmed">
        {t("answers.uncounted")}
      </Text>
    </>
  );
}
