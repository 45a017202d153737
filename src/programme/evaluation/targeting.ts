/**
 * Did supports reach whom they are for? (Coady, Grosh and Hoddinott 2004; Ravallion 2009.) Of a kind of support and a year:
 * coverage = reached / eligible, under-coverage = 1 - coverage, leakage = outside / served. Eligible are the households to whom the rule of the
 * kind says yes by the list with which the year began; reached are those of them that it was delivered to in the year; served are all
 * that it was delivered to, outside of these those whose class the kind admits neither by that list nor on the day of delivery, and who are
 * of no group that it admits on that day.
 */
import { groupsOf, mayTakePart } from "#programme/delivery/participation.ts";
import type { ActivityKind } from "#programme/planning/framework/programme-pack.ts";
import type { BeneficiaryGroup } from "#programme/review/standard/beneficiary-groups.ts";

export type Admitted = { readonly classes: ReadonlySet<string>; readonly groups: readonly BeneficiaryGroup[] };

const adults = [{ age: 30 }, { age: 31 }];

/** The classes of which some household may have the kind, whatever else its rule asks: the rule is asked of households that lack everything. */
export function admittedBy(
  kind: ActivityKind,
  indicatorCodes: readonly string[],
  classes: readonly Listed[],
): Admitted {
  const isAdmitted = ({ code, isListed }: Listed) =>
    [false, true].some((lacksLand) =>
      ["rural", "urban"].some((setting) =>
        [1, 4, 8].some((memberCount) =>
          mayTakePart(kind, indicatorCodes, {
            class: code,
            isListed,
            setting,
            memberCount,
            deprivations: indicatorCodes,
            members: adults,
            lacksLand,
            newlyEscaped: false,
            lowIncomeWorkers: 0,
          }),
        ),
      ),
    );
  return { classes: new Set(classes.filter(isAdmitted).map(({ code }) => code)), groups: groupsOf(kind) };
}
type Listed = { readonly code: string; readonly isListed: boolean };

/** A household that a kind was delivered to. */
export type Served = {
  /** By the list with which the year began, and on the day of delivery; null where nothing was decided on it by then. */
  readonly classes: readonly (string | null)[];
  /** On the day of delivery. */
  readonly groups: readonly BeneficiaryGroup[];
};

export function isOutside({ classes, groups }: Admitted, served: Served): boolean {
  return (
    !served.classes.some((one) => one !== null && classes.has(one)) &&
    !served.groups.some((one) => groups.includes(one))
  );
}

export type TargetingCounts = {
  readonly eligible: number;
  readonly reached: number;
  /** Of whom something that the rule asks is not known: in none of the others. */
  readonly unknown: number;
  readonly served: number;
  readonly outside: number;
};
export type TargetingRates = {
  readonly coverage: number | null;
  readonly underCoverage: number | null;
  readonly leakage: number | null;
};

export function targetingOf({ eligible, reached, served, outside }: TargetingCounts): TargetingRates {
  const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    coverage: ratio(reached, eligible),
    underCoverage: ratio(eligible - reached, eligible),
    leakage: ratio(outside, served),
  };
}

/** The counts that can be computed from those that are shown. */
export function cellsOf({ eligible, reached, unknown, served, outside }: TargetingCounts): readonly number[] {
  return [reached, eligible - reached, unknown, served, outside, served - outside];
}

export function addTargeting(rows: readonly TargetingCounts[]): TargetingCounts {
  const sum = (of: keyof TargetingCounts) => rows.reduce((total, row) => total + row[of], 0);
  return {
    eligible: sum("eligible"),
    reached: sum("reached"),
    unknown: sum("unknown"),
    served: sum("served"),
    outside: sum("outside"),
  };
}

export const targetingGroups = ["commune", "sex_of_head", "ethnicity_group"] as const;
export type TargetingGroup = (typeof targetingGroups)[number];
