import type { ClassRole } from "#programme/review/standard/class-role.ts";

/** What money may be shared by. The number of each is a whole number per area, and says in which unit it is. */

export const criteria = {
  /** Households of the list in force on the day. */
  poor: "households",
  near_poor: "households",
  /** Deprivations of poor and near-poor households, all indicators together. */
  deprivations: "deprivations",
  /** Of all households that were reviewed. */
  households: "households",
  people: "people",
  /** Of the areas pack, which says where the source lacks it. */
  population: "people",
  /** Households with a member who is not of the largest people, per thousand: only where the programme's pack permits it. */
  minority_share: "per_mille",
  /** The coefficient of the area's class itself, as points (Decision 16/2026/QD-TTg; docs/law.md L6). */
  area_class: "points",
  /** Villages that the decision of the day counts as very hard; a point each (Decision 16/2026/QD-TTg). */
  very_hard_villages: "villages",
  /** From the centre of the seat of the province to the centre of the area, great circle. */
  distance: "kilometres",
  /** Disbursed of what was allocated in the year before, per thousand, from the ledger. */
  absorption: "per_mille",
  /** The same for each. */
  equal: "points",
} as const;

/** Criteria that count the households of a class by what it counts as: they are called what the standard calls the class. */
export const roleOfCriterion: Readonly<Record<string, ClassRole>> = { poor: "in_poverty", near_poor: "near_poverty" };

export type PlainCriterion = keyof typeof criteria;
/** Poor and near-poor households that lack one indicator of the standard. */
export type DeprivedCriterion = `deprived:${string}`;
export type CriterionCode = PlainCriterion | DeprivedCriterion;
export type CriterionUnit = (typeof criteria)[PlainCriterion];

export const plainCriteria = Object.keys(criteria) as readonly PlainCriterion[];

export function isCriterion(code: string): code is CriterionCode {
  return indicatorOf(code) !== undefined || plainCriteria.some((known) => known === code);
}

export function indicatorOf(code: string): string | undefined {
  return code.startsWith("deprived:") && code.length > 9 ? code.slice(9) : undefined;
}

export function unitOf(code: string): CriterionUnit {
  return plainCriteria.includes(code as PlainCriterion) ? criteria[code as PlainCriterion] : "households";
}

/** Criteria that count households of a list: small numbers of them are not published (docs/allocation.md). */
export function countsHouseholds(code: string): boolean {
  return ["poor", "near_poor", "deprivations"].includes(code) || indicatorOf(code) !== undefined;
}
