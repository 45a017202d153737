import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { partsOfRule } from "./rule-words.ts";

describe("the words of a rule that counts", () => {
  test("say class, ability to work and what is lacked", () => {
    assert.deepEqual(partsOfRule("class in ['poor', 'near_poor'] && toilet"), {
      where: [
        { key: "class", classes: ["poor", "near_poor"] },
        { key: "lacking", need: "toilet" },
      ],
      among: [],
    });
    assert.deepEqual(partsOfRule("class == 'poor' && ableToWork == 0")?.where, [
      { key: "class", classes: ["poor"] },
      { key: "cannotWork" },
    ]);
  });
  test("say of the list as a whole that it is the list", () => {
    assert.deepEqual(partsOfRule("onList && roof")?.where, [{ key: "listed" }, { key: "lacking", need: "roof" }]);
  });
  test("say of whom a share is", () => {
    assert.deepEqual(partsOfRule("class == 'poor' && housingQuality / class == 'poor'")?.among, [
      { key: "class", classes: ["poor"] },
    ]);
  });
  test("are not guessed for a part that is not known", () => {
    assert.equal(partsOfRule("class == 'poor' && memberCount > 4"), undefined);
    assert.equal(partsOfRule("class == 'poor' || water"), undefined);
  });
});
