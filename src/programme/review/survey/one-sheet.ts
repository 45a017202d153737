/** One answer sheet for two standards: each question of either, asked once. */
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import type { Form, FormField } from "./form.ts";

/** What both standards ask; a field of the same name is asked as the first has it. */
export function askedByBoth(first: StandardPack, second: StandardPack | undefined): StandardPack {
  if (second === undefined) return first;
  const pensionAges = first.pensionAges ?? second.pensionAges;
  return {
    ...first,
    household: { ...second.household, ...first.household },
    member: { ...second.member, ...first.member },
    ...(pensionAges === undefined ? {} : { pensionAges }),
  };
}

/** The form of the first, and after it those questions of the second that it does not have. */
export function oneForm(first: Form | undefined, second: Form | undefined): Form | undefined {
  if (first === undefined || second === undefined) return first;
  const known = new Set(first.household.flatMap(({ fields }) => fields).map(({ field }) => field));
  const more = second.household
    .map((section) => ({ ...section, fields: section.fields.filter(({ field }) => !known.has(field)) }))
    .filter(({ fields }) => fields.length > 0);
  const isNew = ({ field }: FormField) => !first.member.some((one) => one.field === field);
  return {
    ...first,
    household: [...first.household, ...more],
    member: [...first.member, ...second.member.filter(isNew)],
  };
}
