/** Dated versions of a standard inside its period: the same standard with another line, unless the law says that it is another. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addDays, localDate } from "#kernel/local-date.ts";
import { amendInTurn, inForceSince, seriesOf } from "#programme/review/standard/amend-standard.ts";
import { openRound } from "#programme/review/round/round-rules.ts";
import { openStandard } from "#programme/review/standard/standard.ts";
import { scoreReview } from "#programme/review/survey/score-review.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { datedVersions } from "#server/review/standard/load-standards.ts";
import { comingId, comingStandard, raisedLine } from "#test/support/made-up-standard.ts";

const base = await comingStandard();
const versionsOf = (...amendments: readonly ReturnType<typeof raisedLine>[]) => {
  const dated = amendInTurn(base, amendments);
  assert.ok(dated.ok, JSON.stringify(dated));
  return dated.value;
};
const year2029 = raisedLine({ version: "2029.1", validFrom: localDate("2029-07-01"), deprivedFrom: 4 });

describe("a dated version of a standard", () => {
  test("is a whole pack of its own, with what it replaces and all that goes on", () => {
    const [first, second, third] = versionsOf(year2029, raisedLine());
    assert.equal(first, base);
    assert.deepEqual([second?.validFrom, second?.validTo, second?.version], ["2028-01-01", "2030-12-31", "2028.1+1"]);
    assert.deepEqual(second?.amends, { periodFrom: "2027-01-01", changesStandard: false });
    assert.deepEqual(second?.indicators, base.indicators);
    assert.equal(second?.income?.lines.rural, 2_400_000);
    assert.deepEqual([third?.version, third?.deprivedFrom], ["2029.1+2028.1+1", 4], "each on the one before it");
  });

  test("classifies the same household otherwise on the two sides of its day", () => {
    const poorIfBelow = { water: "stream", toilet: "none", wallDurable: false, roofDurable: false, waste: "thrown" };
    const answers = { ...householdWith(poorIfBelow), incomePerPerson: 2_200_000 };
    const classes = versionsOf(raisedLine()).map((pack) => {
      const standard = openStandard(pack, "made-up");
      assert.ok(standard.ok, JSON.stringify(standard));
      const given = { standard: standard.value, setting: "rural", areaGroup: null, scoreTable: undefined } as const;
      const scored = scoreReview({ ...given, referenceDate: localDate("2027-10-01") }, answers);
      assert.ok(scored.ok, JSON.stringify(scored));
      return scored.value.class;
    });
    assert.notEqual(classes[0], "poor");
    assert.equal(classes[1], "poor");
  });

  test("is the same standard for movements, unless it says that it is another; then those after it are too", () => {
    const same = versionsOf(raisedLine(), year2029);
    assert.deepEqual(
      same.map((pack) => seriesOf(pack, same)),
      [comingId, comingId, comingId],
    );
    const other = versionsOf(raisedLine({ changesStandard: true }), year2029);
    assert.deepEqual(
      other.map((pack) => seriesOf(pack, other)),
      [comingId, `${comingId} 2028-01-01`, `${comingId} 2028-01-01`],
    );
  });

  test("is refused outside the period, twice on a day, and of an indicator that is not there", () => {
    const faults = (...amendments: readonly ReturnType<typeof raisedLine>[]) => {
      const dated = amendInTurn(base, amendments);
      return dated.ok ? [] : dated.failure;
    };
    assert.match(faults(raisedLine({ validFrom: base.validFrom })).join(), /not within 2027-01-01/);
    assert.match(faults(raisedLine({ validFrom: localDate("2031-01-01") })).join(), /not within/);
    assert.match(faults(raisedLine(), raisedLine({ version: "2028.2" })).join(), /two amendments/);
    const unknown = { rule: "true", source: "-", confidence: "low" } as const;
    assert.match(faults(raisedLine({ indicators: { nothing: unknown } })).join(), /no such indicator/);
    const broken = raisedLine({ indicators: { water: { ...unknown, rule: "nonsense(" } } });
    const read = (value: ReturnType<typeof raisedLine>) =>
      datedVersions("made-up.yaml", { value: base, hash: "" }, [{ value, hash: "" }]);
    assert.throws(() => read(broken), /made-up.yaml from 2028-01-01/);
  });
});

describe("the version in force on a day", () => {
  const dated = versionsOf(raisedLine(), year2029);

  test("opens the round that looks at that day, and no other version does", () => {
    const refusedOn = (version: number, day: string) => {
      const pack = dated[version];
      assert.ok(pack);
      const year = day.slice(0, 4);
      const days = { opensOn: localDate(`${year}-09-01`), closesOn: localDate(`${year}-12-14`) };
      const opened = openRound(pack, { kind: "annual", ...days, referenceDate: localDate(day) }, dated);
      return opened.ok ? undefined : opened.failure.code;
    };
    assert.equal(refusedOn(0, "2027-10-01"), undefined);
    assert.equal(refusedOn(1, "2027-10-01"), "review.standard_not_in_force");
    assert.equal(refusedOn(0, "2028-10-01"), "review.standard_version_replaced");
    assert.equal(refusedOn(1, "2028-10-01"), undefined);
    assert.equal(refusedOn(2, "2029-10-01"), undefined);
  });

  test("is one on every day of the period, and none outside it", () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 2000 }), (offset) => {
        const day = addDays(localDate("2027-01-01"), offset);
        const since = inForceSince(dated, comingId, day);
        if (day < "2027-01-01" || day > "2030-12-31") return assert.equal(since, undefined);
        const begun = dated.filter(({ validFrom }) => validFrom <= day);
        assert.equal(since, begun.at(-1)?.validFrom);
      }),
    );
    assert.equal(inForceSince(dated, "another", localDate("2028-05-01")), undefined);
  });
});
