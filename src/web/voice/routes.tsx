import { useRouter } from "@tanstack/react-router";
import { z } from "zod";
import { contestedKinds, grievanceStates, grievanceTopics } from "#programme/voice/grievance/grievance-state.ts";
import { idIn } from "#web/address.ts";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";
import { paths } from "#web/paths.ts";

export const voiceRoutes: readonly PageRoute[] = [
  page({
    path: "/grievances",
    search: z.object({
      kind: z.string().optional(),
      topic: z.enum(grievanceTopics).optional(),
      state: z.enum(grievanceStates).optional(),
      late: z.literal("yes").optional(),
    }),
    act: "voice.readGrievances",
    load: async () => {
      const { GrievancesPage } = await import("./grievance/GrievancesPage.tsx");
      return ({ search, onSearch }) => <GrievancesPage filter={search} onFilter={onSearch} />;
    },
  }),
  page({
    path: "/grievances/new",
    search: z.object({
      communeId: z.string().optional(),
      contested: z.enum(contestedKinds).optional(),
      recordId: z.uuid().optional(),
      householdId: idIn("household").optional(),
    }),
    act: "voice.recordGrievance",
    load: async () => {
      const { ReceiveGrievance } = await import("./grievance/ReceiveGrievance.tsx");
      return ({ search }) => {
        const router = useRouter();
        return <ReceiveGrievance from={search} onDone={(id) => router.history.push(paths.grievance(id))} />;
      };
    },
  }),
  page({
    path: "/grievances/$grievanceId",
    params: z.object({ grievanceId: idIn("grievance") }),
    act: "voice.readGrievances",
    load: async () => {
      const { GrievancePage } = await import("./grievance/GrievancePage.tsx");
      return ({ params }) => <GrievancePage grievanceId={params.grievanceId} />;
    },
  }),
  page({
    path: "/public/grievances",
    search: z.object({ code: z.string().optional() }),
    anybody: true,
    load: async () => {
      const { FollowGrievance } = await import("./grievance/FollowGrievance.tsx");
      return ({ search, onSearch }) => <FollowGrievance code={search.code} onCode={(code) => onSearch({ code })} />;
    },
  }),
];
