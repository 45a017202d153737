import assert from "node:assert/strict";
import { test } from "node:test";
import { declareQuestion } from "./question.ts";

test("a question is answered once, by who comes later", () => {
  const residents = declareQuestion<{ readonly count: () => number }>("residents");
  assert.throws(() => residents.answer(), /nobody answers the question residents/);
  residents.answerWith({ count: () => 3 });
  assert.equal(residents.answer().count(), 3);
  assert.throws(() => residents.answerWith({ count: () => 4 }), /answered already/);
  assert.equal(residents.answer().count(), 3);
});
