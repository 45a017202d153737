/** The ten indicators of the global MPI at their edges (OPHI MPI Methodological Note 58, table 1), and the cut-off of a third. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { classOf, shippedFacts, shippedStandard } from "./shipped-standard.ts";

const standard = shippedStandard("global-mpi");
const on = localDate("2026-10-01");
type Member = Answers["members"][number];

const aged = (years: number, rest: object = {}): Member => ({
  personId: `aged ${years}`,
  birthDate: `${2026 - years}-10-01`,
  schoolYears: years >= 12 ? 6 : 0,
  attendsSchool: true,
  undernourished: "no",
  ...rest,
});
const sound: Answers["household"] = {
  childDeaths: 0,
  cookingFuel: "gas",
  improvedToilet: true,
  toiletShared: false,
  improvedWater: true,
  waterMinutes: 0,
  electricity: true,
  floorNatural: false,
  roofNatural: false,
  wallsNatural: false,
  smallAssets: 2,
  carOrTruck: false,
};
function found(household: object, members: readonly Member[] = [aged(40)]) {
  const answers = { household: { ...sound, ...household }, members };
  return classOf(standard, shippedFacts(standard, answers, on), { route: "none" });
}

const cases: readonly (readonly [string, string, object, readonly Member[], boolean])[] = [
  ["nutrition", "an undernourished person of 69", {}, [aged(40), aged(69, { undernourished: "yes" })], true],
  ["nutrition", "an undernourished person of 70", {}, [aged(40), aged(70, { undernourished: "yes" })], false],
  ["nutrition", "nobody was measured", {}, [aged(40, { undernourished: "not_measured" })], false],
  ["childMortality", "a child died", { childDeaths: 1 }, [aged(40)], true],
  ["childMortality", "no child died", { childDeaths: 0 }, [aged(40)], false],
  ["yearsOfSchooling", "nobody has six years", {}, [aged(40, { schoolYears: 5 }), aged(9)], true],
  ["yearsOfSchooling", "one has six years", {}, [aged(40, { schoolYears: 6 })], false],
  [
    "yearsOfSchooling",
    "only a child of 11 has six years",
    {},
    [aged(40, { schoolYears: 0 }), aged(11, { schoolYears: 6 })],
    true,
  ],
  ["yearsOfSchooling", "a child of 12 has six years", {}, [aged(40, { schoolYears: 0 }), aged(12)], false],
  ["schoolAttendance", "a child of 6 at home", {}, [aged(40), aged(6, { attendsSchool: false })], true],
  ["schoolAttendance", "a child of 5 at home", {}, [aged(40), aged(5, { attendsSchool: false })], false],
  ["schoolAttendance", "a child of 14 at home", {}, [aged(40), aged(14, { attendsSchool: false })], true],
  ["schoolAttendance", "somebody of 15 at home", {}, [aged(40), aged(15, { attendsSchool: false })], false],
  ...["dung", "crop", "wood", "charcoal", "coal"].map(
    (cookingFuel) => ["cookingFuel", cookingFuel, { cookingFuel }, [aged(40)], true] as const,
  ),
  ...["electricity", "gas", "biogas", "kerosene"].map(
    (cookingFuel) => ["cookingFuel", cookingFuel, { cookingFuel }, [aged(40)], false] as const,
  ),
  ["sanitation", "not improved", { improvedToilet: false }, [aged(40)], true],
  ["sanitation", "improved but shared", { toiletShared: true }, [aged(40)], true],
  ["sanitation", "improved and one's own", {}, [aged(40)], false],
  ["drinkingWater", "29 minutes away and back", { waterMinutes: 29 }, [aged(40)], false],
  ["drinkingWater", "30 minutes away and back", { waterMinutes: 30 }, [aged(40)], true],
  ["drinkingWater", "near but not safe", { improvedWater: false }, [aged(40)], true],
  ["electricity", "none", { electricity: false }, [aged(40)], true],
  ["electricity", "there is", {}, [aged(40)], false],
  ["housing", "the roof alone", { roofNatural: true }, [aged(40)], true],
  ["housing", "the floor alone", { floorNatural: true }, [aged(40)], true],
  ["housing", "the walls alone", { wallsNatural: true }, [aged(40)], true],
  ["housing", "nothing", {}, [aged(40)], false],
  ["assets", "one small asset", { smallAssets: 1 }, [aged(40)], true],
  ["assets", "two small assets", { smallAssets: 2 }, [aged(40)], false],
  ["assets", "no small asset, but a car", { smallAssets: 0, carOrTruck: true }, [aged(40)], false],
];

describe("an indicator of the global MPI", () => {
  for (const [code, what, household, members, expected] of cases) {
    test(`${code}: ${what} is ${expected ? "deprived" : "not deprived"}`, () => {
      assert.equal(found(household, members).codes.includes(code), expected);
    });
  }
});

describe("poor from a third of the weights, in whole eighteenths", () => {
  test("health and education weigh a sixth each, living standards an eighteenth each", () => {
    const weights = standard.indicators.map(({ pack }) => pack.weight);
    assert.deepEqual(weights, [3, 3, 3, 3, 1, 1, 1, 1, 1, 1]);
    assert.equal(standard.pack.weightBase, 18);
    assert.equal(standard.pack.deprivedFrom * 3, standard.pack.weightBase);
  });
  const living = [
    { cookingFuel: "wood" },
    { improvedToilet: false },
    { improvedWater: false },
    { electricity: false },
    { floorNatural: true },
    { smallAssets: 0 },
  ];
  const lacking = (count: number): object => Object.assign({}, ...living.slice(0, count));
  const isPoor = (weight: number, household: object, members?: readonly Member[]) => {
    const result = found(household, members);
    assert.equal(result.weight, weight);
    return result.class === "poor";
  };
  test("6/18 by two indicators of a sixth is poor", () => {
    assert.ok(isPoor(6, { childDeaths: 1 }, [aged(40, { undernourished: "yes" })]));
  });
  test("6/18 by all six living standards is poor", () => assert.ok(isPoor(6, lacking(6))));
  test("5/18 by five living standards is not poor", () => assert.equal(isPoor(5, lacking(5)), false));
  test("6/18 by one sixth and three living standards is poor", () => {
    assert.ok(isPoor(6, { ...lacking(3), childDeaths: 1 }));
  });
  test("5/18 by one sixth and two living standards is not poor", () => {
    assert.equal(isPoor(5, { ...lacking(2), childDeaths: 1 }), false);
  });
  test("18/18 is poor", () => {
    const members = [
      aged(40, { undernourished: "yes", schoolYears: 0 }),
      aged(9, { attendsSchool: false, schoolYears: 0 }),
    ];
    assert.ok(isPoor(18, { ...lacking(6), childDeaths: 2 }, members));
  });
});
