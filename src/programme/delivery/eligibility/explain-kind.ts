/** Whom a kind of activity may support on a day, and why: its rule taken apart, of the household and of each of its people. */
import type { CompiledRule } from "#kernel/rule/compile-rule.ts";
import { explainRule } from "#kernel/rule/explain-rule.ts";
import type { RuleReason } from "#kernel/rule/explain-rule.ts";
import type { RuleInput } from "#kernel/rule/rule-type.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ActivityKind } from "#programme/planning/framework/programme-pack.ts";
import { personInput } from "#programme/delivery/people-of.ts";
import type { PersonFacts } from "#programme/delivery/people-of.ts";

/** "unknown": the facts that are there do not tell; who cannot be answered is asked first, and is not supported meanwhile. */
export const eligibilityAnswers = ["yes", "no", "unknown"] as const;
export type EligibilityAnswer = (typeof eligibilityAnswers)[number];

export type Explained = { readonly answer: EligibilityAnswer; readonly reason: RuleReason };

const answerOf = (holds: boolean | null): EligibilityAnswer => (holds === null ? "unknown" : holds ? "yes" : "no");

export function explainHousehold({ node }: CompiledRule, facts: RuleInput): Explained {
  const reason = explainRule(node, facts);
  return { answer: answerOf(reason.holds), reason };
}

/** Undefined for a kind that is for households as a whole. */
export function explainPerson({ people }: ActivityKind, person: PersonFacts, on: LocalDate): Explained | undefined {
  if (people === undefined) return undefined;
  const reason = explainRule(people.node, personInput(person, on));
  return { answer: answerOf(reason.holds), reason };
}

/** Of a kind for people a household takes part with those for whom it is; with nobody it does not. */
export function answerWithPeople(
  household: EligibilityAnswer,
  people: readonly EligibilityAnswer[] | undefined,
): EligibilityAnswer {
  if (people === undefined || household === "no") return household;
  if (people.includes("yes")) return household;
  return people.includes("unknown") ? "unknown" : "no";
}
