import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import { isListed } from "#programme/review/standard/class-role.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

/** Form 01 asks in the annual review, form 04 in any month (Decision 24/2021/QD-TTg, docs/law.md L3.3). */
export const requestForms = ["01", "04"] as const;
/** To be recognised as poor or near-poor, as escaped, or (in a round of its own kind) as of average living standard or as low-income workers. */
export const requestAsks = ["recognition", "escape", "average", "low_income"] as const;
/** What a check of the average living standard takes up: low-income workers are found by the same procedure (docs/law.md L1.1-5). */
export const asksByIncome: readonly (typeof requestAsks)[number][] = ["average", "low_income"];
/** What brought the household to ask, as the forms name it. */
export const requestCauses = [
  "disaster",
  "pollution",
  "accident",
  "illness",
  "economic",
  "social",
  "demographic",
  "other",
] as const;
/** Directly or by post to the commune chair (Art. 5). */
export const requestWays = ["in_person", "post"] as const;
export const requestStates = ["open", "taken_up", "screened_in", "screened_out", "withdrawn"] as const;
export type RequestState = (typeof requestStates)[number];

export type ReviewRequest = {
  readonly roundId: string | null;
  readonly screeningPassed: boolean | null;
  readonly withdrawnOn: LocalDate | null;
};

export function requestState({ roundId, screeningPassed, withdrawnOn }: ReviewRequest): RequestState {
  if (withdrawnOn !== null) return "withdrawn";
  if (screeningPassed !== null) return screeningPassed ? "screened_in" : "screened_out";
  return roundId === null ? "open" : "taken_up";
}

export type CheckByIncome = { readonly hasAsked: boolean; readonly class: string | null };

/** A check by income is for households that asked for it and are on no list: its result says nothing of the lists (docs/law.md L1.1-5). */
export function checkByIncome(household: CheckByIncome | undefined, classes: ClassRoles): Result<undefined, Refusal> {
  if (isListed(classes, household?.class))
    return failure(refuse("review.request_listed", {}, "Decision 24/2021/QD-TTg Art. 4, 5"));
  return household?.hasAsked === true ? success(undefined) : failure(refuse("review.check_not_asked"));
}

/** A household that is on no list asks to come on it; one that is on a list may ask to be taken off. */
export function receiveRequest(
  request: { readonly asks: (typeof requestAsks)[number] },
  now: {
    readonly class: string | null;
    readonly isClosed: boolean;
    readonly hasOpen?: boolean;
  },
  classes: ClassRoles,
): Result<undefined, Refusal> {
  const law = "Decision 24/2021/QD-TTg Art. 4, 5";
  if (now.isClosed) return failure(refuse("review.request_household_closed", {}, law));
  const isOn = isListed(classes, now.class);
  if (request.asks === "escape" && !isOn) return failure(refuse("review.request_not_listed", {}, law));
  if (asksByIncome.includes(request.asks) && isOn) return failure(refuse("review.request_listed", {}, law));
  return now.hasOpen === true ? failure(refuse("review.request_open")) : success(undefined);
}

/** A request is withdrawn as long as no round has taken it up. */
export function withdrawRequest(request: ReviewRequest): Result<"withdrawn", Refusal> {
  const state = requestState(request);
  return state === "open" ? success("withdrawn") : failure(refuse("review.request_not_open", { state }));
}
