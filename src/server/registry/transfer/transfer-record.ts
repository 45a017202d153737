/** A transfer under its lock. The commune that asks acts on it at one end, the commune that is asked at the other. */
import { actsByRule } from "#server/platform/act/rule-act.ts";
import type { RuledContext } from "#server/platform/act/rule-act.ts";
import { findTransfer, lockTransfer } from "./transfers-store.ts";
import type { OfTransfer, StoredTransfer } from "./transfers-store.ts";

type TransferAtEnd = StoredTransfer & { readonly areaId: string };
export type TransferContext = RuledContext<TransferAtEnd>;

const actsAt = (end: "fromCommuneId" | "toCommuneId") =>
  actsByRule<OfTransfer, TransferAtEnd>({
    name: "transfer",
    idOf: ({ params }) => params.transferId,
    lock: async (tx, { params }) => (await lockTransfer(tx, params))?.[end],
    find: async (tx, { params }) => {
      const transfer = await findTransfer(tx, params);
      return transfer && { ...transfer, areaId: transfer[end] };
    },
  });

export const { act: senderAct } = actsAt("fromCommuneId");
export const { act: receiverAct } = actsAt("toCommuneId");
