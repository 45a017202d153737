import type { Route } from "#server/platform/act/route.ts";
import { printDisbursement } from "./disbursement/disbursement-report.ts";
import * as disbursement from "./disbursement/disbursement-service.ts";
import { recordPastYears } from "./treasury/past-years-service.ts";
import * as treasury from "./treasury/treasury-service.ts";
import { listVouchers, recordVoucher } from "./voucher/vouchers-service.ts";

export const treasuryRoutes: readonly Route[] = [
  disbursement.readDisbursement,
  disbursement.listHinderedLines,
  disbursement.getSchedule,
  disbursement.setSchedule,
  disbursement.readMoneyFlow,
  printDisbursement,
  treasury.importTreasury,
  // Before the imports themselves: their path takes any word for an id.
  treasury.getTreasuryMapping,
  treasury.listTreasuryImports,
  treasury.getTreasuryImport,
  treasury.acceptTreasuryImport,
  listVouchers,
  recordVoucher,
  recordPastYears,
];
