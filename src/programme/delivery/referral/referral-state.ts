import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export const referralStates = ["open", "accepted", "done", "refused", "withdrawn"] as const;
export type ReferralState = (typeof referralStates)[number];
export const referralActs = ["accept", "complete", "refuse", "passOn", "direct", "withdraw"] as const;
export type ReferralAct = (typeof referralActs)[number];

/**
 * A referral is with one office until it is done or withdrawn. A refused one is with the commune that sent it: it goes on to another office or
 * is withdrawn with the reason, so that nobody is lost between offices. The database holds the same moves (keep_referral_states).
 */
const transitions = {
  open: {
    accept: "accepted",
    complete: "done",
    refuse: "refused",
    passOn: "open",
    direct: "open",
    withdraw: "withdrawn",
  },
  accepted: { complete: "done", refuse: "refused", passOn: "open", direct: "accepted", withdraw: "withdrawn" },
  refused: { passOn: "open", withdraw: "withdrawn" },
  done: {},
  withdrawn: {},
} as const satisfies Record<ReferralState, Partial<Record<ReferralAct, ReferralState>>>;

export function applyReferralAct(state: ReferralState, act: ReferralAct): Result<ReferralState, Refusal> {
  const possible: Partial<Record<ReferralAct, ReferralState>> = transitions[state];
  const next = possible[act];
  return next === undefined ? failure(refuse("delivery.referral_not_now", { act, state })) : success(next);
}

export type Deadline = {
  readonly state: ReferralState;
  readonly dueOn: LocalDate;
  readonly escalatesAfter: number;
};

/** What stands out: late the day after the deadline, escalated when the days of the programme are over too, refused until the commune goes on. */
export const referralTroubles = ["late", "escalated", "refused"] as const;
export type ReferralTrouble = (typeof referralTroubles)[number];

export function troublesOfReferral(
  { state, dueOn, escalatesAfter }: Deadline,
  today: LocalDate,
): readonly ReferralTrouble[] {
  if (state === "refused") return ["refused"];
  if (state !== "open" && state !== "accepted") return [];
  if (today <= dueOn) return [];
  return today > addDays(dueOn, escalatesAfter) ? ["late", "escalated"] : ["late"];
}

/** What a referral goes to: an open office of the province, of a kind that answers such needs, and not the one that it is with. */
export function checkReferralOffice(
  asked: { readonly officeId: string; readonly now?: string | undefined; readonly kinds: readonly string[] },
  office: { readonly kind: string; readonly state: string; readonly isEnding: boolean } | undefined,
): Result<null, Refusal> {
  if (office === undefined || office.state !== "open" || office.isEnding)
    return failure(refuse("delivery.office_not_open"));
  if (asked.officeId === asked.now) return failure(refuse("delivery.referral_with_this_office"));
  if (!asked.kinds.includes(office.kind)) return failure(refuse("delivery.office_of_other_kind"));
  return success(null);
}
