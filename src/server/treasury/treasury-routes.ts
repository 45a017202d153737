import * as disbursement from "#contract/treasury/disbursement.ts";
import * as treasury from "#contract/treasury/treasury.ts";
import { success } from "#kernel/result.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { tableRoute } from "#server/platform/tables/table-route.ts";
import { printReport } from "#server/treasury/disbursement/disbursement-report.ts";
import {
  planMonths,
  readFlow,
  readHinderedLines,
  readMonths,
  tellDisbursement,
} from "#server/treasury/disbursement/disbursement-service.ts";
import { findLine } from "#server/treasury/disbursement/disbursement-store.ts";
import {
  acceptFindings,
  readImport,
  readMapping,
  takeTreasuryFile,
} from "#server/treasury/treasury/treasury-service.ts";
import { areaOfImport, listImports } from "#server/treasury/treasury/treasury-store.ts";
import { listVouchers, recordVoucher } from "#contract/treasury/voucher.ts";
import { recordPastYears } from "#contract/treasury/past-years.ts";
import { takePastYears } from "#server/treasury/treasury/past-years-service.ts";
import { readVouchers, takeVoucher } from "#server/treasury/voucher/vouchers-service.ts";
import { areaOfFundLine } from "#server/treasury/voucher/vouchers-store.ts";

const ownAreas = "rows of one's own areas";

export const treasuryRoutes: readonly Route[] = [
  route(disbursement.readDisbursement, {
    areaOf: ownAreas,
    handle: async (context, { query }) => tellDisbursement(context, query),
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
  route(listVouchers, { areaOf: ownAreas, handle: readVouchers }),
  route(recordVoucher, {
    areaOf: async (tx, { params }) => areaOfFundLine(tx, params.fundLineId),
    handle: takeVoucher,
  }),
  tableRoute(recordPastYears, { areaOf: async (_tx, { body }) => body.areaId, handle: takePastYears }),
];
