import { z } from "zod";
import { measureGroups } from "#programme/evaluation/measure/measure-groups.ts";
import { movementWays } from "#programme/evaluation/movement.ts";
import { targetingGroups } from "#programme/evaluation/targeting.ts";
import { storyKinds } from "#programme/registry/household/story-event.ts";
import { dayIn, idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";

export const evaluationRoutes: readonly PageRoute[] = [
  page({
    path: "/results",
    search: z.object({ areaId: z.string().optional() }),
    act: "evaluation.readMeasures",
    load: async () => {
      const { ResultsPage } = await import("./ResultsPage.tsx");
      return ({ search }) => <ResultsPage {...search} />;
    },
  }),
  page({
    path: "/results/measures",
    search: z.object({
      areaId: z.string().optional(),
      weighBy: z.enum(["people", "households"]).optional(),
      by: z.enum(measureGroups).optional(),
      k: z.coerce.number().int().optional(),
    }),
    act: "evaluation.readMeasures",
    load: async () => {
      const { MeasurePartsPage } = await import("./measure/MeasurePartsPage.tsx");
      return ({ search, onSearch }) => <MeasurePartsPage filter={search} onFilter={onSearch} />;
    },
  }),
  page({
    path: "/results/movements",
    search: z.object({ areaId: z.string().optional(), year: z.coerce.number().int().optional() }),
    act: "evaluation.readMeasures",
    load: async () => {
      const { MovementFormPage } = await import("./movement/MovementFormPage.tsx");
      return ({ search, onSearch }) => <MovementFormPage filter={search} onFilter={onSearch} />;
    },
  }),
  page({
    path: "/results/targeting",
    search: z.object({
      areaId: z.string().optional(),
      year: z.coerce.number().int().optional(),
      by: z.enum(targetingGroups).optional(),
      kind: z.string().optional(),
    }),
    act: "evaluation.readMeasures",
    load: async () => {
      const { TargetingPage } = await import("./targeting/TargetingPage.tsx");
      return ({ search, onSearch }) => <TargetingPage filter={search} onFilter={onSearch} />;
    },
  }),
  page({
    path: "/results/households",
    search: z.object({
      areaId: z.string().optional(),
      class: z.string().optional(),
      movement: z.enum(movementWays).optional(),
      since: dayIn.optional(),
      on: dayIn.optional(),
    }),
    act: "evaluation.readRows",
    load: async () => {
      const { BehindPage } = await import("./BehindPage.tsx");
      return ({ search }) => <BehindPage {...search} />;
    },
  }),
  page({
    path: "/households/$householdId/file",
    params: z.object({ householdId: idIn("household") }),
    search: z.object({ on: dayIn.optional(), kind: z.enum(storyKinds).optional() }),
    act: "evaluation.readRows",
    load: async () => {
      const { HouseholdFilePage } = await import("./household-file/HouseholdFilePage.tsx");
      return ({ params, search, onSearch }) => <HouseholdFilePage {...params} {...search} onAsked={onSearch} />;
    },
  }),
  page({
    path: "/fund-lines/$fundLineId",
    params: z.object({ fundLineId: idIn("fund line") }),
    act: "evaluation.readMeasures",
    load: async () => {
      const { FundLinePage } = await import("./FundLinePage.tsx");
      return ({ params }) => <FundLinePage {...params} />;
    },
  }),
];
