import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PackKindField } from "#programme/planning/framework/programme-parts.ts";
import { checkComplete, checkKindValues } from "./kind-fields.ts";
import type { KindValue } from "./kind-fields.ts";

const texts = (name: string) => ({ vi: name, en: name, id: name });
const field = (type: PackKindField["type"], more: Partial<PackKindField> = {}): PackKindField => ({
  code: type,
  name: texts(type),
  type,
  needed: false,
  ...more,
});
const choices = ["local", "crossbred"].map((code) => ({ code, name: texts(code) }));
const fields = [
  field("text", { needed: true }),
  field("count", { from: 1, to: 100 }),
  field("money", { to: 1_000_000 }),
  field("day"),
  field("yes_no"),
  field("choice", { choices }),
];
const codeOf = (name: string, value: KindValue) => {
  const checked = checkKindValues(fields, { [name]: value });
  return checked.ok ? "taken" : checked.failure.code;
};

describe("the fields of a kind", () => {
  test("take values of their type, within their bounds", () => {
    const taken: readonly (readonly [string, KindValue])[] = [
      ["text", "Vàng"],
      ["count", 1],
      ["count", 100],
      ["money", "1000000"],
      ["day", "2026-03-01"],
      ["yes_no", false],
      ["choice", "local"],
    ];
    for (const [name, value] of taken) assert.equal(codeOf(name, value), "taken", name);
  });

  test("refuse another type, what is out of bounds, an unknown choice, and a field that is not there, by name", () => {
    const refused: readonly (readonly [string, KindValue, string])[] = [
      ["text", 5, "field_of_other_type"],
      ["count", "5", "field_of_other_type"],
      ["count", 1.5, "field_of_other_type"],
      ["count", 0, "field_out_of_bounds"],
      ["count", 101, "field_out_of_bounds"],
      ["money", "1000001", "field_out_of_bounds"],
      ["money", "-1", "field_of_other_type"],
      ["day", "2026-02-30", "field_of_other_type"],
      ["yes_no", "yes", "field_of_other_type"],
      ["choice", "imported", "field_of_other_type"],
      ["breed", "x", "field_unknown"],
    ];
    for (const [name, value, code] of refused) assert.equal(codeOf(name, value), `delivery.${code}`, name);
    const unknown = checkKindValues(fields, { breed: "x" });
    assert.ok(!unknown.ok);
    assert.deepEqual(unknown.failure.facts, { name: "breed", field: "fields.breed" });
  });

  test("are complete with all that is needed and nothing else", () => {
    assert.ok(checkComplete(fields, { text: "Vàng" }).ok);
    for (const values of [{}, { text: "" }, { count: 5 }]) {
      const refused = checkComplete(fields, values);
      assert.ok(!refused.ok && refused.failure.code === "delivery.field_missing");
    }
  });
});
