import type { RuleInput } from "#kernel/rule/rule-type.ts";
import type { ActivityKind } from "#programme/planning/framework/programme-pack.ts";

/** A household as its last decision and the decided review left it. */
export type ParticipationFacts = {
  readonly class: string;
  /** Is that class on the list? */
  readonly isListed: boolean;
  readonly setting: string | null;
  readonly memberCount: number;
  readonly deprivations: readonly string[];
  /** Members of the decided review: ages and allowances. */
  readonly members: readonly { readonly age?: unknown; readonly drawsAllowance?: unknown }[];
  /** Was lack of production land recorded as a cause? Undefined where nobody asked. */
  readonly lacksLand?: boolean | undefined;
};

/** May the household take part in activities of this kind? A rule that cannot be answered is no; a kind for an area has no households. */
export function mayTakePart(
  kind: ActivityKind,
  indicatorCodes: readonly string[],
  household: ParticipationFacts,
): boolean {
  const outcome = kind.mayTakePart?.evaluate(participationInput(indicatorCodes, household));
  return outcome?.ok === true && outcome.value === true;
}

/** Able to work: 15 to 61 and not drawing a monthly allowance; who has nobody so needs another road than livelihoods. */
export function participationInput(indicatorCodes: readonly string[], household: ParticipationFacts): RuleInput {
  const ableToWork = household.members.filter(
    ({ age, drawsAllowance }) => typeof age === "number" && age >= 15 && age <= 61 && drawsAllowance !== true,
  ).length;
  return {
    class: household.class,
    onList: household.isListed,
    setting: household.setting,
    memberCount: household.memberCount,
    ableToWork,
    lacksLand: household.lacksLand ?? false,
    ...Object.fromEntries(indicatorCodes.map((code) => [code, household.deprivations.includes(code)])),
  };
}
