import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export const grievanceStates = ["received", "accepted", "answered", "declined", "withdrawn"] as const;
export type GrievanceState = (typeof grievanceStates)[number];
export const grievanceActs = [
  "accept",
  "decline",
  "assign",
  "passTo",
  "extend",
  "direct",
  "answer",
  "rate",
  "reopen",
  "withdraw",
] as const;
export type GrievanceAct = (typeof grievanceActs)[number];

/** How people came to hand it in. */
export const grievanceChannels = ["in_person", "paper", "telephone", "meeting", "officer"] as const;
/** What it is about, as policy makers see what recurs. */
export const grievanceTopics = [
  "review",
  "support",
  "payment",
  "work",
  "allocation",
  "conduct",
  "policy",
  "other",
] as const;
export type GrievanceTopic = (typeof grievanceTopics)[number];
/** The record that it contests. */
export const contestedKinds = ["household", "review", "support", "payment", "activity"] as const;
export type ContestedKind = (typeof contestedKinds)[number];
/** Who answers it. */
export const grievanceLevels = ["commune", "province"] as const;
export type GrievanceLevel = (typeof grievanceLevels)[number];
/** What the sender said of the answer. */
export const satisfactions = ["satisfied", "partly", "not"] as const;

/**
 * A grievance waits for its acceptance, then for its answer; it ends answered, declined with the reason, or withdrawn, and is opened again from
 * the first two. The database holds the same moves (voice.keep_grievance_states).
 */
const transitions = {
  received: {
    accept: "accepted",
    decline: "declined",
    assign: "received",
    passTo: "received",
    direct: "received",
    withdraw: "withdrawn",
  },
  accepted: {
    answer: "answered",
    decline: "declined",
    assign: "accepted",
    passTo: "received",
    extend: "accepted",
    direct: "accepted",
    withdraw: "withdrawn",
  },
  answered: { rate: "answered", reopen: "accepted" },
  declined: { reopen: "accepted" },
  withdrawn: {},
} as const satisfies Record<GrievanceState, Partial<Record<GrievanceAct, GrievanceState>>>;

export function applyGrievanceAct(state: GrievanceState, act: GrievanceAct): Result<GrievanceState, Refusal> {
  const possible: Partial<Record<GrievanceAct, GrievanceState>> = transitions[state];
  const next = possible[act];
  return next === undefined ? failure(refuse("voice.grievance_not_now", { act, state })) : success(next);
}

/** Whether somebody must still do something. */
export function isOpen(state: GrievanceState): boolean {
  return state === "received" || state === "accepted";
}

/** Late is the day after the last one on which it could be accepted or answered. */
export function isLate(of: { readonly state: GrievanceState; readonly dueOn: LocalDate }, today: LocalDate): boolean {
  return isOpen(of.state) && today > of.dueOn;
}
