import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { z } from "zod";
import { unknownFieldsOf } from "./unknown-fields.ts";

const day = z.codec(z.string(), z.object({ text: z.string() }), {
  decode: (text) => ({ text }),
  encode: ({ text }) => text,
});
const schema = z.object({
  body: z.object({
    name: z.string(),
    on: day.optional(),
    lines: z.array(z.object({ amount: z.number().nullable() })).default([]),
    facts: z.record(z.string(), z.object({ value: z.string() })).optional(),
    of: z.union([z.object({ kind: z.literal("a"), one: z.string() }), z.object({ kind: z.literal("b") }), z.string()]),
    open: z.looseObject({}).optional(),
  }),
});
const find = unknownFieldsOf(schema);
const pathIn = (body: object) => find?.({ body: { name: "x", of: "text", ...body } }, "")?.path;

describe("a field that the contract does not name", () => {
  test("is found at any depth", () => {
    assert.equal(pathIn({}), undefined);
    assert.equal(pathIn({ nmae: "x" }), "body.nmae");
    assert.equal(pathIn({ lines: [{ amount: 1 }, { amount: null, note: "x" }] }), "body.lines.1.note");
    assert.equal(pathIn({ facts: { first: { value: "x", values: "y" } } }), "body.facts.first.values");
  });
  test("of a union is one that no fitting alternative knows", () => {
    assert.equal(pathIn({ of: { kind: "a", one: "x" } }), undefined);
    assert.equal(pathIn({ of: { kind: "b", one: "x" } }), "body.of.one");
  });
  test("may stand where the contract takes any", () => {
    assert.equal(pathIn({ open: { anything: 1 }, on: "2026-12-02" }), undefined);
  });
  test("is reported with those that are known", () => {
    assert.match(find?.({ body: { name: "x", of: "y" }, more: 1 }, "")?.message ?? "", /known are body/);
  });
});
