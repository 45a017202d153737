import assert from "node:assert/strict";
import { test } from "node:test";
import type { Form } from "./form.ts";
import { checkForm } from "./form.ts";

const texts = (text: string) => ({ vi: text, en: text, id: text });
const standard = {
  id: "s",
  household: { roof: { type: "bool" }, water: { type: "string", values: ["piped", "stream"] } },
  member: { insured: { type: "bool" } },
} as const;
const water = { field: "water", label: texts("water"), values: { piped: texts("piped"), stream: texts("stream") } };
const form: Form = {
  id: "f",
  version: "1",
  kind: "form",
  standard: "s",
  title: texts("form"),
  household: [{ title: texts("house"), fields: [{ field: "roof", label: texts("roof") }, water] }],
  member: [{ field: "insured", label: texts("insured") }],
};

test("a form that asks each field once and names each value checks", () => {
  assert.deepEqual(checkForm(form, standard, "form.yaml"), []);
});
test("a field that is asked nowhere, or twice, is reported", () => {
  assert.match(checkForm({ ...form, member: [] }, standard, "form.yaml")[0] ?? "", /insured: it is asked 0 times/);
  const twice = { ...form, member: [...form.member, ...form.member] };
  assert.match(checkForm(twice, standard, "form.yaml")[0] ?? "", /insured: it is asked 2 times/);
});
test("a field or a value that the standard has not, and a value without a name, are reported", () => {
  const wrong = {
    ...form,
    household: [
      {
        title: texts("house"),
        fields: [
          { field: "roof", label: texts("roof") },
          { field: "colour", label: texts("colour") },
          { ...water, values: { piped: texts("piped"), river: texts("river") } },
        ],
      },
    ],
  };
  const errors = checkForm(wrong, standard, "form.yaml").join("\n");
  assert.match(errors, /colour: the standard has no such field/);
  assert.match(errors, /water: the value stream has no name/);
  assert.match(errors, /water: the standard knows no value river/);
});
test("a form of another standard is reported", () => {
  assert.match(checkForm({ ...form, standard: "t" }, standard, "form.yaml")[0] ?? "", /the form is for t/);
});
