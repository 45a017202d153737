import type { Id } from "#kernel/id.ts";
import { idOf } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure } from "#kernel/result.ts";
import { applyGrievanceAct } from "#programme/voice/grievance/grievance-state.ts";
import type { GrievanceAct, GrievanceState } from "#programme/voice/grievance/grievance-state.ts";
import { actsOn } from "#server/platform/act/record-act.ts";
import type { RecordContext } from "#server/platform/act/record-act.ts";
import { findInUse, lastStepOf, lockGrievance } from "./grievances-store.ts";
import type { GrievanceInUse } from "./grievances-store.ts";

/** A grievance under its lock. */
export type GrievanceContext = RecordContext<GrievanceInUse, GrievanceState>;

/** What is with the province is settled there: a commune reads it and does nothing on it. */
export const { act: grievanceAct } = actsOn({
  name: "grievance",
  param: "grievanceId",
  lock: async (tx, grievanceId: Id<"grievance">) => lockGrievance(tx, grievanceId),
  find: findInUse,
  days: { grievance_step: async ({ tx }, grievanceId) => lastStepOf(tx, idOf("grievance", grievanceId)) },
  next: ({ state, level, isOfProvince }: GrievanceInUse, act: GrievanceAct): Result<GrievanceState, Refusal> =>
    level === "province" && !isOfProvince ? failure(refuse("voice.with_the_province")) : applyGrievanceAct(state, act),
});
