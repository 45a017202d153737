import { Anchor, Checkbox, Stack, Title } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { getBatch, listInstructions } from "#contract/payment/batch.ts";
import { recordReturns } from "#contract/payment/statement.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { applyReturn, returnFates } from "#programme/payment/payment-acts.ts";
import type { ReturnFate } from "#programme/payment/payment-acts.ts";
import { useAct, useEndpoint, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";

export function ReturnsPage({ batchId }: { readonly batchId: Id<"batch"> }) {
  const found = useEndpoint(getBatch, { params: { batchId } });
  return <Loaded asked={found}>{(batch) => <Returns batch={batch} />}</Loaded>;
}

/** Cash that nobody collected, and money that came back: what becomes of it, chosen line by line. */
function Returns({ batch }: { readonly batch: Output<typeof getBatch> }) {
  const { t } = useTranslation(["payment/batch", "terms"]);
  const { money } = useFormat();
  const { batchId, method } = batch;
  const instructions = usePages(listInstructions, { params: { batchId }, query: { limit: "500" } });
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [fate, setFate] = useState<ReturnFate>("carried_over");
  const [day, setDay] = useState(useSession().data?.today ?? "");
  const [reason, setReason] = useState("");
  const record = useAct(recordReturns);
  const router = useRouter();
  const possible = (instructions.rows ?? []).filter(({ state }) => applyReturn(state, { method, fate }) !== undefined);
  if (instructions.rows !== undefined && possible.length === 0) return <EmptyState why={t("returns.none")} />;
  const send = () => {
    const lines = possible
      .filter(({ instructionId }) => chosen.has(instructionId))
      .map(({ householdId, instructionId }) => ({ householdId, instructionId }));
    if (lines.length === 0) return;
    record.mutate(
      { params: { batchId }, body: { lines, fate, reason, returnedOn: localDate(day) } },
      { onSuccess: () => router.history.push(paths.batch(batchId)) },
    );
  };
  return (
    <FormPage
      title={t("returns.title")}
      intro={<Anchor href={paths.batch(batchId)}>{batch.title}</Anchor>}
      problem={record.error}
      next={t("returns.next", { count: chosen.size })}
      verb={t("returns.verb")}
      onSubmit={send}
      pending={record.isPending}
    >
      <Stack gap="xs" role="group" aria-label={t("returns.who")}>
        <Title order={2}>{t("returns.who")}</Title>
        {possible.map((row) => (
          <Checkbox
            key={row.instructionId}
            label={`${row.payeeName ?? t("terms:unnamed")} · ${money(row.amount)} · ${t(`instruction.${row.state}`)}`}
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
      <ChoiceField
        id="fate"
        label={t("returns.fate")}
        help={t("returns.fateHelp")}
        value={fate}
        onChange={(value) => setFate(returnFates.find((one) => one === value) ?? "carried_over")}
        choices={returnFates.map((value) => ({ value, label: t(`returns.fates.${value}`) }))}
      />
      <TextField id="returnedOn" kind="day" label={t("returns.returnedOn")} value={day} onChange={setDay} />
      <TextField id="reason" kind="long" label={t("returns.reason")} value={reason} onChange={setReason} />
    </FormPage>
  );
}
