/** Makes up one household: its people, how it stood in three years, and what the reviewers of 2025 and 2026 found. */
import { addDays, localDate, type LocalDate } from "#kernel/local-date.ts";
import { ageAt } from "#programme/registry/person/age-at.ts";
import type { Area } from "#programme/area/area.ts";
import type { Household } from "#programme/registry/household/household.ts";
import { isMemberOn, type Membership } from "#programme/registry/household/membership.ts";
import type { Person } from "#programme/registry/person/person.ts";
import { classHistory, type ClassHistory } from "./class-history.ts";
import type { DemoCommune } from "./demo-commune.ts";
import { demoId } from "./demo-id.ts";
import { householdShape } from "./household-shape.ts";
import { lastingTraits } from "./lasting-traits.ts";
import { livingConditions, type LivingConditions } from "./living-conditions.ts";
import { madeUpPeople, type MadeUpPeople, type Origin } from "./made-up-people.ts";
import { needsOf, type IndicatorCode, type MemberFacts } from "./needs.ts";
import { xoDangGroupOfCommune } from "./peoples.ts";
import type { PovertyChance } from "./poverty-model.ts";
import type { Random } from "./random.ts";
import { withYearEvents } from "./year-events.ts";

export type DemoReview = {
  readonly reviewedOn: LocalDate;
  readonly needs: ReadonlySet<IndicatorCode>;
  readonly conditions: LivingConditions;
};

export type DemoHousehold = {
  readonly household: Household;
  readonly people: readonly Person[];
  readonly memberships: readonly Membership[];
  /** What the demo intends; the rules of the standard must find the same from the reviews. */
  readonly classes: ClassHistory;
  readonly reviews: { readonly 2025: DemoReview; readonly 2026: DemoReview };
};

export type HouseholdPlan = {
  readonly commune: DemoCommune;
  readonly village: Area;
  readonly ethnicityCode: string;
  /** Position in the commune, from 1: the key of the made-up source. */
  readonly number: number;
  readonly chance: PovertyChance;
};

/** The source system of every made-up record: pages show by it that the household is not real. */
export const demoSource = "demo";

const registeredOn = localDate("2025-07-01");
const writtenOn = localDate("2025-09-01");
const firstRound = localDate("2025-09-15");
const secondRound = localDate("2026-09-14");
/** Days over which reviewers go round. */
const roundDays = 40;

export function makeHousehold(random: Random, plan: HouseholdPlan): DemoHousehold {
  const { commune, village, ethnicityCode } = plan;
  const household: Household = {
    id: demoId<"household">(random),
    areaId: village.id,
    communeId: commune.area.id,
    address: `${village.fullName}, ${commune.area.fullName}`,
    residence: random.chance(0.97) ? "permanent" : "temporary",
    registeredOn,
    sourceSystem: demoSource,
    sourceKey: `${commune.area.code}-${String(plan.number).padStart(5, "0")}`,
  };
  const localGroup = ethnicityCode === "14" ? xoDangGroupOfCommune[commune.area.code] : undefined;
  const origin: Origin = { ethnicityCode, localGroup, foothills: commune.region === "coast" };
  const places = householdShape(random, ethnicityCode !== "01");
  const made = madeUpPeople(random, places, origin, household, writtenOn);
  const [first, second] = [visit(random, firstRound), visit(random, secondRound)];
  const all = withYearEvents(random, made, household.id, origin, {
    from: addDays(firstRound, roundDays + 1),
    to: addDays(secondRound, -1),
  });
  const classes = classHistory(random, plan.chance);
  const areaType = village.areaType ?? "rural";
  const drawers = allowanceDrawers(random, all);
  const traits = lastingTraits(
    random,
    all.people.map(({ id }) => id),
    areaType,
  );
  const review = (on: LocalDate, year: 2025 | 2026, earlier: ReadonlySet<IndicatorCode>): DemoReview => {
    const members = membersOn(all, drawers, on);
    const needs = needsOf(random, classes[year], members, earlier);
    return {
      reviewedOn: on,
      needs,
      conditions: livingConditions(random, traits, classes[year], needs, members, areaType),
    };
  };
  const review2025 = review(first, 2025, new Set());
  const reviews = { 2025: review2025, 2026: review(second, 2026, review2025.needs) };
  return { household, ...all, classes, reviews };
}

function visit(random: Random, from: LocalDate): LocalDate {
  return addDays(from, random.between(0, roundDays));
}

/** Who would draw a monthly social allowance: severely disabled people, and four in five from 75 on (Decrees 20/2021, 176/2025). */
function allowanceDrawers(random: Random, { people }: MadeUpPeople): ReadonlySet<string> {
  const drawing = people.filter((person) => {
    if (person.disability === "severe" || person.disability === "extremely_severe") return true;
    const age = person.birth === undefined ? 0 : (ageAt(person.birth, firstRound)?.years ?? 0);
    return age >= 75 && random.chance(0.8);
  });
  return new Set(drawing.map(({ id }) => id));
}

function membersOn({ people, memberships }: MadeUpPeople, drawers: ReadonlySet<string>, onDate: LocalDate) {
  return people.flatMap((person, position): (MemberFacts & { personId: Person["id"] })[] => {
    const membership = memberships[position];
    if (membership === undefined || !isMemberOn(membership, onDate) || person.birth === undefined) return [];
    const age = ageAt(person.birth, onDate)?.years ?? 0;
    return [{ personId: person.id, age, drawsAllowance: drawers.has(person.id) }];
  });
}
