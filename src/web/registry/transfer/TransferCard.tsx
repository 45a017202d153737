import { Anchor, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { answerTransfer, withdrawTransfer } from "#contract/registry/transfer.ts";
import type { listTransfers } from "#contract/registry/transfer.ts";
import type { TransferState } from "#programme/registry/household/household-moves.ts";
import type { RowOf } from "#web/client.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { RecordActs } from "#web/ui/act/RecordActs.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { useOwnCommunes } from "#web/registry/household/use-own-communes.ts";
import { listAreas } from "#contract/area/area.ts";

export type TransferRow = RowOf<typeof listTransfers>;

const tones = {
  asked: "attention",
  accepted: "good",
  refused: "stopped",
  withdrawn: "stopped",
} as const satisfies Record<TransferState, string>;

/** A household that is to move: who, from where to where, why, and what one's own commune can answer. */
export function TransferCard({ row }: { readonly row: TransferRow }) {
  const { t } = useTranslation("registry/transfer");
  const { day, instant } = useFormat();
  const own = new Set(useOwnCommunes().map(({ areaId }) => areaId));
  const acts = useTransferActs(row, own);
  const name = row.headName ?? t("transfer.noName");
  const title = t("transfer.household", { name, count: row.members });
  // Before it is taken over, the asked commune does not read the household.
  const isOpen = own.has(row.fromCommuneId) || (row.state === "accepted" && own.has(row.toCommuneId));
  return (
    <Stack gap={4} component="article">
      {isOpen ? (
        <Anchor href={paths.household(row.householdId)} fw={600}>
          {title}
        </Anchor>
      ) : (
        <Text fw={600}>{title}</Text>
      )}
      <Text>{t("transfer.way", { from: row.fromCommuneName, to: row.toCommuneName, day: day(row.onDate) })}</Text>
      <Text c="dimmed">
        {t("transfer.asked", { who: row.askedBy ?? "", when: instant(row.askedAt), why: row.reason })}
      </Text>
      <StateBadge tone={tones[row.state]} label={t(`transfer.states.${row.state}`)} />
      {row.decidedAt !== null && (
        <Text c="dimmed">
          {[t("transfer.answered", { who: row.decidedBy ?? "", when: instant(row.decidedAt) }), row.answer]
            .filter((part) => part !== null)
            .join(": ")}
        </Text>
      )}
      {acts.length > 0 && <RecordActs acts={acts} />}
    </Stack>
  );
}

/** The asked commune takes or refuses; the one that asked can still withdraw. */
function useTransferActs(row: TransferRow, own: ReadonlySet<string>): readonly RecordAct[] {
  const { t } = useTranslation("registry/transfer");
  const { t: tr } = useTranslation("registry/household");
  const whyNot = useWhyNot();
  const isReceiver = row.state === "asked" && own.has(row.toCommuneId);
  const villages = useEndpoint(listAreas, { query: { parentId: row.toCommuneId } }, { enabled: isReceiver });
  if (row.state !== "asked") return [];
  const params = { householdId: row.householdId, transferId: row.transferId };
  const place = [
    {
      path: "villageId",
      label: tr("household.village"),
      choices: (villages.data?.rows ?? []).map(({ areaId, name }) => ({ value: areaId, label: name })),
    },
    { path: "address", label: tr("household.address") },
  ] as const;
  const why = { path: "answer", label: t("transfer.why"), isNeeded: true } as const;
  const answer = (accepts: boolean): RecordAct => {
    const verb = t(accepts ? "transfer.accept" : "transfer.refuse");
    return {
      key: String(accepts),
      label: verb,
      whyNot: whyNot("registry.answerTransfer"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={answerTransfer}
          verb={verb}
          next={t(accepts ? "transfer.acceptNext" : "transfer.refuseNext")}
          fields={accepts ? place : [why]}
          initial={{ ...params, accepts }}
          onClose={onClose}
        />
      ),
    };
  };
  const withdraw: RecordAct = {
    key: "withdraw",
    label: t("transfer.withdraw"),
    whyNot: whyNot("registry.askTransfer"),
    dialog: (onClose) => (
      <ActDialog
        endpoint={withdrawTransfer}
        initial={params}
        verb={t("transfer.withdraw")}
        next={t("transfer.withdrawNext")}
        onClose={onClose}
        fields={[{ ...why, path: "reason" }]}
      />
    ),
  };
  return [...(isReceiver ? [answer(true), answer(false)] : []), ...(own.has(row.fromCommuneId) ? [withdraw] : [])];
}
