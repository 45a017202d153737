import * as contract from "#contract/registry/transfer.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { join, move, split } from "./household-moves-service.ts";
import { communeOfHousehold } from "#server/registry/household/households-store.ts";
import { readTransfers, settleTransfer, takeTransfer, withdrawTransfer } from "./transfers-service.ts";
import { findTransferEnds } from "./transfers-store.ts";

export const transferRoutes: readonly Route[] = [
  route(contract.splitHousehold, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: split,
  }),
  route(contract.joinHouseholds, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: join,
  }),
  route(contract.movePerson, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: move,
  }),
  route(contract.listTransfers, { areaOf: "rows of one's own areas", handle: readTransfers }),
  route(contract.askTransfer, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: takeTransfer,
  }),
  route(contract.answerTransfer, {
    areaOf: async (tx, { params }) => (await findTransferEnds(tx, params))?.to,
    handle: settleTransfer,
  }),
  route(contract.withdrawTransfer, {
    areaOf: async (tx, { params }) => (await findTransferEnds(tx, params))?.from,
    handle: withdrawTransfer,
  }),
];
