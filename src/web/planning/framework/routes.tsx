import { z } from "zod";
import { idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";

const act = "planning.readPlans";

export const frameworkRoutes: readonly PageRoute[] = [
  page({
    path: "/framework",
    search: z.object({ programme: z.string().optional(), year: z.coerce.number().int().optional() }),
    act,
    load: async () => (await import("./FrameworkPage.tsx")).FrameworkPage,
  }),
  page({
    path: "/targets/$targetId",
    params: z.object({ targetId: idIn("target") }),
    act,
    load: async () => {
      const { TargetPage } = await import("./TargetPage.tsx");
      return ({ params }) => <TargetPage {...params} />;
    },
  }),
  page({ path: "/needs", act, load: async () => (await import("./NeedsPage.tsx")).NeedsPage }),
  page({
    path: "/needs/households",
    search: z.object({ areaId: z.coerce.string(), by: z.enum(["class", "need", "cause", "road"]), key: z.string() }),
    act: "review.readReviews",
    load: async () => (await import("./NeedyPage.tsx")).NeedyPage,
  }),
  page({
    path: "/programmes/$programmeId",
    params: z.object({ programmeId: z.string() }),
    act,
    load: async () => {
      const { ProgrammePage } = await import("./ProgrammePage.tsx");
      return ({ params }) => <ProgrammePage {...params} />;
    },
  }),
];
