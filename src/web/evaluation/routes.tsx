import { z } from "zod";
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
    path: "/fund-lines/$fundLineId",
    params: z.object({ fundLineId: idIn("fund line") }),
    act: "evaluation.readMeasures",
    load: async () => {
      const { FundLinePage } = await import("./FundLinePage.tsx");
      return ({ params }) => <FundLinePage {...params} />;
    },
  }),
];
