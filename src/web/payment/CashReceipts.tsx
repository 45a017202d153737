import { useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { Output } from "#contract/endpoint.ts";
import { dayInput } from "#contract/input.ts";
import { newId } from "#contract/new-id.ts";
import type { cashList } from "#contract/payment/batch.ts";
import { signCashList } from "#contract/payment/statement.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useSession } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";

type CashList = Output<typeof cashList>;

/** One day is said for all who are ticked. */
const besides = z.object({ signedOn: dayInput });

/** Records who signed on the paper, by its rows; a row that is recorded is paid. */
export function CashReceipts({ list }: { readonly list: CashList }) {
  const { t } = useTranslation("payment/batch");
  const { money } = useFormat();
  const today = useSession().data?.today;
  // Made once, so that what is sent again is the same receipt.
  const [receiptIds] = useState(
    () => new Map<string, string>(list.rows.map((row) => [row.instructionId, newId("receipt")])),
  );
  const form = useContractForm(signCashList, {
    initial: { batchId: list.batch.batchId, receipts: [], signedOn: today },
    besides,
    complete: ({ receipts = [], signedOn, ...values }) => ({
      ...values,
      receipts: list.rows
        .filter((row) => receipts.some(({ instructionId }) => instructionId === row.instructionId))
        .map((row) => ({
          receiptId: receiptIds.get(row.instructionId),
          householdId: row.householdId,
          instructionId: row.instructionId,
          kind: "signature",
          signedOn,
          signedBy: row.recipientName ?? "-",
        })),
    }),
    onDone: () => {
      form.set("receipts", []);
    },
  });
  const open = list.rows.filter((row) => row.signedOn === null);
  if (open.length === 0) return null;
  return (
    <div className="no-print">
      <FormPage
        isWithin
        title={t("cash.receipts")}
        next={t("cash.receiptsNext", { count: form.values.receipts?.length ?? 0 })}
        verb={t("cash.record")}
        form={form}
      >
        <form.Field path="signedOn" label={t("cash.signedOn")} />
        <form.Field
          path="receipts"
          label={t("cash.who")}
          choices={open.map((row) => ({
            value: row.instructionId,
            label: `${row.recipientName ?? "-"} · ${money(row.amount)}`,
          }))}
          chosenBy="instructionId"
          allLabel={t("cash.all", { count: open.length })}
        />
      </FormPage>
    </div>
  );
}
