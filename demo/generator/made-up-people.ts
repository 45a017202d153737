/** Names, births and memberships for the places of a household. */
import { addDays, localDate, partsOf, type LocalDate } from "#kernel/local-date.ts";
import type { HouseholdId } from "#programme/registry/household/household.ts";
import type { Membership } from "#programme/registry/household/membership.ts";
import type { Birth, Person, Sex } from "#programme/registry/person/person.ts";
import { demoId } from "./demo-id.ts";
import type { Place } from "./household-shape.ts";
import { familyLine, lineOfChildren, personName, type FamilyLine } from "./person-name.ts";
import type { Random } from "./random.ts";

export type Origin = {
  readonly ethnicityCode: string;
  readonly localGroup: string | undefined;
  /** In the foothills of former Quảng Ngãi, where the Xơ Đăng carry a family name. */
  readonly foothills: boolean;
};

export type MadeUpPeople = { readonly people: readonly Person[]; readonly memberships: readonly Membership[] };

/** @param writtenOn the day on which the ages of the places hold. */
export function madeUpPeople(
  random: Random,
  places: readonly Place[],
  origin: Origin,
  household: { readonly id: HouseholdId; readonly registeredOn: LocalDate },
  writtenOn: LocalDate,
): MadeUpPeople {
  const lines = linesOf(random, places, origin);
  const people: Person[] = [];
  const memberships: Membership[] = [];
  for (const [position, place] of places.entries()) {
    const line = lines[position] ?? familyLine(random, origin.ethnicityCode, origin.foothills);
    const birth = birthOf(random, place.age, writtenOn, origin.ethnicityCode !== "01");
    const isDisabled = random.chance(place.age >= 60 ? 0.08 : 0.015);
    const person: Person = {
      id: demoId<"person">(random),
      name: unusedName(random, line, place.sex, people),
      birth,
      sex: place.sex,
      ethnicityCode: line.ethnicityCode,
      isMerit: place.age >= 68 && random.chance(0.06),
      ...(origin.localGroup === undefined || line.ethnicityCode !== "14" ? {} : { localGroup: origin.localGroup }),
      ...(isDisabled
        ? {
            disability: random.weighted([
              ["mild", 5],
              ["severe", 4],
              ["extremely_severe", 1],
            ] as const),
          }
        : {}),
    };
    people.push(person);
    const since = birth.date > household.registeredOn ? birth.date : household.registeredOn;
    memberships.push({
      personId: person.id,
      householdId: household.id,
      relation: place.relation,
      from: since,
      to: undefined,
    });
  }
  return { people, memberships };
}

/** Two of one house seldom have the same name; three tries are enough. */
function unusedName(random: Random, line: FamilyLine, sex: Sex, taken: readonly Person[]): string {
  for (let turn = 0; turn < 3; turn += 1) {
    const name = personName(random, line, sex);
    if (!taken.some((person) => person.name === name)) return name;
  }
  return personName(random, line, sex);
}

/** Those of one blood share a family line; who married in brings another, one in twenty of them of another people. */
function linesOf(random: Random, places: readonly Place[], origin: Origin): readonly FamilyLine[] {
  const own = familyLine(random, origin.ethnicityCode, origin.foothills);
  const marriedIn = () => familyLine(random, random.chance(0.05) ? "01" : origin.ethnicityCode, origin.foothills);
  const spouse = places.some(({ relation }) => relation === "spouse") ? marriedIn() : undefined;
  const headIsMale = places[0]?.sex === "male";
  const ofChildren = (headIsMale ? lineOfChildren(own, spouse) : lineOfChildren(spouse, own)) ?? own;
  return places.map(({ relation, sex }) => {
    if (relation === "head") return own;
    if (relation === "spouse") return spouse ?? own;
    if (relation === "child_in_law" || (relation === "parent" && sex === "female")) return marriedIn();
    return relation === "parent" ? own : ofChildren;
  });
}

/** Of elders, more so in the highlands, often only the year is known; of a few only the month. */
function birthOf(random: Random, age: number, writtenOn: LocalDate, isMinority: boolean): Birth {
  const onlyYear = age >= 55 ? (isMinority ? 0.3 : 0.12) : age >= 30 ? (isMinority ? 0.06 : 0.01) : 0;
  const chance = random.unit();
  const exact = dayOfBirth(random, age, writtenOn);
  const { year, month } = partsOf(exact);
  if (chance < onlyYear) return { date: localDate(`${year}-01-01`), precision: "year" };
  if (chance < onlyYear * 1.2)
    return { date: localDate(`${year}-${String(month).padStart(2, "0")}-01`), precision: "month" };
  return { date: exact, precision: "day" };
}

function dayOfBirth(random: Random, age: number, writtenOn: LocalDate): LocalDate {
  return addDays(writtenOn, -Math.floor(age * 365.2425) - random.between(1, 364));
}
