import { z } from "zod";
import { movementWays } from "#programme/evaluation/movement.ts";
import { idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";

export const evaluationRoutes: readonly PageRoute[] = [
  page({
    path: "/results",
    act: "evaluation.readMeasures",
    load: async () => (await import("./ResultsPage.tsx")).ResultsPage,
  }),
  page({
    path: "/results/households",
    search: z.object({
      areaId: z.string().optional(),
      class: z.string().optional(),
      movement: z.enum(movementWays).optional(),
      since: z.string().optional(),
      on: z.string().optional(),
    }),
    act: "evaluation.readRows",
    load: async () => {
      const { BehindPage } = await import("./BehindPage.tsx");
      return ({ search }) => <BehindPage {...search} />;
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
