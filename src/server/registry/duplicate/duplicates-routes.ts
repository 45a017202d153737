import * as contract from "#contract/registry/duplicate.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import * as duplicates from "./duplicates-service.ts";
import { communeOfPair } from "./duplicates-store.ts";
import { queueSearch, readSearches } from "./duplicate-search-job.ts";
import { lookForDuplicates } from "./find-duplicates.ts";

export const duplicatesRoutes: readonly Route[] = [
  route(contract.searchDuplicates, {
    areaOf: async (_tx, { body }) => body.areaId,
    handle: async (context, input) => lookForDuplicates(context, input),
  }),
  route(contract.startDuplicateSearch, { areaOf: async (_tx, { body }) => body.areaId, handle: queueSearch }),
  route(contract.listDuplicateSearches, { areaOf: "rows of one's own areas", handle: readSearches }),
  route(contract.listDuplicates, { areaOf: "rows of one's own areas", handle: duplicates.readDuplicates }),
  route(contract.getDuplicate, { areaOf: "rows of one's own areas", handle: duplicates.readDuplicate }),
  route(contract.decideDuplicate, {
    areaOf: async (tx, { params }) => communeOfPair(tx, params),
    handle: duplicates.settleDuplicate,
  }),
  route(contract.undoDuplicate, {
    areaOf: async (tx, { params }) => communeOfPair(tx, params),
    handle: duplicates.takeBack,
  }),
];
