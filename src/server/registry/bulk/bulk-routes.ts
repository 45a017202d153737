import * as contract from "#contract/registry/bulk.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { changeMany, readBulkChanges, tryChange, undoChange } from "./bulk-service.ts";
import { areaOfBulk } from "./bulk-store.ts";

export const bulkRoutes: readonly Route[] = [
  route(contract.tryBulkChange, { areaOf: async (_tx, { body }) => body.areaId, handle: tryChange }),
  route(contract.changeInBulk, { areaOf: async (_tx, { body }) => body.areaId, handle: changeMany }),
  route(contract.listBulkChanges, { areaOf: "rows of one's own areas", handle: readBulkChanges }),
  route(contract.undoBulkChange, {
    areaOf: async (tx, { params }) => areaOfBulk(tx, params.bulkId),
    handle: undoChange,
  }),
];
