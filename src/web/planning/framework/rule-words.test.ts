import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { partsOfRule } from "./rule-words.ts";

describe("the words of a rule that counts", () => {
  test("say class, ability to work and what is lacked", () => {
    assert.deepEqual(partsOfRule("class in ['poor', 'near_poor'] && toilet"), {
      where: [{ key: "listed" }, { key: "lacking", need: "toilet" }],
      among: [],
    });
    assert.deepEqual(partsOfRule("class == 'poor' && ableToWork == 0")?.where, [
      { key: "poor" },
      { key: "cannotWork" },
    ]);
  });
  test("say of whom a share is", () => {
    assert.deepEqual(partsOfRule("class == 'poor' && housingQuality / class == 'poor'")?.among, [{ key: "poor" }]);
  });
  test("are not guessed for a part that is not known", () => {
    assert.equal(partsOfRule("class == 'poor' && memberCount > 4"), undefined);
    assert.equal(partsOfRule("class == 'poor' || water"), undefined);
  });
});
