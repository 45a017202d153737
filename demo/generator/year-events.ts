/** What happens in made-up households between the round of 2025 and that of 2026: births and deaths. */
import { addDays, dayNumber, type LocalDate } from "#kernel/local-date.ts";
import type { HouseholdId } from "#programme/registry/household/household.ts";
import type { Membership, Relation } from "#programme/registry/household/membership.ts";
import type { Person } from "#programme/registry/person/person.ts";
import { ageAt } from "#programme/registry/person/age-at.ts";
import { demoId } from "./demo-id.ts";
import { personName } from "./person-name.ts";
import type { MadeUpPeople, Origin } from "./made-up-people.ts";
import type { Random } from "./random.ts";

/** In a year, for a couple of fitting age. */
const birthsPerCouple = 0.07;
/** In a year, for a member of 75 and more who is not the head. */
const deathsPerElder = 0.05;

type Span = { readonly from: LocalDate; readonly to: LocalDate };

export function withYearEvents(
  random: Random,
  made: MadeUpPeople,
  household: HouseholdId,
  origin: Origin,
  span: Span,
): MadeUpPeople {
  const after = withDeaths(random, made, span);
  const mother = made.memberships.findIndex(
    ({ relation }, position) => mothers.has(relation) && isBetween(made.people[position], 19, 38, span.from),
  );
  if (mother === -1 || !random.chance(birthsPerCouple)) return after;
  const child = newborn(random, made, mother, origin, dayIn(random, span));
  const relation: Relation = made.memberships[mother]?.relation === "spouse" ? "child" : "grandchild";
  const membership: Membership = {
    personId: child.id,
    householdId: household,
    relation,
    from: child.birth.date,
    to: undefined,
  };
  return { people: [...after.people, child], memberships: [...after.memberships, membership] };
}

const mothers: ReadonlySet<Relation> = new Set(["spouse", "child_in_law"]);

function withDeaths(random: Random, { people, memberships }: MadeUpPeople, span: Span): MadeUpPeople {
  const isLast = people.length === 1;
  const deaths = people.map((person, position) => {
    const isElder = memberships[position]?.relation !== "head" && isBetween(person, 75, 150, span.from);
    return isElder && !isLast && random.chance(deathsPerElder) ? dayIn(random, span) : undefined;
  });
  return {
    people: people.map((person, position) => ({ ...person, ...died(deaths[position]) })),
    memberships: memberships.map((membership, position) => ({ ...membership, to: deaths[position] })),
  };
}

function died(on: LocalDate | undefined): { readonly diedOn?: LocalDate } {
  return on === undefined ? {} : { diedOn: on };
}

/** The child carries the name of the other children, or of the head. */
function newborn(
  random: Random,
  made: MadeUpPeople,
  mother: number,
  origin: Origin,
  on: LocalDate,
): Person & { birth: { date: LocalDate } } {
  const sibling =
    made.people[made.memberships.findIndex(({ relation }) => relation === "child" || relation === "grandchild")];
  const elder = sibling ?? made.people[0] ?? made.people[mother];
  const ethnicityCode = elder?.ethnicityCode ?? origin.ethnicityCode;
  const family = familyIn(elder?.name ?? "", ethnicityCode);
  const sex = random.chance(0.52) ? "male" : "female";
  return {
    id: demoId<"person">(random),
    name: personName(random, { ethnicityCode, family }, sex),
    birth: { date: on, precision: "day" },
    sex,
    ethnicityCode,
    isMerit: false,
    ...(origin.localGroup === undefined || ethnicityCode !== "14" ? {} : { localGroup: origin.localGroup }),
  };
}

/** A and Y are no family names; only the Gia Rai have some of two words ("Rơ Châm"). */
function familyIn(name: string, ethnicityCode: string): string | undefined {
  const [first = "", second = ""] = name.split(" ");
  if (first === "A" || first === "Y") return undefined;
  return ethnicityCode === "10" && first === "Rơ" ? `${first} ${second}` : first;
}

function dayIn(random: Random, { from, to }: Span): LocalDate {
  return addDays(from, random.between(0, dayNumber(to) - dayNumber(from)));
}

function isBetween(person: Person | undefined, low: number, high: number, onDate: LocalDate): boolean {
  const age = person?.birth === undefined ? undefined : ageAt(person.birth, onDate)?.years;
  return age !== undefined && age >= low && age <= high;
}
