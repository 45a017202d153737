/** The draft of the next standard: the same shape, its known facts, and nothing guessed where a fact is not known. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { classify } from "#programme/review/standard/classify.ts";
import { openStandard } from "#programme/review/standard/standard.ts";
import type { Standard } from "#programme/review/standard/standard.ts";
import { isUnknown } from "#programme/review/standard/standard-pack.ts";
import type { PackIndicator } from "#programme/review/standard/standard-pack.ts";
import { adult, householdWith } from "#programme/review/survey/test-household.ts";
import { classOf, shippedFacts, shippedStandard } from "./shipped-standard.ts";

const draft = shippedStandard("vn-2027-2030");
const before = shippedStandard("vn-2022-2026");
const on = localDate("2027-10-01");
const codes = (standard: Standard) => standard.indicators.map(({ pack }) => pack.code);
const poorest = { route: "measured", perPerson: 1_000_000 } as const;

/** The draft as it may look one day: every unknown rule answered by one that never holds. */
function settled(standard: Standard, change: Partial<Standard["pack"]> = {}): Standard {
  const indicators = standard.pack.indicators.map((one): PackIndicator => ({
    ...one,
    rule: isUnknown(one.rule) ? "false" : one.rule,
    measure: one.measure ?? { rule: "size(members)", type: "int" },
  }));
  const opened = openStandard({ ...standard.pack, indicators, ...change }, "settled.yaml");
  assert.ok(opened.ok, JSON.stringify(opened));
  return opened.value;
}

describe("the standard of 2027-2030", () => {
  test("is a draft, and begins on the day after the old one ends", () => {
    assert.equal(draft.pack.draft, true);
    assert.equal(before.pack.draft, false);
    assert.equal(before.pack.validTo, "2026-12-31");
    assert.equal(draft.pack.validFrom, "2027-01-01");
  });
  test("has 12 indicators: devices are dropped, waste treatment is new", () => {
    assert.equal(codes(draft).length, 12);
    assert.deepEqual(
      codes(before).filter((code) => !codes(draft).includes(code)),
      ["infoDevices"],
    );
    assert.deepEqual(
      codes(draft).filter((code) => !codes(before).includes(code)),
      ["wasteTreatment"],
    );
  });
  test("gives the reason of everything that is not known", () => {
    const unknown = draft.pack.indicators.filter(({ rule }) => isUnknown(rule));
    assert.deepEqual(
      unknown.map(({ code }) => code),
      ["healthInsurance", "adultEducation", "water", "toilet", "telecom", "wasteTreatment"],
    );
    assert.ok(unknown.every(({ rule }) => isUnknown(rule) && rule.unknown.length > 20));
    assert.ok(isUnknown(draft.pack.income?.scoreCuts) && isUnknown(draft.pack.income.averageUpTo));
  });
  test("refuses every household while a rule is unknown, and names the indicator", () => {
    for (const perPerson of [0, 2_200_000, 50_000_000]) {
      const facts = shippedFacts(draft, householdWith({}), on);
      assert.deepEqual(classify(draft, facts, { route: "measured", perPerson }), {
        ok: false,
        failure: { code: "standard.unknown_rule", facts: { standard: "vn-2027-2030", indicator: "healthInsurance" } },
      });
    }
  });
});

describe("once its rules are known, the standard of 2027-2030", () => {
  const known = settled(draft);
  const three = householdWith({ floorArea: 100, wallDurable: false, roofDurable: false }, [
    { ...adult, work: "cannot_find" },
  ]);
  for (const [perPerson, expected] of [
    [2_200_000, "poor"],
    [2_200_001, "non_poor"],
  ] as const) {
    test(`takes ${perPerson} đồng in a rural area with three deprivations for ${expected}`, () => {
      assert.equal(classOf(known, shippedFacts(known, three, on), { route: "measured", perPerson }).class, expected);
    });
    test(`takes ${perPerson + 600_000} đồng in a town with three deprivations for ${expected}`, () => {
      const facts = { ...shippedFacts(known, three, on), setting: "urban" as const };
      assert.equal(classOf(known, facts, { route: "measured", perPerson: perPerson + 600_000 }).class, expected);
    });
  }
  test("takes a household at the line with two deprivations for near-poor", () => {
    const two = householdWith({ floorArea: 100, wallDurable: false, roofDurable: false });
    assert.equal(classOf(known, shippedFacts(known, two, on), poorest).class, "near_poor");
  });
  test("still refuses points while what they stand for is not known", () => {
    assert.deepEqual(classify(known, shippedFacts(known, three, on), { route: "score", score: 0 }), {
      ok: false,
      failure: { code: "standard.unknown_score_cut", facts: { standard: "vn-2027-2030" } },
    });
  });
});
