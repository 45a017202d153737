/** Which people of a household a kind of activity is for. */
import type { LocalDate } from "#kernel/local-date.ts";
import type { RuleInput, Scalar } from "#kernel/rule/rule-type.ts";
import type { ActivityKind } from "#programme/planning/framework/programme-pack.ts";
import { ageAt } from "#programme/registry/person/age-at.ts";
import type { Birth } from "#programme/registry/person/person.ts";

/** A member of today by the registry, with what the decided survey answered about the person; nothing for who came later. */
export type PersonFacts = {
  readonly birth: Birth | undefined;
  readonly sex: string | null;
  readonly isHead: boolean;
  readonly answers: Readonly<Record<string, unknown>>;
};

/** Is the person one of those for whom the kind is? A rule that cannot be answered is no: what is unknown is asked first. */
export function isFor({ people }: Pick<ActivityKind, "people">, person: PersonFacts, on: LocalDate): boolean {
  const outcome = people?.evaluate(personInput(person, on));
  return outcome?.ok === true && outcome.value === true;
}

/** What the rule asks of a person, as it is on the day. */
export function personInput({ birth, sex, isHead, answers }: PersonFacts, on: LocalDate): RuleInput {
  const answered = Object.entries(answers).flatMap(([field, value]): (readonly [string, Scalar])[] =>
    isScalar(value) ? [[field, value]] : [],
  );
  const age = birth === undefined ? undefined : ageAt(birth, on);
  return { ...Object.fromEntries(answered), age: age?.years ?? null, sex, isHead };
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === "boolean" || typeof value === "string" || Number.isSafeInteger(value);
