import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { applyCycleAct } from "#programme/delivery/production/cycle-state.ts";
import type { CycleAct, CycleState } from "#programme/delivery/production/cycle-state.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { firstDayOf } from "#server/platform/act/day-of-instant.ts";
import { movesOnKey } from "#server/platform/act/keyed-act.ts";
import { communeOfCycle, daysOfCycle, findCycle, lockCycle } from "./cycles-store.ts";
import type { Cycle, CycleId } from "./cycles-store.ts";

type Key = { readonly cycleId: CycleId };
type CycleInUse = Cycle & { readonly areaId: string };

/** A production cycle under its lock, with the state that the act leads to. */
export type CycleContext = ActContext & { readonly record: CycleInUse; readonly next: CycleState };

export const cycleAct = movesOnKey<Key, CycleInUse, CycleAct, CycleState>({
  nameOf: ({ cycleId }) => ({ recordKind: "production_cycle", recordId: cycleId }),
  lock: async (tx, { cycleId }) => lockCycle(tx, cycleId),
  areaOf: async (tx, { cycleId }) => communeOfCycle(tx, cycleId),
  days: {
    year: async ({ tx }, { cycleId }) => {
      const days = await daysOfCycle(tx, cycleId);
      return days === undefined ? null : firstDayOf(days.year);
    },
    start: async ({ tx }, { cycleId }) => (await daysOfCycle(tx, cycleId))?.startedOn ?? null,
    harvest: async ({ tx }, { cycleId }) => (await daysOfCycle(tx, cycleId))?.harvestedOn ?? null,
  },
  find: async ({ tx, today }, { cycleId }) => {
    const cycle = await findCycle(tx, cycleId, today);
    return cycle === undefined ? failure(refuse("record.not_found")) : success({ ...cycle, areaId: cycle.communeId });
  },
  next: ({ state }, act) => applyCycleAct(state, act),
});
