import { householdWith } from "#programme/review/survey/test-household.ts";

export const badHouse = { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" };
/** The answers of a household of one person. */
export const answersOf = (personId: string, household: object, incomePerPerson: number) => {
  const answers = householdWith({ ...household });
  return { ...answers, incomePerPerson, members: answers.members.map((member) => ({ ...member, personId })) };
};
