import type { HouseholdField, StandardPack, Texts } from "#programme/review/standard/standard-pack.ts";

/** Both limits are possible answers, as people write them (8 m²); with `orZero`, so is 0. */
export type Bounds = { readonly from: number; readonly to: number; readonly orZero?: boolean | undefined };

/** How a field of a standard is asked: its words, and how a whole number is written for people. */
export type FormField = {
  readonly field: string;
  readonly label: Texts;
  readonly help?: Texts | undefined;
  readonly unit?: Texts | undefined;
  /** The field is kept in parts of 10^decimals: 8.00 m2 are 800 hundredths. */
  readonly decimals?: number | undefined;
  readonly values?: Readonly<Record<string, Texts>> | undefined;
  /** Between which limits a figure is; beyond them it is refused. */
  readonly bounds?: Bounds | undefined;
  /** What is answered beyond it is asked once more, as people write it (8 m²); it is never refused. */
  readonly usual?: Usual | undefined;
  /** Completed years of age at which a value is usual. */
  readonly usualAges?: Readonly<Record<string, Usual>> | undefined;
};
/** A source of income as the form asks for it; an excluded one is written down and does not count. */
export type IncomeSource = {
  readonly source: string;
  readonly name: Texts;
  readonly help?: Texts | undefined;
  readonly excluded?: boolean | undefined;
};
export type Usual = { readonly from: number; readonly to: number };

/** A survey form for a standard, as it is in packs/forms. */
export type Form = {
  readonly id: string;
  readonly version: string;
  readonly kind: "form";
  readonly standard: string;
  readonly title: Texts;
  /** Between which limits an income a person and month is, in đồng. */
  readonly incomeBounds?: Bounds | undefined;
  /** Usual incomes a person and month, in đồng. */
  readonly usualIncome?: Usual | undefined;
  /** Sources by which the income of twelve months may be computed, in order. */
  readonly incomeSources?: readonly IncomeSource[] | undefined;
  /** Between which limits an amount or a cost of a source is. */
  readonly incomeSourceBounds?: Bounds | undefined;
  readonly household: readonly { readonly title: Texts; readonly fields: readonly FormField[] }[];
  readonly member: readonly FormField[];
};

/** Everything that is wrong with a form: a field that the standard has not, one that is asked nowhere or twice, a value without a name. */
export function checkForm(
  form: Form,
  standard: Pick<StandardPack, "id" | "household" | "member" | "income">,
  file: string,
): readonly string[] {
  if (form.standard !== standard.id)
    return [`${file}: the form is for ${form.standard}, not for ${standard.id}. Name its own standard.`];
  return [
    ...(standard.income !== undefined && form.incomeBounds === undefined
      ? [`${file}: incomeBounds is missing. Give the limits between which an income a person and month is.`]
      : []),
    ...checkSources(form, file),
    ...checkFields(
      form.household.flatMap((section) => section.fields),
      standard.household,
      `${file}: household`,
    ),
    ...checkFields(form.member, standard.member, `${file}: member`),
  ];
}

function checkSources({ incomeSources = [], incomeSourceBounds }: Form, file: string): readonly string[] {
  if (incomeSources.length === 0) return [];
  const names = incomeSources.map(({ source }) => source);
  return [
    ...names
      .filter((name, at) => names.indexOf(name) !== at)
      .map((name) => `${file}: incomeSources has ${name} twice. Name each source once.`),
    ...(incomeSourceBounds === undefined
      ? [`${file}: incomeSourceBounds is missing. Give the limits between which an amount of a source is.`]
      : []),
  ];
}

function checkFields(
  asked: readonly FormField[],
  fields: Readonly<Record<string, HouseholdField>>,
  place: string,
): readonly string[] {
  const errors: string[] = [];
  const names = asked.map(({ field }) => field);
  for (const name of Object.keys(fields)) {
    const times = names.filter((asked) => asked === name).length;
    if (times !== 1) errors.push(`${place}.${name}: it is asked ${times} times. Ask it once.`);
  }
  for (const { field, values = {}, usualAges = {}, bounds } of asked) {
    const declared = fields[field];
    if (declared === undefined) {
      errors.push(`${place}.${field}: the standard has no such field. Take it away, or mend its name.`);
      continue;
    }
    const isFigure = declared.type === "int" || declared.type === "double";
    if (isFigure && bounds === undefined)
      errors.push(`${place}.${field}: a figure without bounds. Give the limits between which it is.`);
    if (!isFigure && bounds !== undefined) errors.push(`${place}.${field}: only a figure has bounds. Take them away.`);
    for (const value of declared.values ?? []) {
      if (!(value in values)) errors.push(`${place}.${field}: the value ${value} has no name. Give it one.`);
    }
    for (const value of Object.keys(usualAges)) {
      if (declared.values?.includes(value) !== true)
        errors.push(
          `${place}.${field}: usual ages are given for ${value}, which the standard does not know. Take them away.`,
        );
    }
    for (const value of Object.keys(values)) {
      if (declared.values?.includes(value) !== true)
        errors.push(`${place}.${field}: the standard knows no value ${value}. Take it away.`);
    }
  }
  return errors;
}
