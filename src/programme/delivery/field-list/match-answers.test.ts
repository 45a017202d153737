import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { localDate } from "#kernel/local-date.ts";
import { matchAnswers } from "./match-answers.ts";
import type { AnswerRow, SupportOfList } from "./match-answers.ts";

const today = localDate("2026-05-10");
const support = (supportId: string, over: Partial<SupportOfList> = {}): SupportOfList => ({
  householdId: "h",
  supportId,
  seriesId: supportId,
  instalment: 1,
  state: "committed",
  deliveredOn: null,
  approvedOn: localDate("2026-03-01"),
  ...over,
});
const row = (at: number, code: string, result = "x", day = ""): AnswerRow => ({
  row: at,
  code,
  result,
  day,
  remark: "",
});
const meaningOf = (result: string) => (result === "x" ? "yes" : result === "0" ? "no" : undefined);
const match = (rows: readonly AnswerRow[], supports: readonly SupportOfList[]) =>
  matchAnswers(rows, supports, { today, day: localDate("2026-05-01"), meaningOf });

describe("a list that comes back", () => {
  test("says of each row what it is, and why it is held back", () => {
    const supports = [support("a"), support("b"), support("c", { state: "delivered" }), support("d"), support("e")];
    const found = match(
      [
        row(2, "A", "x", "05/05/2026"),
        row(3, "b", "0"),
        row(4, "c"),
        row(5, "nobody"),
        row(6, ""),
        row(7, "d", "maybe"),
        row(8, "e", "x", "2026-02-01"),
      ],
      supports,
    );
    assert.deepEqual(
      found.deliveries.map(({ row: at, support: { supportId }, deliveredOn }) => [at, supportId, deliveredOn]),
      [[2, "a", "2026-05-05"]],
    );
    assert.deepEqual(found.notReceived, [3]);
    assert.deepEqual(
      found.heldBack.map(({ row: at, fault }) => [at, fault]),
      [
        [4, "not_to_deliver"],
        [5, "unknown_code"],
        [6, "no_code"],
        [7, "answer_not_understood"],
        [8, "day_before_approval"],
      ],
    );
    const days = match([row(2, "a", "x", "11/05/2026"), row(3, "b", "x", "soon"), row(4, "d", "")], supports);
    assert.deepEqual(
      days.heldBack.map(({ fault }) => fault),
      ["day_after_today", "day_not_understood", "no_answer"],
    );
    assert.deepEqual(
      match([row(2, "a"), row(3, "a")], supports).heldBack.map(({ fault }) => fault),
      ["listed_twice", "listed_twice"],
    );
  });

  test("delivers instalments in their order, wherever they are in the file", () => {
    const [first, second] = [
      support("a1", { seriesId: "a", instalment: 1 }),
      support("a2", { seriesId: "a", instalment: 2 }),
    ];
    const both = match([row(2, "a2", "x", "2026-05-02"), row(3, "a1", "x", "2026-05-02")], [first, second]);
    assert.equal(both.deliveries.length, 2);
    const alone = match([row(2, "a2")], [first, second]);
    assert.deepEqual(
      alone.heldBack.map(({ fault }) => fault),
      ["out_of_order"],
    );
  });

  test("is accounted for whole, whatever it holds", () => {
    const code = fc.constantFrom("a", "b", "c", "x1", "");
    const any = fc.record({
      row: fc.integer({ min: 1, max: 99 }),
      code,
      result: fc.constantFrom("x", "0", "?", ""),
      day: fc.constantFrom("", "2026-05-01", "2027-01-01", "?"),
      remark: fc.constant(""),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (rows) => {
        const found = match(rows, [support("a"), support("b"), support("c", { state: "refused" })]);
        assert.equal(found.deliveries.length + found.notReceived.length + found.heldBack.length, found.read);
        assert.equal(
          new Set(found.deliveries.map(({ support: { supportId } }) => supportId)).size,
          found.deliveries.length,
        );
      }),
    );
  });
});
