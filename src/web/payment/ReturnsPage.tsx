import { Anchor } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { getBatch, listInstructions } from "#contract/payment/batch.ts";
import { recordReturns } from "#contract/payment/statement.ts";
import type { Id } from "#kernel/id.ts";
import { applyReturn, returnFates } from "#programme/payment/payment-acts.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
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
  const today = useSession().data?.today;
  const router = useRouter();
  const form = useContractForm(recordReturns, {
    initial: { batchId, lines: [], fate: "carried_over", returnedOn: today },
    complete: ({ lines = [], ...values }) => ({
      ...values,
      lines: (instructions.rows ?? [])
        .filter((row) => lines.some(({ instructionId }) => instructionId === row.instructionId))
        .map(({ householdId, instructionId }) => ({ householdId, instructionId })),
    }),
    onDone: () => router.history.push(paths.batch(batchId)),
  });
  const fate = returnFates.find((one) => one === form.values.fate) ?? "carried_over";
  const possible = (instructions.rows ?? []).filter(({ state }) => applyReturn(state, { method, fate }) !== undefined);
  if (instructions.rows !== undefined && possible.length === 0) return <EmptyState why={t("returns.none")} />;
  return (
    <FormPage
      title={t("returns.title")}
      intro={<Anchor href={paths.batch(batchId)}>{batch.title}</Anchor>}
      next={t("returns.next", { count: form.values.lines?.length ?? 0 })}
      verb={t("returns.verb")}
      form={form}
    >
      <form.Field
        path="lines"
        label={t("returns.who")}
        choices={possible.map((row) => ({
          value: row.instructionId,
          label: `${row.payeeName ?? t("terms:unnamed")} · ${money(row.amount)} · ${t(`instruction.${row.state}`)}`,
        }))}
        chosenBy="instructionId"
      />
      <form.Field
        path="fate"
        label={t("returns.fate")}
        help={t("returns.fateHelp")}
        choices={returnFates.map((value) => ({ value, label: t(`returns.fates.${value}`) }))}
      />
      <form.Field path="returnedOn" label={t("returns.returnedOn")} />
      <form.Field path="reason" label={t("returns.reason")} />
    </FormPage>
  );
}
