/** A pack is checked as a whole: every planted fault is found, and reported with its place. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { openStandard } from "./standard.ts";
import type { PackIndicator, StandardPack, Texts } from "./standard-pack.ts";

const texts = (text: string): Texts => ({ vi: text, en: text, id: text });
const water: PackIndicator = {
  code: "water",
  service: "home",
  name: texts("water"),
  rule: "!cleanWater",
  weight: 1,
  explanation: { deprived: texts("no clean water"), notDeprived: texts("clean water") },
  source: "test",
  confidence: "low",
};
const small: StandardPack = {
  id: "small",
  version: "1",
  kind: "standard",
  draft: false,
  title: texts("small"),
  validFrom: localDate("2026-01-01"),
  validTo: null,
  sources: ["test"],
  household: { cleanWater: { type: "bool" } },
  member: { sex: { type: "string", values: ["male", "female"] } },
  services: [{ code: "home", name: texts("home") }],
  indicators: [water],
  weightBase: 1,
  deprivedFrom: 1,
  classes: [
    { code: "poor", name: texts("poor"), rule: "deprivations >= 1" },
    { code: "non_poor", name: texts("not poor"), rule: "true" },
  ],
};
const [poor, nonPoor] = small.classes;
assert.ok(poor && nonPoor);
const income = { lines: { rural: 15, urban: 20 }, scoreCuts: { rural: 140, urban: 175 } };

const faults: readonly (readonly [string, Partial<StandardPack>, RegExp])[] = [
  ["a rule that is no CEL", { indicators: [{ ...water, rule: "!(cleanWater" }] }, /rule water, line 1, column \d+: /],
  [
    "a rule that asks for an undeclared answer",
    { indicators: [{ ...water, rule: "cleanWatr" }] },
    /rule water, .*cleanWatr/,
  ],
  ["a rule that gives no bool", { indicators: [{ ...water, rule: "size(members)" }] }, /rule water/],
  [
    "a rule that compares a text with a number",
    { indicators: [{ ...water, rule: "members.exists(m, m.sex > 3)" }] },
    /rule water/,
  ],
  [
    "a measure of another type",
    { indicators: [{ ...water, measure: { rule: "cleanWater", type: "int" } }] },
    /rule water\.measure/,
  ],
  [
    "a class that asks for what classes do not know",
    { classes: [{ ...poor, rule: "cleanWater" }, nonPoor] },
    /rule class poor/,
  ],
  ["an indicator code twice", { indicators: [water, water], weightBase: 2 }, /indicator water stands twice/],
  ["a class code twice", { classes: [poor, poor, nonPoor] }, /class poor stands twice/],
  ["a service twice", { services: [...small.services, ...small.services] }, /service home stands twice/],
  ["a service that is not there", { services: [{ code: "house", name: texts("house") }] }, /there is no service home/],
  ["weights that do not make the whole", { weightBase: 3 }, /weights sum to 1, not to weightBase 3/],
  ["a cut-off beyond the whole", { deprivedFrom: 2 }, /deprivedFrom 2 is not within 1 and 1/],
  [
    "a weight of zero",
    {
      indicators: [
        { ...water, weight: 0 },
        { ...water, code: "b" },
      ],
    },
    /indicator water: weight 0/,
  ],
  ["no class for those who are left", { classes: [poor] }, /the last class \(poor\) must take every household left/],
  ["a class that is never reached", { classes: [nonPoor, poor] }, /class non_poor takes every household/],
  ["an end before the beginning", { validTo: localDate("2025-12-31") }, /validTo 2025-12-31 is before validFrom/],
  ["a language that is empty", { title: { ...texts("small"), id: " " } }, /title\.id is empty/],
  [
    "an explanation that is empty in one language",
    { indicators: [{ ...water, explanation: { ...water.explanation, deprived: { ...texts("x"), vi: "" } } }] },
    /indicators\.water\.explanation\.deprived\.vi is empty/,
  ],
  [
    "an explanation of a measure that is not there",
    { indicators: [{ ...water, explanation: { ...water.explanation, deprived: texts("{measured} m") } }] },
    /indicator water: its explanation shows \{measured\}/,
  ],
  [
    "an answer by a taken name",
    { household: { ...small.household, members: { type: "int" } } },
    /household\.members: this name is taken/,
  ],
  ["an age that is asked", { member: { age: { type: "int" } } }, /member\.age: the age is computed/],
  [
    "values of a number",
    { household: { ...small.household, rooms: { type: "int", values: ["1"] } } },
    /household\.rooms\.values/,
  ],
  [
    "ages the wrong way round",
    { member: { sex: { type: "string", from: 16, to: 6 } } },
    /member\.sex: asked from age 16 to 6/,
  ],
  [
    "an average living standard below the line",
    { income: { ...income, averageUpTo: { rural: 15, urban: 30 } } },
    /income\.averageUpTo\.rural: 15 is not above the line of 15/,
  ],
];

describe("a pack is refused for", () => {
  for (const [what, change, expected] of faults) {
    test(what, () => {
      const opened = openStandard({ ...small, ...change }, "small.yaml");
      assert.ok(!opened.ok);
      assert.match(opened.failure.join("\n"), expected);
      assert.ok(
        opened.failure.every((error) => error.startsWith("small.yaml: ")),
        opened.failure.join("\n"),
      );
    });
  }
});

test("a pack without fault opens, and all faults of one come at once", () => {
  assert.ok(openStandard({ ...small, income: { ...income, averageUpTo: { rural: 16, urban: 21 } } }, "small.yaml").ok);
  const opened = openStandard({ ...small, weightBase: 3, classes: [poor], title: texts("") }, "small.yaml");
  assert.ok(!opened.ok);
  assert.equal(opened.failure.length, 5);
});

test("a standard holds 31 indicators and no more", () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => ({ ...water, code: `water${at}` }));
  const opened = openStandard({ ...small, indicators: many(31), weightBase: 31 }, "small.yaml");
  assert.ok(opened.ok);
  const bits = { held: 0, failed: 0 };
  opened.value.findDeprivations({ cleanWater: false, setting: "rural", members: [] }, bits);
  assert.equal(bits.held, 2 ** 31 - 1);
  const over = openStandard({ ...small, indicators: many(32), weightBase: 32 }, "small.yaml");
  assert.ok(!over.ok);
  assert.match(over.failure.join("\n"), /32 indicators/);
});
