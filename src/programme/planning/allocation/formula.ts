import type { Money } from "#kernel/money.ts";

/** A sum of money, or a share of the whole amount in hundredths of a per cent; of both the sum goes first. */
export type Bound = { readonly amount?: Money | undefined; readonly basisPoints?: number | undefined };

/**
 * How money is shared among areas. Fixed amounts go first (earmarks); of the rest each criterion takes `weight` parts, shared in
 * proportion to its number, times the area's coefficient where that is used; floors and ceilings hold for what an area gets in all.
 */
export type Formula = {
  readonly criteria: readonly { readonly code: string; readonly weight: number }[];
  /** Shares are whole multiples of this many đồng; what is left is explained. */
  readonly unit: number;
  readonly useAreaCoefficient: boolean;
  readonly floor?: Bound | undefined;
  readonly ceiling?: Bound | undefined;
  /** Of one area, in place of those of all. */
  readonly areaBounds?:
    | readonly {
        readonly areaId: string;
        readonly floor?: Money | undefined;
        readonly ceiling?: Money | undefined;
      }[]
    | undefined;
  readonly fixed?: readonly { readonly areaId: string; readonly amount: Money; readonly reason: string }[] | undefined;
  /** Numbers that a person gave in place of those that were counted, with where they come from. */
  readonly given?:
    | readonly {
        readonly areaId: string;
        readonly criterion: string;
        readonly number: number;
        readonly source: string;
      }[]
    | undefined;
  /** The area from whose centre distances are measured: the seat of the province. */
  readonly centreAreaId?: string | undefined;
};

export type FormulaInput = {
  readonly areaId: string;
  /** Number of each criterion: households, people, kilometres, … */
  readonly numbers: Readonly<Record<string, number>>;
  /** 50 island, border, zone III; 40 zone II; 30 zone I; 25 other (Decision 16/2026/QD-TTg): the highest only. */
  readonly coefficient: number;
};

/** What an area got and why: `amount` = `fixed` + `proportional` + `bounding` + `rounding`. */
export type FormulaShare = {
  readonly areaId: string;
  readonly amount: Money;
  readonly fixed: Money;
  /** What the criteria bring, in whole đồng (rounded down; the fraction is in `bounding`). */
  readonly proportional: Money;
  /** What each criterion brings. */
  readonly parts: Readonly<Record<string, Money>>;
  /** Raised to its floor, lowered to its ceiling, or neither. */
  readonly bound: "floor" | "ceiling" | null;
  /** What floors and ceilings, its own or those of others, added or took. */
  readonly bounding: Money;
  readonly rounding: Money;
  /** Why it was rounded up: one of the largest fractions, or the place of the last odd đồng. */
  readonly roundedUp: "largest_fraction" | "odd" | "both" | null;
};

export type FormulaResult = {
  /** What was shared by the criteria: the amount without what is fixed. */
  readonly distributable: Money;
  /** Criteria that are zero everywhere take no part. */
  readonly idle: readonly string[];
  /** Sum of each criterion's number over the areas, times their coefficients. */
  readonly totals: Readonly<Record<string, bigint>>;
  readonly totalWeight: number;
  readonly shares: readonly FormulaShare[];
};
