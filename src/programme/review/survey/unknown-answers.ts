/** Answers to what nobody asks: a field that neither the standard nor the form has is refused by its name, and not kept in silence. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import type { ScoreTable } from "#programme/review/standard/score-table.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import type { Form } from "./form.ts";

/** What a round asks. */
export type Asked = {
  /** All standards whose answers are asked on one sheet. */
  readonly sheet: Pick<StandardPack, "household" | "member">;
  readonly form: Form | undefined;
  readonly scoreTable?: ScoreTable | undefined;
};

/** What the registry says of a member is beside the answers. */
const registered = ["personId", "birthDate", "birthPrecision", "sex"];

export function unknownFields(
  { sheet, form }: Omit<Asked, "scoreTable">,
  given: { readonly household: readonly string[]; readonly member: readonly string[] },
): { readonly household: readonly string[]; readonly member: readonly string[] } {
  const ofHousehold = new Set([
    ...Object.keys(sheet.household),
    ...(form?.household ?? []).flatMap(({ fields }) => fields.map(({ field }) => field)),
  ]);
  const ofMember = new Set([
    ...registered,
    ...Object.keys(sheet.member),
    ...(form?.member ?? []).map(({ field }) => field),
  ]);
  return {
    household: given.household.filter((field) => !ofHousehold.has(field)),
    member: given.member.filter((field) => !ofMember.has(field)),
  };
}

/** The first answer to a question that nobody asked, with the member of whom it was given. An empty one says nothing. */
export function refuseUnknownAnswers(
  asked: Asked,
  answers: Answers,
  nameOf = (personId: string) => personId,
): Refusal | undefined {
  const [ofHousehold] = unknownFields(asked, { household: givenIn(answers.household), member: [] }).household;
  if (ofHousehold !== undefined) return refuse("review.answer_not_asked", { field: ofHousehold });
  for (const member of answers.members) {
    const [field] = unknownFields(asked, { household: [], member: givenIn(member) }).member;
    const { personId } = member;
    if (field !== undefined)
      return refuse("review.member_answer_not_asked", { field, name: nameOf(personId), personId });
  }
  const { rows } = asked.scoreTable ?? {};
  const stranger =
    rows === undefined
      ? undefined
      : givenIn(answers.points ?? {}).find((question) => !rows.some((row) => row.question === question));
  return stranger === undefined ? undefined : refuse("review.answer_not_asked", { field: stranger });
}

const givenIn = (answers: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(answers).flatMap(([field, value]) =>
    value === undefined || value === null || value === "" ? [] : [field],
  );
