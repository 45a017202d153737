/** Answers that are asked once more while somebody is still at the house. A doubt advises and refuses nothing. */
type Usual = { readonly from: number; readonly to: number };
type DoubtedField = {
  readonly decimals: number;
  readonly usual: Usual | null;
  readonly usualAges: Readonly<Record<string, Usual>> | null;
};

export type Doubt =
  | { readonly kind: "range"; readonly usual: Usual }
  /** This answer is usual at other ages. */
  | { readonly kind: "age"; readonly usual: Usual; readonly age: number };

const isWithin = (value: number, { from, to }: Usual) => value >= from && value <= to;

/** What is unusual about one answer, given as the standard keeps it. */
export function doubtOf(
  { usual, usualAges, decimals }: DoubtedField,
  value: unknown,
  age: number | null = null,
): Doubt | undefined {
  if (typeof value === "number" && usual !== null && !isWithin(value / 10 ** decimals, usual))
    return { kind: "range", usual };
  if (typeof value !== "string" || age === null) return undefined;
  const ages = usualAges?.[value];
  return ages === undefined || isWithin(age, ages) ? undefined : { kind: "age", usual: ages, age };
}

/** An income a person and month far from what is usual. */
export function doubtOfIncome(usual: Usual | null, income: number | undefined): Doubt | undefined {
  return usual === null || income === undefined || isWithin(income, usual) ? undefined : { kind: "range", usual };
}
