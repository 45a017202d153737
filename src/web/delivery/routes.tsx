import { z } from "zod";
import { waitingStates } from "#contract/delivery/activity.ts";
import { activityStates } from "#programme/delivery/activity/activity-state.ts";
import { idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";

export const deliveryRoutes: readonly PageRoute[] = [
  page({
    path: "/activities",
    search: z.object({
      waits: z.enum(waitingStates).optional(),
      kind: z.string().max(80).optional(),
      state: z.enum(activityStates).optional(),
      year: z.coerce.number().int().optional(),
    }),
    act: "delivery.readActivities",
    load: async () => {
      const { ActivitiesPage } = await import("./ActivitiesPage.tsx");
      return ({ search, onSearch }) => <ActivitiesPage filter={search} onFilter={onSearch} />;
    },
  }),
  page({
    path: "/activities/new",
    search: z.object({ fundLineId: idIn("fund line") }),
    act: "delivery.draftActivity",
    load: async () => {
      const { DraftActivityPage } = await import("./DraftActivityPage.tsx");
      return ({ search }) => <DraftActivityPage {...search} />;
    },
  }),
  page({
    path: "/activities/$activityId/edit",
    params: z.object({ activityId: idIn("activity") }),
    act: "delivery.editActivity",
    load: async () => {
      const { EditActivityPage } = await import("./activity/EditActivityPage.tsx");
      return ({ params }) => <EditActivityPage {...params} />;
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
];
