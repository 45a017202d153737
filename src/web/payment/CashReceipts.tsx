import { Checkbox, Stack, Title } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { cashList } from "#contract/payment/batch.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { useAct } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { useSession } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { signCashList } from "#contract/payment/statement.ts";

type CashList = Output<typeof cashList>;

/** Records who signed on the paper, by its rows; a row that is recorded is paid. */
export function CashReceipts({ list }: { readonly list: CashList }) {
  const { t } = useTranslation("payment/batch");
  const { money } = useFormat();
  const today = useSession().data?.today ?? "";
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [day, setDay] = useState(today);
  const receiptIds = useRef(new Map<string, Id<"receipt">>());
  const sign = useAct(signCashList);
  const open = list.rows.filter((row) => row.signedOn === null);
  if (open.length === 0) return null;
  const receiptIdOf = (instructionId: string) => {
    const known = receiptIds.current.get(instructionId) ?? newId("receipt");
    receiptIds.current.set(instructionId, known);
    return known;
  };
  const send = () => {
    const receipts = open
      .filter((row) => chosen.has(row.instructionId))
      .map((row) => ({
        receiptId: receiptIdOf(row.instructionId),
        householdId: row.householdId,
        instructionId: row.instructionId,
        kind: "signature" as const,
        signedOn: localDate(day),
        signedBy: row.recipientName ?? "-",
      }));
    if (receipts.length === 0) return;
    sign.mutate(
      { params: { batchId: list.batch.batchId }, body: { receipts } },
      { onSuccess: () => choose(new Set()) },
    );
  };
  return (
    <div className="no-print">
      <FormPage
        isWithin
        title={t("cash.receipts")}
        problem={sign.error}
        next={t("cash.receiptsNext", { count: chosen.size })}
        verb={t("cash.record")}
        onSubmit={send}
        pending={sign.isPending}
      >
        <TextField id="signedOn" kind="day" label={t("cash.signedOn")} value={day} onChange={setDay} />
        <Stack gap="xs" role="group" aria-label={t("cash.who")}>
          <Title order={3}>{t("cash.who")}</Title>
          <Checkbox
            label={t("cash.all", { count: open.length })}
            checked={chosen.size === open.length}
            onChange={(event) =>
              choose(new Set(event.currentTarget.checked ? open.map((row) => row.instructionId) : []))
            }
          />
          {open.map((row) => (
            <Checkbox
              key={row.instructionId}
              label={`${row.recipientName ?? "-"} · ${money(row.amount)}`}
              checked={chosen.has(row.instructionId)}
              onChange={(event) => {
                const next = new Set(chosen);
                if (event.currentTarget.checked) next.add(row.instructionId);
                else next.delete(row.instructionId);
                choose(next);
              }}
            />
          ))}
        </Stack>
      </FormPage>
    </div>
  );
}
