import { newId } from "#contract/new-id.ts";
import { v7 } from "uuid";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";

const formula = { criteria: [{ code: "poor", weight: 1 }], unit: 1, useAreaCoefficient: false };

/** One request an endpoint of allocation. */
export function allocationRequests(commune: string): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const ofRun = { params: { formulaRunId: newId("formula run") } };
  const ofMove = { params: { reallocationId: newId("reallocation") } };
  const ofYearEnd = { params: { carryOverId: newId("carry-over") } };
  const part = { fundLineId: newId("fund line"), amount: dong(1) };
  const ofSearch = { params: { optimiserRunId: newId("optimiser run") } };
  return {
    "planning.compareFormulaRuns": { query: { runs: `${v7()},${v7()}` } },
    "planning.publishAllocation": ofRun,
    "planning.printAllocation": ofRun,
    "planning.listOptimiserRuns": {},
    "planning.getOptimiserRun": ofSearch,
    "planning.runOptimiser": {
      body: {
        optimiserRunId: newId("optimiser run"),
        areaId: "51",
        year: 2026,
        title: "x",
        asOf: localDate("2026-10-01"),
        request: {
          budgets: [{ fundSource: "AID", amount: dong(1000) }],
          kinds: [{ activityKind: "housing_repair" }],
          fairnessBasisPoints: 0,
          formula,
          timeLimit: 5,
        },
      },
    },
    "planning.listReallocationCandidates": { query: { areaId: commune, year: 2026 } },
    "planning.listReallocations": { query: { areaId: commune } },
    "planning.getReallocation": ofMove,
    "planning.proposeReallocation": {
      body: {
        reallocationId: newId("reallocation"),
        areaId: commune,
        reason: "x",
        from: [part],
        to: [{ ...part, fundLineId: newId("fund line") }],
      },
    },
    "planning.undoReallocation": { ...ofMove, body: { newReallocationId: v7(), reason: "x" } },
    "planning.consentReallocation": ofMove,
    "planning.decideReallocation": { ...ofMove, body: { outcome: "refused", note: "x" } },
    "planning.listCarryOvers": { query: { areaId: commune } },
    "planning.getCarryOver": ofYearEnd,
    "planning.runCarryOver": { body: { carryOverId: newId("carry-over"), areaId: "51", fromYear: 2026 } },
    "planning.approveCarryOver": {
      ...ofYearEnd,
      body: { decisionNumber: "x", decidedOn: localDate("2026-10-01") },
    },
    "planning.cancelOptimiserRun": ofSearch,
    "planning.allocateProposal": {
      ...ofSearch,
      body: { formulaRunId: newId("formula run"), fundSource: "AID", component: "I.1" },
    },
  };
}
