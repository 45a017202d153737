import type { Route } from "#server/platform/act/route.ts";
import { checkLedger, listBalances, readStatement } from "./balance/balances-service.ts";
import { listContributions, recordContribution } from "./contribution/contributions-service.ts";
import { exploreLedger, getPosting, listPostings, reversePosting } from "./posting/postings-service.ts";

export const ledgerRoutes: readonly Route[] = [
  exploreLedger,
  listPostings,
  getPosting,
  reversePosting,
  recordContribution,
  listContributions,
  listBalances,
  readStatement,
  checkLedger,
];
