import assert from "node:assert/strict";
import { test } from "node:test";
import { answerOfKey, keyOfAnswer } from "./entry-keys.ts";
import type { SurveyField } from "#web/review/survey/survey-draft.ts";

const texts = (text: string) => ({ vi: text, en: text, id: text });
const plain: SurveyField = {
  field: "roof",
  type: "bool",
  label: texts("roof"),
  help: null,
  unit: null,
  decimals: 0,
  values: [],
  optional: false,
  when: null,
  forClass: false,
  bounds: null,
  usual: null,
  usualAges: null,
};
const water: SurveyField = {
  ...plain,
  field: "water",
  type: "string",
  values: ["piped", "stream"].map((value) => ({ value, name: texts(value) })),
};

test("1 is yes, 2 and 0 are no, and nothing else is an answer to yes or no", () => {
  assert.deepEqual(
    ["1", "2", "0", "", "7", "x"].map((key) => answerOfKey(plain, key)),
    ["yes", "no", "no", "", undefined, undefined],
  );
});

test("a value is entered by its number in the list", () => {
  assert.deepEqual(
    ["1", "2", "3", "0"].map((key) => answerOfKey(water, key)),
    ["piped", "stream", undefined, undefined],
  );
});

test("an answer that is there shows the key by which it is entered", () => {
  for (const key of ["1", "2"]) {
    assert.equal(keyOfAnswer(plain, answerOfKey(plain, key) ?? ""), key);
    assert.equal(keyOfAnswer(water, answerOfKey(water, key) ?? ""), key);
  }
  assert.equal(keyOfAnswer({ ...plain, type: "int", decimals: 2 }, "45,5"), "45,5");
});
