/** Who lives together: ages, sexes and relations of a made-up household, before anybody has a name. */
import type { Relation } from "#programme/registry/household/membership.ts";
import type { Sex } from "#programme/registry/person/person.ts";
import type { Random } from "./random.ts";

/** `age` in whole years on the day that the demo's registry was written. */
export type Place = { readonly relation: Relation; readonly sex: Sex; readonly age: number };

type Shape = (random: Random, large: boolean) => readonly Place[];

const couple = (random: Random, age: number): Place[] => [
  { relation: "head", sex: "male", age },
  { relation: "spouse", sex: "female", age: Math.max(18, age - random.between(-2, 6)) },
];

/** Children of parents of that age: the eldest came when the mother was 19 or more, two to five years apart. */
function children(random: Random, mother: number, count: number): Place[] {
  const places: Place[] = [];
  let age = Math.min(mother - random.between(19, 27), random.between(2, 18));
  for (let turn = 0; turn < count && age >= 0; turn += 1) {
    places.push({ relation: "child", sex: random.chance(0.52) ? "male" : "female", age });
    age -= random.between(2, 5);
  }
  return places;
}

const numberOfChildren = (random: Random, large: boolean) =>
  large
    ? random.weighted([
        [1, 14],
        [2, 36],
        [3, 32],
        [4, 18],
      ])
    : random.weighted([
        [1, 20],
        [2, 56],
        [3, 24],
      ]);

const alone: Shape = (random) => [
  { relation: "head", sex: random.chance(0.68) ? "female" : "male", age: random.between(60, 89) },
];

const elders: Shape = (random) => couple(random, random.between(61, 84));

const young: Shape = (random) => couple(random, random.between(21, 31));

const parentsAndChildren: Shape = (random, large) => {
  const [father, mother] = couple(random, random.between(large ? 23 : 26, 50)) as [Place, Place];
  const count = numberOfChildren(random, large);
  const found = children(random, mother.age, count);
  return [father, mother, ...(found.length > 0 ? found : [{ relation: "child", sex: "female", age: 0 } as const])];
};

const oneParent: Shape = (random, large) => {
  const age = random.between(27, 50);
  const head: Place = { relation: "head", sex: random.chance(0.82) ? "female" : "male", age };
  return [head, ...children(random, age, numberOfChildren(random, large))];
};

const threeGenerations: Shape = (random, large) => {
  const nuclear = parentsAndChildren(random, large);
  const headAge = nuclear[0]?.age ?? 40;
  const grandmother: Place = { relation: "parent", sex: "female", age: Math.min(95, headAge + random.between(20, 32)) };
  if (random.chance(0.6)) return [...nuclear, grandmother];
  return [
    ...nuclear,
    grandmother,
    { relation: "parent", sex: "male", age: Math.min(95, grandmother.age + random.between(0, 5)) },
  ];
};

const grownChildren: Shape = (random) => {
  const [father, mother] = couple(random, random.between(47, 66)) as [Place, Place];
  const eldest = Math.min(32, mother.age - random.between(20, 26));
  const grown: Place[] = [{ relation: "child", sex: "male", age: eldest }];
  if (random.chance(0.6))
    grown.push({ relation: "child", sex: random.chance(0.5) ? "male" : "female", age: Math.max(15, eldest - 3) });
  if (eldest < 22 || !random.chance(0.5)) return [father, mother, ...grown];
  const wife: Place = { relation: "child_in_law", sex: "female", age: Math.max(19, eldest - random.between(0, 4)) };
  const child: Place = {
    relation: "grandchild",
    sex: random.chance(0.52) ? "male" : "female",
    age: random.between(0, Math.max(0, eldest - 21)),
  };
  return [father, mother, ...grown, wife, child];
};

const grandparentAndGrandchild: Shape = (random) => [
  { relation: "head", sex: "female", age: random.between(56, 76) },
  { relation: "grandchild", sex: random.chance(0.52) ? "male" : "female", age: random.between(3, 16) },
];

const weights = (large: boolean): readonly (readonly [Shape, number])[] => [
  [alone, large ? 2 : 5],
  [elders, large ? 2 : 6],
  [young, large ? 3 : 4],
  [parentsAndChildren, large ? 48 : 44],
  [oneParent, 5],
  [threeGenerations, large ? 24 : 20],
  [grownChildren, large ? 14 : 15],
  [grandparentAndGrandchild, large ? 2 : 1],
];

const forSmall = weights(false);
const forLarge = weights(true);

/** @param large a highland people's household, with more children. */
export function householdShape(random: Random, large: boolean): readonly Place[] {
  return random.weighted(large ? forLarge : forSmall)(random, large);
}
