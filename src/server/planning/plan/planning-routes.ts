import * as contract from "#contract/planning/plan.ts";
import { listVouchers, recordVoucher } from "#contract/treasury/voucher.ts";
import { recordPastYears } from "#contract/treasury/past-years.ts";
import { success } from "#kernel/result.ts";
import { checkLedger, listBalances, listStatement } from "#server/ledger/published.ts";
import type { Route } from "#server/platform/act/route.ts";
import { tableRoute } from "#server/platform/tables/table-route.ts";
import { route } from "#server/platform/act/route.ts";
import {
  calculateAllocation,
  headOf,
  passAllocation,
  readRun,
  takeBudget,
} from "#server/planning/allocation/allocation-service.ts";
import { areaOfRun, listRuns } from "#server/planning/allocation/allocation-store.ts";
import { planRoutes } from "./plan-routes.ts";
import { extendPlan, handInPlan, readPlan, startPlan } from "./plans-service.ts";
import { takePastYears } from "#server/treasury/treasury/past-years-service.ts";
import { readProgrammes } from "#server/planning/framework/programmes-service.ts";
import { areaOfPlan, listPlanHeads } from "./plans-store.ts";

import { readVouchers, takeVoucher } from "#server/treasury/voucher/vouchers-service.ts";
import { areaOfFundLine } from "#server/treasury/voucher/vouchers-store.ts";

const ownAreas = "rows of one's own areas";

export const planningRoutes: readonly Route[] = [
  route(contract.listProgrammes, { areaOf: ownAreas, handle: readProgrammes }),
  route(contract.listPlans, {
    areaOf: ownAreas,
    handle: async ({ tx }, { query }) => success({ rows: [...(await listPlanHeads(tx, query.areaId, query.year))] }),
  }),
  route(contract.getPlan, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readPlan(context, params.planId),
  }),
  route(contract.draftPlan, { areaOf: async (_tx, { body }) => body.areaId, handle: startPlan }),
  route(contract.addGoal, { areaOf: async (tx, { params }) => areaOfPlan(tx, params.planId), handle: extendPlan }),
  route(contract.submitPlan, { areaOf: async (tx, { params }) => areaOfPlan(tx, params.planId), handle: handInPlan }),
  ...planRoutes,
  route(contract.recordBudget, { areaOf: async (_tx, { body }) => body.areaId, handle: takeBudget }),
  route(listVouchers, { areaOf: ownAreas, handle: readVouchers }),
  route(recordVoucher, {
    areaOf: async (tx, { params }) => areaOfFundLine(tx, params.fundLineId),
    handle: takeVoucher,
  }),
  tableRoute(recordPastYears, { areaOf: async (_tx, { body }) => body.areaId, handle: takePastYears }),
  route(contract.runFormula, { areaOf: async (_tx, { body }) => body.areaId, handle: calculateAllocation }),
  route(contract.getFormulaRun, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readRun(context, params.formulaRunId),
  }),
  route(contract.listFormulaRuns, {
    areaOf: ownAreas,
    handle: async ({ tx }, { query }) => success({ rows: (await listRuns(tx, query.year)).map(headOf) }),
  }),
  route(contract.approveAllocation, {
    areaOf: async (tx, { params }) => areaOfRun(tx, params.formulaRunId),
    handle: passAllocation,
  }),
  route(contract.listBalances, {
    areaOf: ownAreas,
    handle: async ({ tx }, { query }) =>
      success({ rows: [...(await listBalances(tx, { areaId: query.areaId, year: query.year }))] }),
  }),
  route(contract.readStatement, {
    areaOf: ownAreas,
    handle: async ({ tx }, { params }) => success({ rows: [...(await listStatement(tx, params.accountId))] }),
  }),
  route(contract.checkLedger, {
    areaOf: ownAreas,
    handle: async ({ tx }) => {
      const { postings, findings } = await checkLedger(tx);
      return success({ postings, findings: [...findings] });
    },
  }),
];
