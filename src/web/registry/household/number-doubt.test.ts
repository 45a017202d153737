import assert from "node:assert/strict";
import { it } from "node:test";
import type { TFunction } from "i18next";
import { numberDoubt } from "./number-doubt.ts";

/** Says the key: the words are in the locales. */
const t = ((key: string) => key.replace("flag.known.", "")) as unknown as TFunction<"registry/household">;
const man = { birthDate: "1980-05-06", sex: "male" };
const doubt = (kind: "personal_id" | "legacy_id" | "insurance_number", number: string, person: object = man) =>
  numberDoubt(t, { kind, number }, person);

it("a number is doubted while it is typed, each reason reported, and only when it is whole", () => {
  assert.equal(doubt("personal_id", "051080009999"), undefined);
  assert.equal(doubt("personal_id", "051 180 009 999"), "number_sex_differs");
  assert.equal(
    doubt("personal_id", "999181009999"),
    "number_province_unknown; number_sex_differs; number_birth_differs",
  );
  assert.equal(doubt("personal_id", "05118"), undefined);
});
it("what is not known of the person yet is not held against the number", () => {
  assert.equal(doubt("personal_id", "051180009999", { birthDate: "", sex: "" }), undefined);
});
it("a nine-digit number is reported to be no longer valid; an insurance number says nothing of its bearer", () => {
  assert.equal(doubt("legacy_id", "212345678"), "number_no_longer_valid");
  assert.equal(doubt("insurance_number", "0511800099"), undefined);
});
