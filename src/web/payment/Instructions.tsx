import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listInstructions } from "#contract/payment/batch.ts";
import type { Id } from "#kernel/id.ts";
import { usePages } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { Money } from "#web/ui/Money.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import type { Tone } from "#web/ui/tones.ts";

const tones: Readonly<Record<string, Tone>> = {
  paid: "good",
  returned: "stopped",
  unknown: "attention",
  sent: "progress",
  carried_over: "neutral",
  cancelled: "stopped",
};

type Movement = RowOf<typeof listInstructions>["movements"][number];

/** Each instruction of a batch: to whom, how much, what became of it. */
export function Instructions({ batchId }: { readonly batchId: Id<"batch"> }) {
  const { t } = useTranslation(["payment/batch", "terms"]);
  const { day } = useFormat();
  const movementText = ({ kind, on, reason }: Movement) => {
    const what = `${day(on)} · ${t(`movements.kinds.${kind}`)}`;
    return reason === null ? what : t("movements.because", { what, reason });
  };
  const instructions = usePages(listInstructions, { params: { batchId }, query: { limit: "100" } });
  return (
    <RowsSection
      {...instructions}
      title={t("instructions")}
      rowKey={(row) => row.instructionId}
      hrefOf={(row) => paths.household(row.householdId)}
      empty={{ why: t("noInstructions") }}
      exportName="instructions"
      columns={[
        { key: "payee", head: t("listHead.recipient"), text: (row) => row.payeeName ?? t("terms:unnamed") },
        { key: "village", head: t("terms:village"), text: (row) => row.villageName ?? "–" },
        { key: "account", head: t("account"), text: (row) => row.account },
        {
          key: "amount",
          head: t("terms:amount"),
          text: (row) => row.amount.toString(),
          cell: (row) => <Money amount={row.amount} />,
          numeric: true,
          onPhone: true,
        },
        {
          key: "state",
          head: t("terms:state"),
          text: (row) => t(`instruction.${row.state}`),
          cell: (row) => <StateBadge tone={tones[row.state] ?? "neutral"} label={t(`instruction.${row.state}`)} />,
          onPhone: true,
        },
        {
          key: "story",
          head: t("movements.title"),
          text: (row) => row.movements.map(movementText).join("; "),
          cell: (row) => (
            <Stack gap={2}>
              {row.movements.map((one, at) => (
                <span key={`${one.kind} ${at}`}>{movementText(one)}</span>
              ))}
            </Stack>
          ),
          isSentence: true,
        },
      ]}
    />
  );
}
