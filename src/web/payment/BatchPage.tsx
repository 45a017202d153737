import { Anchor, List, Stack, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { getBatch, listInstructions } from "#contract/payment.ts";
import type { Id } from "#kernel/id.ts";
import { paths } from "#web/paths.ts";
import { DataTable } from "#web/parts/DataTable.tsx";
import { FactList } from "#web/parts/FactList.tsx";
import { Link } from "#web/parts/Link.tsx";
import { Money } from "#web/ui/Money.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import type { Tone } from "#web/ui/tones.ts";
import { ask, pagesOf, useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";
import { Waiting } from "#web/parts/Waiting.tsx";
import { BatchActs } from "./BatchActs.tsx";

type Batch = Output<typeof getBatch>;
const tones: Readonly<Record<string, Tone>> = {
  paid: "good",
  returned: "stopped",
  unknown: "attention",
  sent: "progress",
  cancelled: "stopped",
};

/** A batch: its sum by state, who signed, its files, each instruction. */
export function BatchPage({ batchId }: { readonly batchId: Id<"batch"> }) {
  const { t } = useTranslation("stages");
  const found = useAsk(getBatch, { params: { batchId } });
  if (found.data === undefined) return <Waiting error={found.error} />;
  const batch = found.data;
  return (
    <Stack>
      <TitleBar
        title={batch.title}
        lead={
          <>
            {batch.communeName} · <Link to={paths.activity(batch.activityId)}>{batch.activityTitle}</Link> ·{" "}
            <Link to={paths.fundLine(batch.fundLineId)}>{t("delivery.fundLine")}</Link>
          </>
        }
        acts={<BatchActs batch={batch} />}
      />
      <FactList
        facts={[
          [
            t("state"),
            <StateBadge
              key="state"
              tone={batch.state === "reconciled" ? "good" : "progress"}
              label={t(`payment.state.${batch.state}`)}
            />,
          ],
          [t("amount"), <Money key="total" amount={batch.total} />],
          ...batch.byState.map(
            (one) => [t(`payment.instruction.${one.state}`), <Money key={one.state} amount={one.amount} />] as const,
          ),
        ]}
      />
      <Papers batch={batch} />
      <Instructions batchId={batchId} />
    </Stack>
  );
}

function Papers({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation("stages");
  const { day } = useFormat();
  return (
    <section>
      <Title order={2}>{t("payment.papers")}</Title>
      <List>
        {batch.approvals.map((approval) => (
          <List.Item key={approval.role}>
            {t(`payment.role.${approval.role}`)}: {approval.officerName}, {day(approval.signedAt)}
          </List.Item>
        ))}
        {batch.files.map((file) => (
          <List.Item key={file.fileId}>
            <Anchor href={`/api/payment-batches/${batch.batchId}/files/${file.fileId}`} download>
              {t(`payment.file.${file.kind}`)}: {file.fileName}
            </Anchor>{" "}
            ({file.format}, SHA-256 {file.sha256.slice(0, 12)}…)
          </List.Item>
        ))}
        <List.Item>
          <Link to={paths.cashList(batch.batchId)}>{t("payment.cashList")}</Link>
        </List.Item>
      </List>
    </section>
  );
}

function Instructions({ batchId }: { readonly batchId: Id<"batch"> }) {
  const { t } = useTranslation("stages");
  const found = useInfiniteQuery(
    pagesOf([listInstructions.id, batchId], async (cursor) =>
      ask(listInstructions, { params: { batchId }, query: { cursor, limit: 100 } }),
    ),
  );
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <DataTable
      name={t("payment.instructions")}
      rows={rows}
      keyOf={(row) => row.instructionId}
      empty={t("payment.noInstructions")}
      more={
        found.hasNextPage ? { load: () => void found.fetchNextPage(), isLoading: found.isFetchingNextPage } : undefined
      }
      columns={[
        {
          head: t("payment.recipient"),
          cell: (row) => <Link to={paths.household(row.householdId)}>{row.payeeName ?? t("unnamed")}</Link>,
          text: (row) => row.payeeName ?? "",
        },
        { head: t("village"), cell: (row) => row.villageName ?? "–", text: (row) => row.villageName ?? "" },
        { head: t("payment.account"), cell: (row) => row.account, text: (row) => row.account },
        {
          head: t("amount"),
          cell: (row) => <Money amount={row.amount} />,
          text: (row) => row.amount.toString(),
          isNumber: true,
          onPhone: true,
        },
        {
          head: t("state"),
          cell: (row) => (
            <StateBadge tone={tones[row.state] ?? "neutral"} label={t(`payment.instruction.${row.state}`)} />
          ),
          text: (row) => row.state,
          onPhone: true,
        },
      ]}
    />
  );
}
