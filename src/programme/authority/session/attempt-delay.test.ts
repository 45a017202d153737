import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { secondsToWait } from "./attempt-delay.ts";

describe("after failed attempts to sign in", () => {
  test("four typing errors cost nothing, then the wait doubles with each", () => {
    assert.deepEqual(
      [0, 1, 4.4, 4.9, 6, 7, 10].map((failures) => secondsToWait("account", failures, 0)),
      [0, 0, 0, 15, 30, 60, 480],
    );
  });
  test("an account never waits longer than a quarter of an hour", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (level, elapsed) => {
          const wait = secondsToWait("account", level, elapsed);
          return wait >= 0 && wait <= 900;
        },
      ),
    );
  });
  test("who has waited as long as was said may try", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("account" as const, "address" as const),
        fc.integer({ min: 0, max: 5000 }),
        (subject, level) => {
          const wait = secondsToWait(subject, level, 0);
          return secondsToWait(subject, level, wait) === 0;
        },
      ),
    );
  });
  test("an address has two hundred failures at once and twenty a minute", () => {
    assert.equal(secondsToWait("address", 199, 0), 0);
    assert.equal(secondsToWait("address", 200, 0), 3);
    assert.equal(secondsToWait("address", 219, 60), 0);
  });
});
