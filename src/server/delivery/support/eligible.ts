/** Whom an activity may support on the day, in the order in which they are proposed. */
import type { Id } from "#kernel/id.ts";
import { groupsOf, isInGroup, mayTakePart } from "#programme/delivery/participation.ts";
import { isFor } from "#programme/delivery/people-of.ts";
import type { ActivityContext } from "#server/delivery/activity/activity-record.ts";
import { listPeople } from "./people-store.ts";
import { lackingOf, membersOf } from "./support-findings.ts";
import { listCandidates } from "./supports-store.ts";
import type { Candidate, NewSupport } from "./supports-store.ts";

export type Eligible = {
  readonly candidate: Candidate;
  /** Of a kind for people: whom of the household. */
  readonly personId: Id<"person"> | undefined;
  readonly grounds: NewSupport["grounds"];
};

/** Households that the rule of the kind admits, or the people in them that the kind is for; and how many households were looked at. */
export async function listEligible(
  context: ActivityContext,
): Promise<{ readonly eligible: readonly Eligible[]; readonly considered: number }> {
  const { communeId, activityId, inUse } = context.record;
  const { kind, indicatorCodes } = inUse;
  const groups = groupsOf(kind);
  const of = kind.people === undefined ? "households" : "people";
  const candidates = await listCandidates(context.tx, communeId, activityId, context.today, groups, of);
  const lackingBy = await lackingOf(context.tx, candidates);
  const admitted = candidates.filter((candidate) =>
    mayTakePart(kind, indicatorCodes, {
      class: candidate.class,
      isListed: true,
      setting: candidate.setting,
      memberCount: candidate.memberCount,
      deprivations: lackingBy(candidate),
      members: membersOf(candidate.facts),
      lacksLand: candidate.lacksLand ?? undefined,
      newlyEscaped: candidate.newlyEscaped,
      lowIncomeWorkers: candidate.lowIncomeWorkers,
    }),
  );
  const groundsOf = (candidate: Candidate): Eligible["grounds"] => {
    const { answers } = kind.pack;
    const lacking = lackingBy(candidate);
    return {
      class: candidate.class,
      decisionId: candidate.decisionId,
      deprivations: answers.length === 0 ? lacking : lacking.filter((code) => answers.includes(code)),
      groups: groups.filter((group) => isInGroup(group, candidate) === true),
    };
  };
  const considered = candidates.length;
  if (of === "households") {
    const eligible = admitted.map((candidate) => ({ candidate, personId: undefined, grounds: groundsOf(candidate) }));
    return { eligible, considered };
  }
  const people = Map.groupBy(
    await listPeople(context.tx, admitted, { on: context.today, without: activityId }),
    ({ householdId }) => householdId,
  );
  const eligible = admitted.flatMap((candidate) =>
    (people.get(candidate.householdId) ?? [])
      .filter((person) => isFor(kind, person, context.today))
      .map(({ personId }) => ({ candidate, personId, grounds: groundsOf(candidate) })),
  );
  return { eligible, considered };
}
