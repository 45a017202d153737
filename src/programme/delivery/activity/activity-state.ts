import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export const activityStates = ["draft", "open", "closed"] as const;
export type ActivityState = (typeof activityStates)[number];
export const activityActs = ["open", "close", "reopen", "edit", "assign", "support", "refuse", "deliver"] as const;
export type ActivityAct = (typeof activityActs)[number];

/**
 * A draft takes no supports. A closed activity takes no new proposals, checks, approvals or deliveries; what is left over may still be
 * refused, and what was delivered is paid and reconciled by its batch, which does not ask here.
 */
const transitions = {
  draft: { open: "open", edit: "draft", assign: "draft" },
  open: { close: "closed", edit: "open", assign: "open", support: "open", refuse: "open", deliver: "open" },
  closed: { reopen: "open", refuse: "closed" },
} as const satisfies Record<ActivityState, Partial<Record<ActivityAct, ActivityState>>>;

const whyNot = {
  draft: "delivery.activity_is_draft",
  open: "delivery.activity_is_open",
  closed: "delivery.activity_closed",
} as const satisfies Record<ActivityState, string>;

export function applyActivityAct(state: ActivityState, act: ActivityAct): Result<ActivityState, Refusal> {
  const possible: Partial<Record<ActivityAct, ActivityState>> = transitions[state];
  const next = possible[act];
  return next === undefined ? failure(refuse(whyNot[state], { act })) : success(next);
}

/** Only what an approved plan pays for is carried out. */
export function checkPlan(planState: string | undefined): Result<undefined, Refusal> {
  return planState === "approved" || planState === "adjusted"
    ? success(undefined)
    : failure(refuse("delivery.plan_not_approved", { state: planState ?? "" }));
}

/** Supports that an activity has not finished, by how far they are. */
export type Unfinished = {
  /** Proposed or checked, and not decided. */
  readonly proposed: number;
  /** Approved, with money committed, and not delivered. */
  readonly undelivered: number;
  /** Delivered, with money due, and not paid. */
  readonly unpaid: number;
};

/** An activity that is not finished is closed with the reason why. */
export function checkClosing(unfinished: Unfinished, reason: string | undefined): Result<undefined, Refusal> {
  const { proposed, undelivered, unpaid } = unfinished;
  return proposed + undelivered + unpaid > 0 && reason === undefined
    ? failure(refuse("delivery.unfinished_without_reason", { proposed, undelivered, unpaid }))
    : success(undefined);
}

/** What others rely on is changed with a reason; a draft is still being written. */
export function checkEdit(state: ActivityState, reason: string | undefined): Result<undefined, Refusal> {
  return state !== "draft" && reason === undefined
    ? failure(refuse("delivery.edit_without_reason", { field: "reason" }))
    : success(undefined);
}
