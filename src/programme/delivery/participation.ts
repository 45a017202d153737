import type { RuleInput } from "#kernel/rule/rule-type.ts";
import type { Escape } from "#programme/review/decision/newly-escaped.ts";
import type { BeneficiaryGroup } from "#programme/review/standard/beneficiary-groups.ts";
import type { ActivityKind, groupFields } from "#programme/planning/framework/programme-pack.ts";

/** A household as its last decision and the decided review left it. */
export type ParticipationFacts = {
  readonly class: string;
  readonly setting: string | null;
  readonly memberCount: number;
  readonly deprivations: readonly string[];
  /** Members of the decided review: ages and allowances. */
  readonly members: readonly { readonly age?: unknown; readonly drawsAllowance?: unknown }[];
  /** Was lack of production land recorded as a cause? Undefined where nobody asked. */
  readonly lacksLand?: boolean | undefined;
  /** Null or undefined where it is unknown: a rule that hangs on it is then not met. */
  readonly newlyEscaped?: boolean | null | undefined;
  readonly lowIncomeWorkers?: number | null | undefined;
};

const groupOf = {
  newlyEscaped: "newly_escaped",
  lowIncomeWorkers: "low_income_worker",
} as const satisfies Record<keyof typeof groupFields, BeneficiaryGroup>;

/** The groups beside the lists that a kind is for: those that its rule asks about. */
export function groupsOf({ mayTakePart: rule }: Pick<ActivityKind, "mayTakePart">): readonly BeneficiaryGroup[] {
  return Object.entries(groupOf).flatMap(([field, group]) => (rule?.reads.includes(field) === true ? [group] : []));
}

/** Is the household in the group? Undefined where nobody knows. */
export function isInGroup(
  group: BeneficiaryGroup,
  { newlyEscaped, lowIncomeWorkers }: Pick<ParticipationFacts, "newlyEscaped" | "lowIncomeWorkers">,
): boolean | undefined {
  if (group === "newly_escaped") return newlyEscaped ?? undefined;
  return lowIncomeWorkers === null || lowIncomeWorkers === undefined ? undefined : lowIncomeWorkers > 0;
}

/** What the state of an escape says of a household; null where it is unknown. */
export function isNewlyEscaped({ state }: Pick<Escape, "state">): boolean | null {
  return state === "unknown" ? null : state === "newly_escaped";
}

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
    setting: household.setting,
    memberCount: household.memberCount,
    ableToWork,
    lacksLand: household.lacksLand ?? false,
    newlyEscaped: household.newlyEscaped ?? null,
    lowIncomeWorkers: household.lowIncomeWorkers ?? null,
    ...Object.fromEntries(indicatorCodes.map((code) => [code, household.deprivations.includes(code)])),
  };
}
