import assert from "node:assert/strict";
import { it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { personalIdWarnings } from "./identifier-warnings.ts";

const man = { birthDate: localDate("1980-05-06"), sex: "male" } as const;

it("a number that fits province, sex, century and year of birth raises no warning", () => {
  assert.deepEqual(personalIdWarnings("051080111222", man), []);
  assert.deepEqual(personalIdWarnings("062315000001", { birthDate: localDate("2015-09-05"), sex: "female" }), []);
});

it("what does not fit is reported one by one", () => {
  assert.deepEqual(personalIdWarnings("051180111222", man), ["number_sex_differs"]);
  assert.deepEqual(personalIdWarnings("051081111222", man), ["number_birth_differs"]);
  assert.deepEqual(personalIdWarnings("051280111222", man), ["number_birth_differs"], "the century is of the digit");
  assert.deepEqual(personalIdWarnings("000080111222", man), ["number_province_unknown"]);
  assert.deepEqual(personalIdWarnings("097080111222", man), ["number_province_unknown"]);
});

it("what is not known of the person is not held against the number", () => {
  assert.deepEqual(personalIdWarnings("051180111222", {}), []);
});
