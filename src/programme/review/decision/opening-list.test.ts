import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addDays, localDate } from "#kernel/local-date.ts";
import { isOpeningList, seriesOn, whyNoFlows, whyNoFlowsOfArea } from "./opening-list.ts";
import type { DecidedList } from "./opening-list.ts";
import { statusStep } from "./status-step.ts";

const list = (roundId: string, series: string, day: string, kind: DecidedList["kind"] = "annual"): DecidedList => ({
  roundId,
  kind,
  series,
  effectiveOn: localDate(day),
});
const between = (lists: readonly DecidedList[], from: string, to: string) =>
  whyNoFlows(lists, { from: localDate(from), to: localDate(to) })?.reason;

const [old2025, old2026] = [list("a", "old", "2025-12-10"), list("b", "old", "2026-12-10")];
const [opening, new2027] = [list("c", "new", "2027-01-01"), list("d", "new", "2027-12-10")];
const lists = [old2025, old2026, opening, new2027];

describe("the opening list of a standard", () => {
  test("is that of the first annual round by it, village by village, and what a month decided before", () => {
    assert.deepEqual(
      lists.map((one) => isOpeningList(one, lists)),
      [true, false, true, false],
    );
    const lateVillage = list("c", "new", "2027-02-10");
    assert.ok(isOpeningList(lateVillage, [...lists, lateVillage]));
    const monthBefore = list("m", "new", "2026-12-30", "regular");
    assert.ok(isOpeningList(monthBefore, [...lists, monthBefore]));
    assert.ok(!isOpeningList(list("n", "new", "2027-03-20", "regular"), lists));
    assert.ok(!isOpeningList(list("o", "new", "2026-11-20", "average_living"), lists));
  });

  test("has no flows, and says why: never a zero", () => {
    assert.equal(between(lists, "2024-12-31", "2025-12-31"), "opening_round");
    assert.equal(between(lists, "2025-12-31", "2026-12-31"), undefined);
    assert.equal(between(lists, "2026-12-31", "2027-12-31"), "change_of_standard");
    assert.equal(between(lists, "2027-01-01", "2027-12-31"), undefined);
    assert.equal(between([], "2025-12-31", "2026-12-31"), "no_round");
    assert.equal(between([list("v", "old", "2025-10-20", "average_living")], "2025-01-01", "2026-12-31"), "no_round");
  });

  test("on a day the lists count by the standard that decided last", () => {
    const on = (day: string) => seriesOn([...lists].toReversed(), localDate(day));
    assert.deepEqual(["2025-01-01", "2026-12-31", "2027-01-01", "2028-05-01"].map(on), [
      undefined,
      "old",
      "new",
      "new",
    ]);
  });

  test("its days bound the change, from which flows are counted again", () => {
    const late = list("c", "new", "2027-02-10");
    const why = whyNoFlows([...lists, late], { from: localDate("2026-12-31"), to: localDate("2027-12-31") });
    assert.deepEqual(why?.opened, { first: "2027-01-01", last: "2027-02-10" });
  });

  test("one commune without flows leaves its area without, one without lists does not", () => {
    const days = { from: localDate("2025-12-31"), to: localDate("2026-12-31") };
    const [counts, opens, none] = [
      whyNoFlows([old2025, old2026], days),
      whyNoFlows([old2026], days),
      whyNoFlows([], days),
    ];
    assert.equal(whyNoFlowsOfArea([counts, none]), undefined);
    assert.equal(whyNoFlowsOfArea([counts, opens, none])?.reason, "opening_round");
    assert.equal(whyNoFlowsOfArea([none])?.reason, "no_round");
  });
});

test("whatever was decided: flows are counted only between lists of one series, and adding days never makes an opening vanish", () => {
  const any = fc.record({
    roundId: fc.constantFrom("a", "b", "c", "d"),
    kind: fc.constantFrom("annual", "regular", "average_living"),
    series: fc.constantFrom("old", "new"),
    effectiveOn: fc.integer({ min: 0, max: 40 }).map((days) => addDays(localDate("2026-01-01"), days)),
  }) satisfies fc.Arbitrary<DecidedList>;
  const day = fc.integer({ min: -1, max: 41 }).map((days) => addDays(localDate("2026-01-01"), days));
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), day, day, (decided, one, other) => {
      const [from, to] = one < other ? [one, other] : [other, one];
      const why = whyNoFlows(decided, { from, to });
      if (why !== undefined) {
        if (why.opened !== null) assert.ok(from < why.opened.first && why.opened.last <= to);
        // A wider span holds the same opening lists, and more.
        assert.notEqual(
          why.reason === "no_round" ? why : whyNoFlows(decided, { from: addDays(from, -1), to }),
          undefined,
        );
        return;
      }
      const seen = decided.filter(({ kind, effectiveOn }) => kind !== "average_living" && effectiveOn <= to);
      const added = seen.filter(({ effectiveOn }) => effectiveOn > from);
      for (const { series } of added)
        assert.ok(seen.some((before) => before.series === series && before.effectiveOn <= from));
    }),
  );
});

test("another standard is a change of standard in a household's story, not a step out of poverty or back", () => {
  const status = { outcome: "recognised", listFlag: "opening", series: "new", opensStandard: true } as const;
  assert.equal(statusStep(status, "old"), "change_of_standard");
  assert.equal(statusStep({ ...status, outcome: "refused", listFlag: null }, "old"), "change_of_standard");
  assert.equal(statusStep(status, undefined), "opening");
  const later = { ...status, opensStandard: false, listFlag: "relapsed" } as const;
  assert.equal(statusStep(later, "new"), "relapsed");
  assert.equal(statusStep({ ...later, outcome: "escaped", listFlag: null }, "new"), "escaped");
});
