import type { Route } from "#server/platform/act/route.ts";
import { listDuplicateSearches, searchDuplicates, startDuplicateSearch } from "./duplicate-searches-service.ts";
import { decideDuplicate, getDuplicate, listDuplicates, undoDuplicate } from "./duplicates-service.ts";

export const duplicatesRoutes: readonly Route[] = [
  searchDuplicates,
  startDuplicateSearch,
  listDuplicateSearches,
  listDuplicates,
  getDuplicate,
  decideDuplicate,
  undoDuplicate,
];
