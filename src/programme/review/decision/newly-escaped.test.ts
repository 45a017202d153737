import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addDays, addMonths, dayNumber, localDate } from "#kernel/local-date.ts";
import { newlyEscapedOn } from "./newly-escaped.ts";
import type { DecidedClass } from "./newly-escaped.ts";

const rule = { months: 36, classes: ["poor", "near_poor"] };
const decided = (day: string, found: string, rest: Partial<DecidedClass> = {}): DecidedClass => ({
  effectiveOn: localDate(day),
  class: found,
  outcome: "escaped",
  series: "vn-2022-2026",
  rule,
  withdrawnOn: null,
  ...rest,
});
const stateOn = (history: readonly DecidedClass[], day: string) => newlyEscapedOn(history, localDate(day)).state;

describe("a newly escaped household (docs/law.md L1.3-1)", () => {
  const escaped = [decided("2022-12-20", "poor"), decided("2023-12-20", "non_poor")];

  test("is one for 36 months from the first day off the list, to the end of the corresponding day", () => {
    assert.equal(stateOn(escaped, "2023-12-19"), "none", "still on the list");
    assert.deepEqual(newlyEscapedOn(escaped, localDate("2023-12-20")), {
      state: "newly_escaped",
      since: "2023-12-20",
      until: "2026-12-20",
    });
    assert.equal(stateOn(escaped, "2026-12-20"), "newly_escaped", "36 months to the day");
    assert.deepEqual(newlyEscapedOn(escaped, localDate("2026-12-21")), {
      state: "ended",
      since: "2023-12-20",
      until: "2026-12-20",
    });
  });

  test("is none that counts where the decision says of nobody that it escaped: unknown while the window could reach", () => {
    const opening = [decided("2026-01-27", "poor"), decided("2026-11-02", "non_poor", { outcome: "refused" })];
    assert.equal(stateOn(opening, "2026-12-01"), "unknown");
    assert.equal(stateOn(opening, "2029-11-03"), "none");
  });

  test("off the list on 29 February, to 28 February of a year without it; on 28 February of a leap year's end, to the 28th", () => {
    const untilOf = (day: string) =>
      newlyEscapedOn([decided("2020-01-01", "poor"), decided(day, "non_poor")], localDate(day)).until;
    assert.equal(untilOf("2024-02-29"), "2027-02-28");
    assert.equal(untilOf("2025-02-28"), "2028-02-28");
    assert.equal(untilOf("2025-03-01"), "2028-03-01");
  });

  test("leaves a list by near-poor, and by the class of average living standard; from poor to near-poor it leaves none", () => {
    assert.equal(
      stateOn([decided("2023-01-01", "near_poor"), decided("2024-01-01", "average")], "2024-06-01"),
      "newly_escaped",
    );
    const lists = [decided("2023-01-01", "poor"), decided("2024-01-01", "near_poor")];
    assert.equal(stateOn(lists, "2024-06-01"), "none");
    assert.equal(
      newlyEscapedOn([...lists, decided("2025-01-01", "non_poor")], localDate("2025-06-01")).since,
      "2025-01-01",
    );
  });

  test("reviewed again off the list keeps the window of the first day off it", () => {
    const again = [...escaped, decided("2024-12-20", "average"), decided("2025-12-20", "non_poor")];
    assert.equal(newlyEscapedOn(again, localDate("2026-06-01")).until, "2026-12-20");
  });

  test("that falls back is none from that day on; a later escape opens a window of its own", () => {
    const back = [...escaped, decided("2024-12-20", "near_poor")];
    assert.equal(stateOn(back, "2024-12-19"), "newly_escaped");
    assert.equal(stateOn(back, "2024-12-20"), "none");
    assert.equal(
      newlyEscapedOn([...back, decided("2025-12-20", "non_poor")], localDate("2026-01-01")).until,
      "2028-12-20",
    );
  });

  test("a withdrawn escape is none from the day of the withdrawal; a withdrawn return leaves the window as it was", () => {
    const taken = [
      decided("2022-12-20", "poor"),
      decided("2023-12-20", "non_poor", { withdrawnOn: localDate("2024-02-01") }),
    ];
    assert.deepEqual(
      ["2024-01-31", "2024-02-01"].map((day) => stateOn(taken, day)),
      ["newly_escaped", "none"],
    );
    const back = [...escaped, decided("2024-12-20", "poor", { withdrawnOn: localDate("2025-03-01") })];
    assert.deepEqual(
      ["2025-02-28", "2025-03-01"].map((day) => stateOn(back, day)),
      ["none", "newly_escaped"],
    );
  });

  test("is unknown where nothing is on record, as long as what is not on record could count", () => {
    assert.equal(stateOn([], "2026-12-01"), "unknown");
    assert.equal(stateOn(escaped, "2022-12-19"), "unknown");
    const opening = [decided("2022-12-20", "non_poor")];
    assert.deepEqual(
      ["2022-12-20", "2025-12-20", "2025-12-21"].map((day) => stateOn(opening, day)),
      ["unknown", "unknown", "none"],
    );
  });

  test("a change of standard is no escape: the opening review of a standard makes nobody newly escaped", () => {
    const change = [decided("2026-12-20", "poor"), decided("2027-01-01", "non_poor", { series: "vn-2027-2030" })];
    assert.deepEqual(
      ["2027-01-01", "2030-01-01", "2030-01-02"].map((day) => stateOn(change, day)),
      ["unknown", "unknown", "none"],
    );
    const before = [...escaped, decided("2027-01-01", "non_poor", { series: "vn-2027-2030" })];
    assert.equal(stateOn(before, "2026-12-20"), "newly_escaped", "who had escaped before stays so");
    const poorByTheNext = [...escaped, decided("2026-01-01", "poor", { series: "vn-2027-2030" })];
    assert.equal(stateOn(poorByTheNext, "2026-06-01"), "none", "and on a list of the next standard it is on a list");
  });

  test("months and classes are the standard's own", () => {
    const other = { months: 12, classes: ["poor"] };
    const history = [
      decided("2023-01-01", "poor", { rule: other }),
      decided("2024-01-01", "near_poor", { rule: other }),
    ];
    assert.equal(newlyEscapedOn(history, localDate("2024-06-01")).until, "2025-01-01");
    assert.equal(
      stateOn(
        [decided("2023-01-01", "poor", { rule: null }), decided("2024-01-01", "non_poor", { rule: null })],
        "2024-02-01",
      ),
      "unknown",
    );
  });
});

test("a month on is the corresponding day, or the last of its month", () => {
  assert.equal(addMonths(localDate("2025-01-31"), 1), "2025-02-28");
  assert.equal(addMonths(localDate("2025-11-30"), 3), "2026-02-28");
  assert.equal(addMonths(localDate("2025-12-31"), 12), "2026-12-31");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 600 }), (days, months) => {
      const from = addDays(localDate("1990-01-01"), days);
      const to = addMonths(from, months);
      assert.equal(dayNumber(localDate(to)) >= dayNumber(from), true);
      assert.ok(Number(to.slice(8)) <= Number(from.slice(8)));
    }),
  );
});
