import type { Route } from "#server/platform/act/route.ts";
import { changeInBulk, listBulkChanges, tryBulkChange, undoBulkChange } from "./bulk-service.ts";

export const bulkRoutes: readonly Route[] = [tryBulkChange, changeInBulk, listBulkChanges, undoBulkChange];
