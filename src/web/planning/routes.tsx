import { z } from "zod";
import { idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";
import { frameworkRoutes } from "./framework/routes.tsx";

const act = "planning.readPlans";

export const planningRoutes: readonly PageRoute[] = [
  ...frameworkRoutes,
  page({ path: "/plans", act, load: async () => (await import("./PlansPage.tsx")).PlansPage }),
  page({
    path: "/plans/new",
    act: "planning.draftPlan",
    load: async () => (await import("./NewPlanPage.tsx")).NewPlanPage,
  }),
  page({
    path: "/plans/$planId/edit",
    params: z.object({ planId: idIn("plan") }),
    act: "planning.draftPlan",
    load: async () => {
      const { PlanEditorPage } = await import("./PlanEditorPage.tsx");
      return ({ params }) => <PlanEditorPage {...params} />;
    },
  }),
  page({
    path: "/plans/$planId/sheet",
    params: z.object({ planId: idIn("plan") }),
    act: "planning.draftPlan",
    load: async () => {
      const { PlanSheetPage } = await import("./PlanSheetPage.tsx");
      return ({ params }) => <PlanSheetPage {...params} />;
    },
  }),
  page({
    path: "/plans/$planId/adjust",
    params: z.object({ planId: idIn("plan") }),
    act: "planning.proposeAdjustment",
    load: async () => {
      const { PlanAdjustPage } = await import("./PlanAdjustPage.tsx");
      return ({ params }) => <PlanAdjustPage {...params} />;
    },
  }),
  page({
    path: "/plan-comparison",
    search: z.object({ left: z.string(), right: z.string() }),
    act,
    load: async () => {
      const { ComparePlansPage } = await import("./ComparePlansPage.tsx");
      return ({ search }) => <ComparePlansPage {...search} />;
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
    load: async () => (await import("./PlanRollUpPage.tsx")).PlanRollUpPage,
  }),
  page({
    path: "/plans/$planId/goals/new",
    params: z.object({ planId: idIn("plan") }),
    act: "planning.draftPlan",
    load: async () => {
      const { NewGoalPage } = await import("./NewGoalPage.tsx");
      return ({ params }) => <NewGoalPage {...params} />;
    },
  }),
  page({
    path: "/budgets/new",
    act: "planning.recordBudget",
    load: async () => (await import("./RecordBudgetPage.tsx")).RecordBudgetPage,
  }),
  page({
    path: "/allocations/new",
    act: "planning.runFormula",
    load: async () => (await import("./NewAllocationPage.tsx")).NewAllocationPage,
  }),
  page({
    path: "/plans/$planId",
    params: z.object({ planId: idIn("plan") }),
    act,
    load: async () => {
      const { PlanPage } = await import("./PlanPage.tsx");
      return ({ params }) => <PlanPage {...params} />;
    },
  }),
  page({ path: "/allocations", act, load: async () => (await import("./AllocationsPage.tsx")).AllocationsPage }),
  page({
    path: "/allocations/$formulaRunId",
    params: z.object({ formulaRunId: idIn("formula run") }),
    act,
    load: async () => {
      const { AllocationPage } = await import("./AllocationPage.tsx");
      return ({ params }) => <AllocationPage {...params} />;
    },
  }),
  page({
    path: "/ledger/past-years",
    act: "planning.recordPastYears",
    load: async () => (await import("./PastYearsPage.tsx")).PastYearsPage,
  }),
];
