import { z } from "zod";
import { idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";
import { frameworkRoutes } from "./framework/routes.tsx";

const act = "planning.readPlans";

export const planningRoutes: readonly PageRoute[] = [
  ...frameworkRoutes,
  page({
    path: "/plans",
    search: z.object({ state: z.enum(["draft", "submitted", "waiting", "approved"]).optional() }),
    act,
    load: async () => {
      const { PlansPage } = await import("./plan/PlansPage.tsx");
      return ({ search }) => <PlansPage {...search} />;
    },
  }),
  page({
    path: "/plans/new",
    act: "planning.draftPlan",
    load: async () => (await import("./plan/NewPlanPage.tsx")).NewPlanPage,
  }),
  page({
    path: "/plans/$planId/edit",
    params: z.object({ planId: idIn("plan") }),
    act: "planning.draftPlan",
    load: async () => {
      const { PlanEditorPage } = await import("./plan-editor/PlanEditorPage.tsx");
      return ({ params }) => <PlanEditorPage {...params} />;
    },
  }),
  page({
    path: "/plans/$planId/sheet",
    params: z.object({ planId: idIn("plan") }),
    act: "planning.draftPlan",
    load: async () => {
      const { PlanSheetPage } = await import("./plan-editor/PlanSheetPage.tsx");
      return ({ params }) => <PlanSheetPage {...params} />;
    },
  }),
  page({
    path: "/plans/$planId/adjust",
    params: z.object({ planId: idIn("plan") }),
    act: "planning.proposeAdjustment",
    load: async () => {
      const { PlanAdjustPage } = await import("./plan-editor/PlanAdjustPage.tsx");
      return ({ params }) => <PlanAdjustPage {...params} />;
    },
  }),
  page({
    path: "/plan-comparison",
    search: z.object({ left: z.string().optional(), right: z.string().optional() }),
    act,
    load: async () => {
      const { ComparePlansPage } = await import("./plan/ComparePlansPage.tsx");
      return ({ search, onSearch }) => (
        <ComparePlansPage left={search.left ?? ""} right={search.right ?? ""} onChoose={onSearch} />
      );
    },
  }),
  page({
    path: "/plan-roll-up",
    search: z.object({
      year: z.coerce.number().int().optional(),
      by: z.enum(["area", "component", "source", "class", "kind"]).optional(),
      code: z.coerce.string().optional(),
    }),
    act,
    load: async () => (await import("./plan/PlanRollUpPage.tsx")).PlanRollUpPage,
  }),
  page({
    path: "/plans/$planId/goals/new",
    params: z.object({ planId: idIn("plan") }),
    act: "planning.draftPlan",
    load: async () => {
      const { NewGoalPage } = await import("./plan/NewGoalPage.tsx");
      return ({ params }) => <NewGoalPage {...params} />;
    },
  }),
  page({
    path: "/budgets/new",
    act: "planning.recordBudget",
    load: async () => (await import("./allocation/RecordBudgetPage.tsx")).RecordBudgetPage,
  }),
  page({
    path: "/allocations/new",
    act: "planning.runFormula",
    search: z.object({ from: idIn("formula run").optional() }),
    load: async () => {
      const { NewAllocationPage } = await import("./allocation/NewAllocationPage.tsx");
      return ({ search }) => <NewAllocationPage from={search.from} />;
    },
  }),
  page({
    path: "/allocations/compare",
    search: z.object({ runs: z.string().optional() }),
    act,
    load: async () => {
      const { ComparePage } = await import("./allocation/ComparePage.tsx");
      return ({ search, onSearch }) => (
        <ComparePage
          runs={(search.runs ?? "").split(",").filter((one) => one !== "")}
          onChoose={(runs) => onSearch({ runs: runs.join(",") })}
        />
      );
    },
  }),
  page({
    path: "/public/allocations",
    anybody: true,
    load: async () => (await import("./allocation/PublicAllocationPage.tsx")).PublicAllocationsPage,
  }),
  page({
    path: "/public/allocations/$formulaRunId",
    params: z.object({ formulaRunId: idIn("formula run") }),
    anybody: true,
    load: async () => {
      const { PublicAllocationPage } = await import("./allocation/PublicAllocationPage.tsx");
      return ({ params }) => <PublicAllocationPage {...params} />;
    },
  }),
  page({
    path: "/optimiser-runs",
    act,
    load: async () => (await import("./optimiser/OptimiserRunsPage.tsx")).OptimiserRunsPage,
  }),
  page({
    path: "/optimiser-runs/new",
    act: "planning.runFormula",
    load: async () => (await import("./optimiser/NewOptimiserRunPage.tsx")).NewOptimiserRunPage,
  }),
  page({
    path: "/optimiser-runs/$optimiserRunId",
    params: z.object({ optimiserRunId: idIn("optimiser run") }),
    act,
    load: async () => {
      const { OptimiserRunPage } = await import("./optimiser/OptimiserRunPage.tsx");
      return ({ params }) => <OptimiserRunPage {...params} />;
    },
  }),
  page({
    path: "/reallocations",
    act,
    load: async () => (await import("./reallocation/ReallocationsPage.tsx")).ReallocationsPage,
  }),
  page({
    path: "/reallocations/new",
    act: "planning.proposeReallocation",
    load: async () => (await import("./reallocation/NewReallocationPage.tsx")).NewReallocationPage,
  }),
  page({
    path: "/reallocations/$reallocationId",
    params: z.object({ reallocationId: idIn("reallocation") }),
    act,
    load: async () => {
      const { ReallocationPage } = await import("./reallocation/ReallocationPage.tsx");
      return ({ params }) => <ReallocationPage {...params} />;
    },
  }),
  page({
    path: "/carry-overs",
    act,
    load: async () => (await import("./carry-over/CarryOversPage.tsx")).CarryOversPage,
  }),
  page({
    path: "/carry-overs/$carryOverId",
    params: z.object({ carryOverId: idIn("carry-over") }),
    act,
    load: async () => {
      const { CarryOverPage } = await import("./carry-over/CarryOverPage.tsx");
      return ({ params }) => <CarryOverPage {...params} />;
    },
  }),
  page({
    path: "/plans/$planId",
    params: z.object({ planId: idIn("plan") }),
    act,
    load: async () => {
      const { PlanPage } = await import("./plan/PlanPage.tsx");
      return ({ params }) => <PlanPage {...params} />;
    },
  }),
  page({
    path: "/allocations",
    act,
    load: async () => (await import("./allocation/AllocationsPage.tsx")).AllocationsPage,
  }),
  page({
    path: "/allocations/$formulaRunId",
    params: z.object({ formulaRunId: idIn("formula run") }),
    act,
    load: async () => {
      const { AllocationPage } = await import("./allocation/AllocationPage.tsx");
      return ({ params }) => <AllocationPage {...params} />;
    },
  }),
  page({
    path: "/ledger/past-years",
    act: "treasury.recordPastYears",
    load: async () => (await import("#web/treasury/PastYearsPage.tsx")).PastYearsPage,
  }),
];
