import * as contract from "#contract/planning/allocation.ts";
import { success } from "#kernel/result.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { printRun } from "./allocation-papers.ts";
import { areaOfRun } from "./allocation-store.ts";
import { compare, publish } from "./publication-service.ts";
import { calculateAllocation, headOf, passAllocation, readRun, takeBudget } from "./allocation-service.ts";
import { listRuns } from "./allocation-store.ts";
import { givenShown } from "./runs-shown.ts";
import * as formulaRun from "#contract/planning/formula-run.ts";

const ownAreas = "rows of one's own areas";

export const allocationRoutes: readonly Route[] = [
  route(contract.compareFormulaRuns, { areaOf: ownAreas, handle: compare }),
  route(contract.publishAllocation, {
    areaOf: async (tx, { params }) => areaOfRun(tx, params.formulaRunId),
    handle: publish,
  }),
  route(contract.printAllocation, { areaOf: ownAreas, handle: printRun }),
  route(formulaRun.recordBudget, { areaOf: async (_tx, { body }) => body.areaId, handle: takeBudget }),
  route(formulaRun.runFormula, { areaOf: async (_tx, { body }) => body.areaId, handle: calculateAllocation }),
  route(formulaRun.getFormulaRun, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readRun(context, params.formulaRunId),
  }),
  route(formulaRun.listFormulaRuns, {
    areaOf: ownAreas,
    handle: async (context, { query }) => {
      const runs = await listRuns(context.tx, query.year);
      const shown = await givenShown(context, runs);
      return success({ rows: runs.map((run) => headOf(shown(run))) });
    },
  }),
  route(formulaRun.approveAllocation, {
    areaOf: async (tx, { params }) => areaOfRun(tx, params.formulaRunId),
    handle: passAllocation,
  }),
];
