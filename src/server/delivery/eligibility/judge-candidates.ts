/** Whom an activity may support on a day, in the order in which they are proposed, and why the others not: what proposals and their list go by. */
import type { LocalDate } from "#kernel/local-date.ts";
import type { RuleReason } from "#kernel/rule/explain-rule.ts";
import { answerWithPeople, explainHousehold, explainPerson } from "#programme/delivery/eligibility/explain-kind.ts";
import type { EligibilityAnswer } from "#programme/delivery/eligibility/explain-kind.ts";
import { groupsOf, isInGroup, participationInput } from "#programme/delivery/participation.ts";
import type { ActivityInUse } from "#server/delivery/activity/activity-record.ts";
import { listPeople } from "#server/delivery/support/people-store.ts";
import type { PersonOfHousehold } from "#server/delivery/support/people-store.ts";
import { lackingOf, membersOf } from "#server/delivery/support/support-findings.ts";
import { listCandidates } from "#server/delivery/support/supports-store.ts";
import type { Candidate, NewSupport } from "#server/delivery/support/supports-store.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** A household, or of a kind for people one of it; where nobody of it is one of them, the household alone. */
export type Judged = {
  readonly candidate: Candidate;
  readonly person: PersonOfHousehold | undefined;
  readonly answer: EligibilityAnswer;
  readonly reason: RuleReason;
  readonly reasonOfPerson: RuleReason | undefined;
  readonly grounds: NewSupport["grounds"];
};

/** Where, without whom (who has a support of that activity), and by which kind. */
export type Judging = Pick<ActivityInUse, "communeId" | "activityId"> & {
  readonly inUse: Pick<ActivityInUse["inUse"], "kind" | "indicatorCodes">;
};

export async function judgeCandidates(tx: Tx, activity: Judging, on: LocalDate): Promise<readonly Judged[]> {
  const { communeId, activityId } = activity;
  const { kind, indicatorCodes } = activity.inUse;
  const { mayTakePart } = kind;
  // A kind for an area has no households.
  if (mayTakePart === undefined) return [];
  const groups = groupsOf(kind);
  const of = kind.people === undefined ? "households" : "people";
  const candidates = await listCandidates(tx, communeId, activityId, on, groups, of);
  const lackingBy = await lackingOf(tx, candidates);
  const judged = candidates.map((candidate): Judged => {
    const lacking = lackingBy(candidate);
    const facts = participationInput(indicatorCodes, {
      class: candidate.class,
      isListed: candidate.isListed,
      setting: candidate.setting,
      memberCount: candidate.memberCount,
      deprivations: lacking,
      members: membersOf(candidate.facts),
      lacksLand: candidate.lacksLand ?? undefined,
      newlyEscaped: candidate.newlyEscaped,
      lowIncomeWorkers: candidate.lowIncomeWorkers,
    });
    const { answers } = kind.pack;
    const grounds = {
      class: candidate.class,
      decisionId: candidate.decisionId,
      deprivations: answers.length === 0 ? lacking : lacking.filter((code) => answers.includes(code)),
      groups: groups.filter((group) => isInGroup(group, candidate) === true),
    };
    const household = explainHousehold(mayTakePart, facts);
    return { candidate, person: undefined, ...household, reasonOfPerson: undefined, grounds };
  });
  if (of === "households") return judged;
  const open = judged.filter(({ answer }) => answer !== "no").map(({ candidate }) => candidate);
  const people = Map.groupBy(await listPeople(tx, open, { on, without: activityId }), ({ householdId }) => householdId);
  return judged.flatMap((one) => peopleOf(one, people.get(one.candidate.householdId) ?? []));

  /** Each person for whom the kind is or may be; with none of them the household, which then is no. */
  function peopleOf(one: Judged, members: readonly PersonOfHousehold[]): readonly Judged[] {
    if (one.answer === "no") return [one];
    const found = members.flatMap((person): Judged[] => {
      const explained = explainPerson(kind, person, on);
      if (explained === undefined || explained.answer === "no") return [];
      const answer = answerWithPeople(one.answer, [explained.answer]);
      return [{ ...one, person, answer, reasonOfPerson: explained.reason }];
    });
    return found.length > 0 ? found : [{ ...one, answer: "no" }];
  }
}
