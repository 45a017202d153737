import type { Route } from "#server/platform/act/route.ts";
import { printAllocation } from "./allocation-papers.ts";
import * as allocation from "./allocation-service.ts";
import { compareFormulaRuns, publishAllocation } from "./publication-service.ts";

export const allocationRoutes: readonly Route[] = [
  compareFormulaRuns,
  publishAllocation,
  printAllocation,
  allocation.recordBudget,
  allocation.runFormula,
  allocation.getFormulaRun,
  allocation.listFormulaRuns,
  allocation.approveAllocation,
];
