import * as disbursement from "#contract/treasury/disbursement.ts";
import * as ledger from "#contract/ledger/posting.ts";
import * as treasury from "#contract/treasury/treasury.ts";
import { success } from "#kernel/result.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { tableRoute } from "#server/platform/tables/table-route.ts";
import { readContributions, takeContribution } from "./contribution/contributions-service.ts";
import { printReport } from "#server/treasury/disbursement/disbursement-report.ts";
import {
  planMonths,
  readFlow,
  readHinderedLines,
  readMonths,
  tellDisbursement,
} from "#server/treasury/disbursement/disbursement-service.ts";
import { findLine } from "#server/treasury/disbursement/disbursement-store.ts";
import { explore, readPosting, readPostings, reverse } from "./posting/postings-service.ts";
import { areaOfPosting } from "./posting/postings-store.ts";
import {
  acceptFindings,
  readImport,
  readMapping,
  takeTreasuryFile,
} from "#server/treasury/treasury/treasury-service.ts";
import { areaOfImport, listImports } from "#server/treasury/treasury/treasury-store.ts";

const ownAreas = "rows of one's own areas";

export const ledgerRoutes: readonly Route[] = [
  route(ledger.exploreLedger, { areaOf: ownAreas, handle: explore }),
  route(ledger.listPostings, { areaOf: ownAreas, handle: readPostings }),
  route(ledger.getPosting, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readPosting(context, params.postingId),
  }),
  route(ledger.reversePosting, {
    areaOf: async (tx, { params }) => areaOfPosting(tx, params.postingId),
    handle: reverse,
  }),
  route(ledger.recordContribution, { areaOf: async (_tx, { body }) => body.areaId, handle: takeContribution }),
  route(ledger.listContributions, { areaOf: ownAreas, handle: readContributions }),
  route(disbursement.readDisbursement, {
    areaOf: ownAreas,
    handle: async (context, { query }) => success(await tellDisbursement(context, query)),
  }),
  route(disbursement.listHinderedLines, { areaOf: ownAreas, handle: readHinderedLines }),
  route(disbursement.getSchedule, { areaOf: ownAreas, handle: readMonths }),
  route(disbursement.setSchedule, {
    areaOf: async (tx, { params }) => (await findLine(tx, params.fundLineId))?.areaId,
    handle: planMonths,
  }),
  route(disbursement.readMoneyFlow, { areaOf: ownAreas, handle: readFlow }),
  route(disbursement.printDisbursement, { areaOf: ownAreas, handle: printReport }),
  tableRoute(treasury.importTreasury, { areaOf: async (_tx, { body }) => body.areaId, handle: takeTreasuryFile }),
  // Before the imports themselves: their path takes any word for an id.
  route(treasury.getTreasuryMapping, { areaOf: ownAreas, handle: readMapping }),
  route(treasury.listTreasuryImports, {
    areaOf: ownAreas,
    handle: async ({ tx }, { query }) => success({ rows: [...(await listImports(tx, query.areaId))] }),
  }),
  route(treasury.getTreasuryImport, { areaOf: ownAreas, handle: readImport }),
  route(treasury.acceptTreasuryImport, {
    areaOf: async (tx, { params }) => areaOfImport(tx, params.treasuryImportId),
    handle: acceptFindings,
  }),
];
