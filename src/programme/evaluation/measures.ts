/** Sums of one area, whole numbers: everything that is shown is made of these. */
export type AreaSums = {
  readonly households: number;
  readonly people: number;
  readonly poor: number;
  readonly nearPoor: number;
  /** People in households that are counted by the standard of the measures. */
  readonly measuredPeople: number;
  /** Of them people in households deprived by weight k or more, and over those people the weights of what each lacks. */
  readonly deprivedPeople: number;
  readonly deprivationSum: number;
};

export type Measures = {
  readonly poorRate: number | null;
  readonly nearPoorRate: number | null;
  readonly multidimensionalRate: number | null;
  readonly H: number | null;
  readonly A: number | null;
  readonly M0: number | null;
};

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/**
 * Rates in per cent of households; headcount ratio H, intensity A and adjusted headcount M0 of people (Alkire and Foster 2011):
 * H = q/n, A = sum of the deprived people's weighted deprivation shares / q, M0 = H x A = sum of shares / n. The weights of all
 * indicators sum to `weightBase`. The multidimensional poverty rate of Việt Nam is poor and near-poor households of all households.
 */
export function measuresOf(sums: AreaSums, weightBase: number): Measures {
  const rate = (count: number) => {
    const found = share(count, sums.households);
    return found === null ? null : found * 100;
  };
  return {
    poorRate: rate(sums.poor),
    nearPoorRate: rate(sums.nearPoor),
    multidimensionalRate: rate(sums.poor + sums.nearPoor),
    H: share(sums.deprivedPeople, sums.measuredPeople),
    A: share(sums.deprivationSum, sums.deprivedPeople * weightBase),
    M0: share(sums.deprivationSum, sums.measuredPeople * weightBase),
  };
}

export function addSums(rows: readonly AreaSums[]): AreaSums {
  const sum = (key: keyof AreaSums) => rows.reduce((total, row) => total + row[key], 0);
  return {
    households: sum("households"),
    people: sum("people"),
    poor: sum("poor"),
    nearPoor: sum("nearPoor"),
    measuredPeople: sum("measuredPeople"),
    deprivedPeople: sum("deprivedPeople"),
    deprivationSum: sum("deprivationSum"),
  };
}
