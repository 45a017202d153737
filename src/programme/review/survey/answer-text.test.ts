import assert from "node:assert/strict";
import { test } from "node:test";
import { answerText } from "./answer-text.ts";

test("an answer is reported as people read it", () => {
  assert.equal(answerText({}, true).vi, "Có");
  assert.equal(answerText({ values: { none: { vi: "Không có", en: "None", id: "Tidak ada" } } }, "none").en, "None");
  const area = { decimals: 2, unit: { vi: "m²", en: "m²", id: "m²" } };
  assert.deepEqual(answerText(area, 4550), { vi: "45,50 m²", en: "45.50 m²", id: "45,50 m²" });
  assert.equal(answerText({}, null).en, "not answered");
});
