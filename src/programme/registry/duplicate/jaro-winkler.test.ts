import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { jaroWinkler } from "./jaro-winkler.ts";

test("the likeness is that of Winkler's published examples", () => {
  const rounded = (one: string, other: string) => Math.round(jaroWinkler(one, other) * 1000) / 1000;
  assert.equal(rounded("martha", "marhta"), 0.961);
  assert.equal(rounded("dwayne", "duane"), 0.84);
  assert.equal(rounded("dixon", "dicksonx"), 0.813);
  assert.equal(rounded("abc", "xyz"), 0);
  assert.equal(rounded("", "a"), 0);
});

test("the likeness does not depend on the order, is 1 for the text itself and lies between 0 and 1", () => {
  const word = fc.string({ unit: fc.constantFrom(..."aabbcd"), maxLength: 12 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      const likeness = jaroWinkler(one, other);
      assert.equal(likeness, jaroWinkler(other, one));
      assert.ok(likeness >= 0 && likeness <= 1);
      assert.equal(jaroWinkler(one, one), 1);
    }),
  );
});
