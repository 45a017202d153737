/** Which of the twelve deprivations a made-up household has in a year: as many as its class asks for, of those it can have. */
import type { PovertyClass } from "./poverty-model.ts";
import type { Random } from "./random.ts";

/** Codes of the standard 2022-2026 (Decree 07/2021, annex), in the order of the official forms. */
export const indicatorCodes = [
  "employment",
  "dependents",
  "nutrition",
  "healthInsurance",
  "adultEducation",
  "childSchooling",
  "housingQuality",
  "housingArea",
  "water",
  "toilet",
  "telecom",
  "infoDevices",
] as const;
export type IndicatorCode = (typeof indicatorCodes)[number];

/** What a member of the household can be counted for on the day of the review. */
export type MemberFacts = {
  readonly age: number;
  readonly drawsAllowance: boolean;
};

/** How often each is among the needs of the poor; ours. Insurance is rare, because the poor have it free. */
const weights: Readonly<Record<Exclude<IndicatorCode, "dependents">, number>> = {
  employment: 50,
  nutrition: 22,
  healthInsurance: 14,
  adultEducation: 38,
  childSchooling: 9,
  housingQuality: 42,
  housingArea: 24,
  water: 20,
  toilet: 55,
  telecom: 30,
  infoDevices: 14,
};

const counts: Readonly<Record<PovertyClass, readonly (readonly [number, number])[]>> = {
  poor: [
    [3, 46],
    [4, 32],
    [5, 15],
    [6, 7],
  ],
  near_poor: [
    [0, 10],
    [1, 38],
    [2, 52],
  ],
  non_poor: [
    [0, 56],
    [1, 30],
    [2, 10],
    [3, 4],
  ],
};

/** More than half are dependents: children under 16, and elderly or disabled people with a monthly social allowance. */
export function hasTooManyDependents(members: readonly MemberFacts[]): boolean {
  return members.filter(({ age, drawsAllowance }) => age < 16 || drawsAllowance).length * 2 > members.length;
}

/**
 * @param earlier needs of the year before: they are kept first, so that a need lasts until something was done about it.
 */
export function needsOf(
  random: Random,
  povertyClass: PovertyClass,
  members: readonly MemberFacts[],
  earlier: ReadonlySet<IndicatorCode>,
): ReadonlySet<IndicatorCode> {
  const needs = new Set<IndicatorCode>();
  if (hasTooManyDependents(members)) needs.add("dependents");
  const drawn = random.weighted(counts[povertyClass]);
  const wanted = povertyClass === "near_poor" && drawn < needs.size ? needs.size : drawn;
  const open = (Object.keys(weights) as (keyof typeof weights)[]).filter((code) => isPossible(code, members));
  const left = open.map((code): readonly [keyof typeof weights, number] => [
    code,
    weights[code] * (earlier.has(code) ? 40 : 1),
  ]);
  while (needs.size < wanted && left.length > 0) {
    const code = random.weighted(left);
    needs.add(code);
    left.splice(
      left.findIndex(([other]) => other === code),
      1,
    );
  }
  return needs;
}

function isPossible(code: IndicatorCode, members: readonly MemberFacts[]): boolean {
  const some = (low: number, high: number) => members.some(({ age }) => age >= low && age <= high);
  if (code === "employment") return members.some(isWorker);
  if (code === "nutrition") return some(0, 15);
  if (code === "adultEducation") return some(16, 30);
  if (code === "childSchooling") return some(3, 15);
  if (code === "healthInsurance") return some(6, 150);
  return true;
}

/** Able to work for this purpose: 18 to 59 years old and not drawing an allowance. */
export function isWorker({ age, drawsAllowance }: MemberFacts): boolean {
  return age >= 18 && age <= 59 && !drawsAllowance;
}
