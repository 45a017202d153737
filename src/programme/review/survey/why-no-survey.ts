/** Why a household cannot be surveyed, said before the first question: what would be refused when its answers are sent. */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { checkByIncome } from "#programme/review/request/request.ts";
import type { CheckByIncome } from "#programme/review/request/request.ts";
import { requireOpen } from "#programme/review/round/round-rules.ts";
import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import { whyNotReviewAct } from "#programme/review/village/why-not-review-act.ts";
import type { ReviewState } from "#programme/review/decision/review-acts.ts";
import { memberFaults, refuseMember } from "./answers-of-household.ts";
import type { RegisteredMember } from "./answers-of-household.ts";
import { submitAnswers } from "./answers.ts";

type Asked = {
  readonly round: { readonly year: number; readonly opensOn: LocalDate; readonly closedOn: LocalDate | null };
  readonly today: LocalDate;
  readonly state: ReviewState;
  readonly posting: { readonly fromDate: LocalDate; readonly toDate: LocalDate } | null;
  /** The request by which it came on the list. */
  readonly request: { readonly screeningPassed: boolean | null } | undefined;
  /** In a round that checks by income only; else undefined. */
  readonly check: { readonly household: CheckByIncome | undefined; readonly classes: ClassRoles } | undefined;
};

/** Undefined where the household can be asked. Whom the registry lacks facts of is said by `whyNotAskedOn`, for the day is chosen. */
export function whyNoSurvey({ round, today, state, posting, request, check }: Asked): Refusal | undefined {
  const open = requireOpen(round);
  if (!open.ok) return open.failure;
  if (today < round.opensOn)
    return refuse("day.before_what_it_rests_on", {
      day: today,
      earliest: round.opensOn,
      restsOn: "round",
      field: "surveyedOn",
    });
  const passed = whyNotReviewAct("survey", [state], posting);
  if (passed !== undefined) return passed;
  const screened = submitAnswers({ state }, request);
  if (!screened.ok) return screened.failure;
  const asked = check === undefined ? undefined : checkByIncome(check.household, check.classes);
  return asked?.ok === false ? asked.failure : undefined;
}

/** Why answers of a day cannot be taken, whatever they are: nobody lives there then, or the registry lacks a birth or a sex on which they rest. */
export function whyNotAskedOn(
  members: readonly RegisteredMember[],
  day: LocalDate,
  needs: { readonly needsSex: boolean },
): Refusal | undefined {
  if (members.length === 0) return refuse("review.nobody_lives_there", { day });
  const [fault] = memberFaults(
    members.map(({ personId }) => ({ personId })),
    members,
    needs,
  );
  return fault === undefined ? undefined : refuseMember(fault, members, day);
}
