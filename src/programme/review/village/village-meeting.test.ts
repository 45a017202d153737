import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { villageAgrees } from "./village-meeting.ts";

const agrees = (agreed: number, present: number) => villageAgrees({ present, agreed }, 50);

describe("a village agrees when at least half of those present do", () => {
  for (const [agreed, present, expected] of [
    [20, 40, true],
    [19, 40, false],
    [20, 41, false],
    [21, 41, true],
    [1, 1, true],
    [0, 1, false],
    [1, 2, true],
    [40, 40, true],
    [0, 0, false],
  ] as const) {
    test(`${agreed} of ${present}: ${expected ? "agreed" : "back to the survey"}`, () => {
      assert.deepEqual(agrees(agreed, present), { ok: true, value: expected });
    });
  }
  test("more who agree than are present is refused", () => {
    assert.deepEqual(agrees(41, 40), {
      ok: false,
      failure: { code: "review.more_agreed_than_present", facts: { agreed: 41, present: 40 } },
    });
  });
  test("one more who agrees never loses a household", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), fc.nat(100), (present, given, quorum) => {
        const agreed = given % present;
        const [before, after] = [agreed, agreed + 1].map((count) => villageAgrees({ present, agreed: count }, quorum));
        assert.ok(before?.ok === true && after?.ok === true);
        assert.ok(after.value || !before.value);
      }),
    );
  });
});
