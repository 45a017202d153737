/** An import is taken back household by household, and only where nothing has happened to the household since it came in. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";

/** Why a household stays, the weightiest first: codes that the interface tells in its languages. */
export const keepReasons = [
  "closed",
  "moved",
  "decided",
  "supported",
  "paid",
  "heard",
  "merged",
  "corrected",
  "requested",
  "reviewed",
  "changed",
] as const;
export type KeepReason = (typeof keepReasons)[number];

export const takeBackStates = ["queued", "running", "finished", "failed", "cancelled"] as const;
export type TakeBackState = (typeof takeBackStates)[number];

/** What stands against taking an import back now. Asked again later it takes what was kept then and is free of everything since. */
export function whyNotTakenBack(found: {
  readonly state: string;
  readonly isBeingTakenBack: boolean;
  /** Whether households that came in by it are still there. */
  readonly isAnyLeft: boolean;
}): Refusal | undefined {
  if (found.state === "queued" || found.state === "running") return refuse("registry.import_not_over");
  if (found.isBeingTakenBack) return refuse("registry.take_back_is_running");
  if (!found.isAnyLeft) return refuse("registry.nothing_to_take_back");
  return undefined;
}
