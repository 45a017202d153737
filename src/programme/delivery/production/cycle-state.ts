import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export const cycleStates = ["planned", "running", "harvested", "failed"] as const;
export type CycleState = (typeof cycleStates)[number];
export const cycleActs = ["start", "spend", "harvest", "sell", "end", "fail", "seek"] as const;
export type CycleAct = (typeof cycleActs)[number];

/** A cycle is planned, runs, and is harvested or fails. The database holds the same moves (keep_cycle_states). */
const transitions = {
  planned: { start: "running", spend: "planned", fail: "failed", seek: "planned" },
  running: {
    spend: "running",
    harvest: "running",
    sell: "running",
    end: "harvested",
    fail: "failed",
    seek: "running",
  },
  harvested: { sell: "harvested", seek: "harvested" },
  failed: {},
} as const satisfies Record<CycleState, Partial<Record<CycleAct, CycleState>>>;

export function applyCycleAct(state: CycleState, act: CycleAct): Result<CycleState, Refusal> {
  const possible: Partial<Record<CycleAct, CycleState>> = transitions[state];
  const next = possible[act];
  return next === undefined ? failure(refuse("delivery.cycle_not_now", { act, state })) : success(next);
}
