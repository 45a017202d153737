import { z } from "zod";
import { idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";

export const deliveryRoutes: readonly PageRoute[] = [
  page({
    path: "/activities",
    search: z.object({ waits: z.enum(["proposed", "checked", "committed", "delivered"]).optional() }),
    act: "delivery.readActivities",
    load: async () => {
      const { ActivitiesPage } = await import("./ActivitiesPage.tsx");
      return ({ search }) => <ActivitiesPage {...search} />;
    },
  }),
  page({
    path: "/activities/new",
    search: z.object({ fundLineId: idIn("fund line") }),
    act: "delivery.openActivity",
    load: async () => {
      const { OpenActivityPage } = await import("./OpenActivityPage.tsx");
      return ({ search }) => <OpenActivityPage {...search} />;
    },
  }),
  page({
    path: "/activities/$activityId",
    params: z.object({ activityId: idIn("activity") }),
    act: "delivery.readSupports",
    load: async () => {
      const { ActivityPage } = await import("./ActivityPage.tsx");
      return ({ params }) => <ActivityPage {...params} />;
    },
  }),
  page({
    path: "/households/$householdId/supports/$supportId",
    params: z.object({ householdId: idIn("household"), supportId: idIn("support") }),
    act: "delivery.readSupports",
    load: async () => {
      const { SupportPage } = await import("./SupportPage.tsx");
      return ({ params }) => <SupportPage {...params} />;
    },
  }),
];
