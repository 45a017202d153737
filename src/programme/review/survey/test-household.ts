/** Households for tests: nothing lacks until a test says so. */
import type { Answers } from "#programme/review/standard/facts.ts";

type Member = Answers["members"][number];

export const adult: Member = {
  personId: "adult",
  birthDate: "1980-06-15",
  birthPrecision: "day",
  sex: "male",
  insured: true,
  work: "contract",
  drawsAllowance: false,
  disabled: false,
  attends: "none",
  finished: "upper_secondary",
  trainedOnTheJob: false,
};

export function born(birthDate: string, rest: Readonly<Record<string, unknown>> = {}): Member {
  return {
    ...adult,
    stunted: false,
    underweight: false,
    attends: "primary",
    ...rest,
    personId: `born ${birthDate}`,
    birthDate,
  };
}

export const soundHousehold: Answers = {
  household: {
    wallDurable: true,
    frameDurable: true,
    roofDurable: true,
    floorArea: 6000,
    water: "piped",
    toilet: "septic",
    usesInternet: true,
    deviceCount: 2,
    primarySector: false,
  },
  members: [adult],
  incomePerPerson: 5_000_000,
};

export function householdWith(
  household: Readonly<Record<string, unknown>>,
  members: readonly Member[] = [adult],
): Answers {
  return { ...soundHousehold, household: { ...soundHousehold.household, ...household }, members };
}
