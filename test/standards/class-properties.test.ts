/** What holds for every household under the standard in force, on made-up answers of every kind. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { interpretRule } from "#kernel/rule/interpret-rule.ts";
import { classify } from "#programme/review/standard/classify.ts";
import type { Income } from "#programme/review/standard/classify.ts";
import type { Facts, MemberFacts } from "#programme/review/standard/facts.ts";
import { classFields } from "#programme/review/standard/standard.ts";
import { isUnknown } from "#programme/review/standard/standard-pack.ts";
import { classOf, shippedStandard } from "./shipped-standard.ts";

const standard = shippedStandard("vn-2022-2026");
const { household, member } = standard.pack;
const rank: Readonly<Record<string, number>> = { poor: 0, near_poor: 1, average: 2, non_poor: 3 };
const rankOf = (code: string) => rank[code] ?? Number.NaN;

const levels = member["attends"]?.values ?? [];
const members: fc.Arbitrary<readonly MemberFacts[]> = fc.array(
  fc
    .record({
      ageMonths: fc.integer({ min: 0, max: 1200 }),
      sex: fc.constantFrom("male", "female"),
      insured: fc.boolean(),
      attends: fc.constantFrom(...levels),
      finished: fc.constantFrom(...levels),
      trainedOnTheJob: fc.boolean(),
      work: fc.constantFrom(...(member["work"]?.values ?? [])),
      drawsAllowance: fc.boolean(),
      disabled: fc.boolean(),
      stunted: fc.boolean(),
      underweight: fc.boolean(),
    })
    .map((member) => ({
      ...member,
      age: Math.floor(member.ageMonths / 12),
      pensionAgeMonths: member.sex === "male" ? 738 : 684,
    })),
  { minLength: 1, maxLength: 9 },
);
const facts: fc.Arbitrary<Facts> = fc.record({
  setting: fc.constantFrom("rural" as const, "urban" as const),
  wallDurable: fc.boolean(),
  frameDurable: fc.boolean(),
  roofDurable: fc.boolean(),
  floorArea: fc.integer({ min: 0, max: 20_000 }),
  water: fc.constantFrom(...(household["water"]?.values ?? [])),
  toilet: fc.constantFrom(...(household["toilet"]?.values ?? [])),
  usesInternet: fc.boolean(),
  deviceCount: fc.nat(4),
  primarySector: fc.boolean(),
  members,
});
const income: fc.Arbitrary<Income> = fc.oneof(
  fc.record({ route: fc.constant("measured" as const), perPerson: fc.integer({ min: 0, max: 4_000_000 }) }),
  fc.record({ route: fc.constant("score" as const), score: fc.integer({ min: 0, max: 300 }) }),
);
const worse = fc.constantFrom<Readonly<Record<string, boolean | number | string>>>(
  { usesInternet: false },
  { deviceCount: 0 },
  { water: "stream" },
  { toilet: "none" },
  { floorArea: 0 },
  { wallDurable: false },
  { frameDurable: false },
  { roofDurable: false },
);

describe("under the standard of 2022-2026", () => {
  test("every household whose answers are all there has a class", () => {
    fc.assert(
      fc.property(facts, income, (given, known) => {
        const found = classOf(standard, given, known);
        assert.ok(found.class in rank);
        assert.equal(found.codes.length, found.deprivationCount);
        assert.equal(found.weight, found.deprivationCount);
      }),
    );
  });
  test("to lack one thing more never betters a class", () => {
    fc.assert(
      fc.property(facts, income, worse, (given, known, lack) => {
        const [before, after] = [given, { ...given, ...lack }].map((one) => classOf(standard, one, known));
        assert.ok(before && after);
        assert.equal(before.deprivations & after.deprivations, before.deprivations);
        assert.ok(rankOf(after.class) <= rankOf(before.class));
      }),
    );
  });
  test("to earn more, or to score more points, never worsens a class", () => {
    fc.assert(
      fc.property(facts, income, fc.nat(2_000_000), (given, known, more) => {
        const richer: Income =
          known.route === "measured"
            ? { route: "measured", perPerson: known.perPerson + more }
            : { route: "score", score: known.route === "score" ? known.score + (more % 200) : 0 };
        const [before, after] = [known, richer].map((one) => classOf(standard, given, one));
        assert.ok(before && after && rankOf(after.class) >= rankOf(before.class));
      }),
    );
  });
  test("nobody is of average living standard by points, or without living from the land, forest or water", () => {
    fc.assert(
      fc.property(facts, income, (given, known) => {
        if (classOf(standard, given, known).class !== "average") return;
        assert.equal(known.route, "measured");
        assert.equal(given["primarySector"], true);
      }),
      { numRuns: 500 },
    );
  });
  test("the order of the members and facts that no rule asks for change nothing", () => {
    fc.assert(
      fc.property(facts, income, (given, known) => {
        const other = { ...given, members: given.members.toReversed(), ethnicity: "16", village: "Thôn 2" };
        assert.deepEqual(classOf(standard, other, known), classOf(standard, given, known));
      }),
    );
  });
  test("the class is the same when it is asked again after another household", () => {
    fc.assert(
      fc.property(facts, facts, income, (given, another, known) => {
        const first = classOf(standard, given, known);
        classify(standard, another, known);
        assert.deepEqual(classOf(standard, given, known), first);
      }),
    );
  });
  test("the official interpreter finds the same deprivations and the same class", () => {
    const rules = standard.indicators.map(({ pack }) =>
      isUnknown(pack.rule) ? assert.fail() : interpretRule(pack.rule, standard.fields),
    );
    const classes = standard.pack.classes.map(({ code, rule }) => ({ code, holds: interpretRule(rule, classFields) }));
    const lines = standard.pack.income;
    assert.ok(lines?.averageUpTo && !isUnknown(lines.averageUpTo) && !isUnknown(lines.scoreCuts));
    const { averageUpTo, scoreCuts } = lines;
    fc.assert(
      fc.property(facts, income, (given, known) => {
        const found = classOf(standard, given, known);
        const bits = rules.reduce((sum, holds, bit) => (holds(given) === true ? sum | (1 << bit) : sum), 0);
        assert.equal(found.deprivations, bits);
        const input = {
          route: known.route,
          setting: given.setting,
          score: known.route === "score" ? known.score : null,
          scoreCut: known.route === "score" ? scoreCuts[given.setting] : null,
          income: known.route === "measured" ? known.perPerson : null,
          incomeLine: known.route === "measured" ? lines.lines[given.setting] : null,
          averageLine: known.route === "measured" ? averageUpTo[given.setting] : null,
          deprivations: found.codes.length,
          weight: found.codes.length,
          primarySector: given["primarySector"] === true,
        };
        assert.equal(found.class, classes.find((one) => one.holds(input) === true)?.code);
      }),
      { numRuns: 300 },
    );
  });
});
