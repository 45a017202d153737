/** What is drawn once for a household, so that a change between two reviews is a change of need and not of chance. */
import type { AreaType } from "#programme/area/area.ts";
import type { PersonId } from "#programme/registry/person/person.ts";
import type { Random } from "./random.ts";

export type SchoolLevel = "preschool" | "primary" | "lower_secondary" | "upper_secondary" | "vocational" | "higher";
export type Water =
  | "piped"
  | "drilled_well"
  | "protected_dug_well"
  | "protected_spring"
  | "rain"
  | "stream"
  | "unprotected_well";
export type Toilet = "septic" | "pour_flush" | "ventilated_pit" | "two_vault" | "simple_pit" | "none";
export type Device = "television" | "radio" | "telephone" | "smartphone" | "computer";

export type LastingTraits = {
  readonly weakParts: readonly [boolean, boolean, boolean];
  readonly isRoofDurable: boolean;
  /** Square metres a person when there is room enough, and when there is not. */
  readonly roomy: number;
  readonly cramped: number;
  readonly water: Water;
  readonly poorWater: Water;
  readonly toilet: Toilet;
  readonly poorToilet: Toilet;
  readonly devices: readonly Device[];
  readonly causes: readonly number[];
  readonly schooling: ReadonlyMap<PersonId, SchoolLevel | undefined>;
  readonly contracts: ReadonlySet<PersonId>;
};

export function lastingTraits(random: Random, people: readonly PersonId[], areaType: AreaType): LastingTraits {
  return {
    weakParts: random.pick([
      [false, false, true],
      [false, true, false],
      [true, false, false],
      [false, false, false],
    ] as const),
    isRoofDurable: random.chance(0.9),
    roomy: 9 + random.unit() * 26,
    cramped: 4 + random.unit() * 3.8,
    water: random.weighted([
      ["piped", areaType === "urban" ? 80 : 25],
      ["drilled_well", 30],
      ["protected_dug_well", 20],
      ["protected_spring", 15],
      ["rain", 2],
    ] as const),
    poorWater: random.pick(["stream", "unprotected_well"] as const),
    toilet: random.weighted([
      ["septic", 60],
      ["pour_flush", 15],
      ["ventilated_pit", 10],
      ["two_vault", 15],
    ] as const),
    poorToilet: random.pick(["simple_pit", "none"] as const),
    devices: random.weighted([
      [["smartphone"], 2],
      [["smartphone", "television"], 6],
      [["smartphone", "television", "computer"], 2],
    ] as const),
    causes: causesOf(random),
    schooling: new Map(people.map((id) => [id, schoolingOf(random)])),
    contracts: new Set(people.filter(() => random.chance(areaType === "urban" ? 0.5 : 0.2))),
  };
}

function causesOf(random: Random): readonly number[] {
  const causes = new Set<number>();
  while (causes.size < 2)
    causes.add(
      random.weighted([
        [1, 22],
        [2, 30],
        [3, 8],
        [4, 14],
        [5, 12],
        [6, 10],
        [7, 14],
        [8, 4],
      ]),
    );
  return [...causes].toSorted((a, b) => a - b);
}

function schoolingOf(random: Random): SchoolLevel | undefined {
  return random.weighted([
    [undefined, 8],
    ["primary", 30],
    ["lower_secondary", 34],
    ["upper_secondary", 18],
    ["vocational", 6],
    ["higher", 4],
  ] as const);
}
