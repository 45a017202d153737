import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export const workStates = ["draft", "contracted", "under_way", "stopped", "handed_over", "in_operation"] as const;
export type WorkState = (typeof workStates)[number];
export const workActs = [
  "sign",
  "plan",
  "change",
  "start",
  "accept",
  "stop",
  "resume",
  "handOver",
  "operate",
  "release",
  "find",
] as const;
export type WorkAct = (typeof workActs)[number];

/** A work is contracted, built, handed over and kept; a stopped one is taken up again. The database holds the same moves (keep_work_states). */
const transitions = {
  draft: { sign: "contracted", plan: "draft", find: "draft" },
  contracted: { start: "under_way", plan: "contracted", change: "contracted", find: "contracted" },
  under_way: {
    plan: "under_way",
    change: "under_way",
    accept: "under_way",
    stop: "stopped",
    handOver: "handed_over",
    find: "under_way",
  },
  stopped: { resume: "under_way", change: "stopped", find: "stopped" },
  handed_over: { operate: "in_operation", release: "handed_over", find: "handed_over" },
  in_operation: { release: "in_operation", find: "in_operation" },
} as const satisfies Record<WorkState, Partial<Record<WorkAct, WorkState>>>;

export function applyWorkAct(state: WorkState, act: WorkAct): Result<WorkState, Refusal> {
  const possible: Partial<Record<WorkAct, WorkState>> = transitions[state];
  const next = possible[act];
  return next === undefined ? failure(refuse("delivery.work_not_now", { act, state })) : success(next);
}

/** Two ways of having a work built: by the community itself, or by a tender. */
export const workPaths = ["community", "tender"] as const;

/** The community builds what is small: above the limit of the programme a work goes to tender. */
export function checkWorkPath(
  work: { readonly path: (typeof workPaths)[number]; readonly estimate: Money },
  largestEstimate: number | undefined,
): Result<null, Refusal> {
  if (work.path === "tender" || largestEstimate === undefined || work.estimate <= BigInt(largestEstimate))
    return success(null);
  return failure(refuse("delivery.work_above_simple_limit", { limit: BigInt(largestEstimate).toString() }));
}

/** What stands out of a work; computed by delivery.troubles_of_work. */
export const workTroubles = [
  "milestone_late",
  "end_late",
  "above_estimate",
  "accepted_above_physical",
  "finding_unanswered",
] as const;
