import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { doesNotVary, haveManyChanged, isAgainstNeighbours, isDependent, isSplitBeforeReview } from "./second-looks.ts";

describe("a household is looked at again", () => {
  const roundOpensOn = localDate("2026-09-01");
  const split = (memberCount: number, foundedOn: string) =>
    isSplitBeforeReview({ memberCount, foundedOn: localDate(foundedOn), roundOpensOn });
  test("when one person was split off within the year before the round, or while it runs", () => {
    assert.ok(split(1, "2025-09-01"));
    assert.ok(split(1, "2026-10-01"));
    assert.ok(!split(1, "2025-08-31"));
  });
  test("and not when a couple founds a household", () => {
    assert.ok(!split(2, "2026-05-01"));
  });
  test("a round that opens on the 29th of February looks back to the end of that month", () => {
    const opens = localDate("2028-02-29");
    const on = (foundedOn: string) =>
      isSplitBeforeReview({ memberCount: 1, foundedOn: localDate(foundedOn), roundOpensOn: opens });
    assert.deepEqual([on("2027-02-28"), on("2027-03-01")], [false, true]);
  });

  const born = (date: string) => isDependent({ date: localDate(date), precision: "day" }, localDate("2026-10-01"));
  test("when a child or an elderly member is in another household too, and not for anybody of working age", () => {
    assert.deepEqual([born("2010-10-02"), born("2010-10-01")], [true, false]);
    assert.deepEqual([born("1966-10-01"), born("1966-10-02")], [true, false]);
    assert.ok(!born("2026-12-01"), "who is not born yet is nobody's dependent");
  });

  test("when more than half of its answers changed, of six or more", () => {
    assert.ok(haveManyChanged({ compared: 12, changed: 7 }));
    assert.ok(!haveManyChanged({ compared: 12, changed: 6 }));
    assert.ok(!haveManyChanged({ compared: 5, changed: 5 }));
  });

  test("when its reviewer wrote the same for nine in ten of ten households or more", () => {
    assert.ok(doesNotVary({ households: 10, alike: 9 }));
    assert.ok(!doesNotVary({ households: 10, alike: 8 }));
    assert.ok(!doesNotVary({ households: 9, alike: 9 }));
  });

  test("when it came to a class that at most one in twenty of its neighbours came to", () => {
    assert.ok(isAgainstNeighbours({ began: 11, ended: 1 }));
    assert.ok(isAgainstNeighbours({ began: 21, ended: 2 }));
    assert.ok(!isAgainstNeighbours({ began: 20, ended: 2 }));
    assert.ok(!isAgainstNeighbours({ began: 10, ended: 1 }), "nine neighbours are too few");
    assert.ok(!isAgainstNeighbours({ began: 40, ended: 38 }));
  });
});
