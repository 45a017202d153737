import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { applyOfftakeAct } from "#programme/delivery/value-chain/offtake-state.ts";
import type { OfftakeAct, OfftakeState } from "#programme/delivery/value-chain/offtake-state.ts";
import { movesOnKey } from "#server/platform/act/keyed-act.ts";
import { communeOfContract, dayOfDelivery, findContract, lockContract } from "./contracts-store.ts";
import type { Contract, ContractId } from "./contracts-store.ts";

/** `saleId`: of a delivery, where the act is on one. */
type Key = { readonly contractId: ContractId; readonly saleId?: Id<"produce sale"> };

export const offtakeAct = movesOnKey<Key, Contract & { readonly areaId: string }, OfftakeAct, OfftakeState>({
  nameOf: ({ contractId }) => ({ recordKind: "offtake_contract", recordId: contractId }),
  lock: async (tx, { contractId }) => lockContract(tx, contractId),
  areaOf: async (tx, { contractId }) => communeOfContract(tx, contractId),
  days: {
    work_contract: async ({ tx }, { contractId }) => (await findContract(tx, contractId))?.signedOn ?? null,
    delivery: async ({ tx }, { contractId, saleId }) =>
      saleId === undefined ? null : dayOfDelivery(tx, contractId, saleId),
  },
  find: async ({ tx }, { contractId }) => {
    const found = await findContract(tx, contractId);
    return found === undefined ? failure(refuse("record.not_found")) : success({ ...found, areaId: found.communeId });
  },
  next: ({ state }, act) => applyOfftakeAct(state, act),
});
