import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { compileRule } from "./compile-rule.ts";
import type { RuleFields } from "./rule-type.ts";

const fields = {
  setting: "string",
  score: "int",
  area: "double",
  owner: "bool",
  members: { list: { age: "int", insured: "bool" } },
} as const satisfies RuleFields;

function compile(source: string) {
  return compileRule({ file: "packs/x/standard.yaml", rule: "insurance", source }, fields, "bool");
}
function outcome(source: string, facts: Record<string, never> | object) {
  const result = compile(source);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.evaluate({ ...facts });
}

describe("a rule that does not fit its pack", () => {
  const faults: readonly (readonly [string, RegExp, number])[] = [
    ["score > 3 && missing", /there is no field missing/, 14],
    ["members.exists(m, m.height > 3)", /there is no field height in m/, 20],
    ["score", /gives int/, 1],
    ["setting > 'a'", /has no order/, 9],
    ["area + 1.0 > 2.0", /is not exact/, 6],
    ["score == 'x'", /never equal/, 7],
    ["members.map(m, m.age)", /map is not supported/, 8],
    ["score >", /is not CEL/, 7],
    ["owner && score", /is int where true or false is needed/, 10],
    ["timestamp('2026-01-01T00:00:00Z') == null", /not supported/, 1],
    ["members.exists(score, true)", /score is taken/, 16],
    ["setting in [1]", /int in a list of string/, 13],
    ["members.filter(m, m.insured) == 1", /filter gives a list/, 8],
    ["area < 1e400", /number is too large/, 8],
    ["score < 9007199254740992", /number is too large/, 9],
    ["setting == 'a\\u0000b'", /null character/, 12],
    ["setting + 'a' == 'ba'", /string \+ string is no number/, 9],
    ["__proto__ == null", /there is no field __proto__/, 1],
    [`${"!".repeat(4000)}owner`, /longer than 4000 characters/, 4001],
  ];
  for (const [source, message, column] of faults) {
    test(`is refused when the pack loads: ${source}`, () => {
      const result = compile(source);
      assert.ok(!result.ok);
      const [error] = result.failure;
      assert.ok(error !== undefined);
      assert.match(error.message, message);
      assert.equal(error.file, "packs/x/standard.yaml");
      assert.equal(error.rule, "insurance");
      assert.notEqual(error.remedy, "");
      assert.equal(error.column, column);
    });
  }
  test("is reported with the line of its operator", () => {
    const result = compile("setting\n  > 'a'");
    assert.ok(!result.ok);
    assert.deepEqual([result.failure[0]?.line, result.failure[0]?.column], [2, 3]);
  });
  test("is reported with its line", () => {
    const result = compile("score > 3 &&\n  missing");
    assert.ok(!result.ok);
    assert.deepEqual([result.failure[0]?.line, result.failure[0]?.column], [2, 3]);
  });
});

describe("a compiled rule", () => {
  test("names the answer that is missing", () => {
    assert.deepEqual(outcome("members.all(m, m.insured)", { members: [{ insured: true }, { age: 3 }] }), {
      ok: false,
      error: { kind: "missing", path: "members[1].insured" },
    });
  });
  test("names the member on whom the rule failed, not one whose answer is not asked for", () => {
    const members = [{ age: 3 }, { age: 40, insured: true }, { age: 40 }];
    assert.deepEqual(outcome("members.exists(m, m.age >= 6 && !m.insured)", { members }), {
      ok: false,
      error: { kind: "missing", path: "members[2].insured" },
    });
  });
  test("names the first of several missing answers, and the side that decides nothing is not blamed", () => {
    assert.deepEqual(outcome("members.all(m, m.insured)", { members: [{}, {}] }), {
      ok: false,
      error: { kind: "missing", path: "members[0].insured" },
    });
    assert.deepEqual(outcome("(owner || true) && score > 3", {}), {
      ok: false,
      error: { kind: "missing", path: "score" },
    });
  });
  test("says when a fact is not of its declared type", () => {
    const type = (path: string) => ({ ok: false, error: { kind: "type", path } });
    assert.deepEqual(outcome("score > 3", { score: "7" }), type("score"));
    assert.deepEqual(outcome("score > 3", { score: 7.5 }), type("score"));
    assert.deepEqual(outcome("score > 3", { score: 2 ** 53 }), type("score"));
    assert.deepEqual(outcome("size(members) > 3", { members: "none" }), type("members"));
  });
  test("is in error where a record is not there, unless another decides", () => {
    assert.deepEqual(outcome("members.all(m, m.age == null)", { members: [null] }), {
      ok: false,
      error: { kind: "missing", path: "members[0]" },
    });
    assert.deepEqual(outcome("members.exists(m, m.age > 5)", { members: [null, { age: 9 }] }), {
      ok: true,
      value: true,
    });
  });
  test("says when a number is divided by zero", () => {
    assert.deepEqual(outcome("10 / score > 1", { score: 0 }), {
      ok: false,
      error: { kind: "arithmetic", path: undefined },
    });
  });
  test("is in error beyond 2^53 - 1, and never inexact", () => {
    const largest = Number.MAX_SAFE_INTEGER;
    assert.deepEqual(outcome("score + 1 > 0", { score: largest }).ok, false);
    assert.deepEqual(outcome("score * score > 0", { score: largest }).ok, false);
    assert.deepEqual(outcome("-score - 1 < 0", { score: largest }).ok, false);
    assert.deepEqual(outcome("-score < 0", { score: largest }), { ok: true, value: true });
  });
  test("lets what decides decide beside a missing answer", () => {
    assert.deepEqual(outcome("owner || score > 3", { owner: true }), { ok: true, value: true });
    assert.deepEqual(outcome("score > 3 && owner", { owner: false }), { ok: true, value: false });
    assert.deepEqual(outcome("members.exists(m, m.age > 5)", { members: [{}, { age: 9 }] }), { ok: true, value: true });
  });
  test("takes texts as texts, whatever is in them", () => {
    for (const text of ['"); throw new Error("x', "'; drop table x; --", "${1}", "`", "\\", "\u2028"]) {
      assert.deepEqual(
        outcome(`setting == ${JSON.stringify(text)}`, { setting: text }),
        { ok: true, value: true },
        text,
      );
    }
  });
  test("tells which fields it reads", () => {
    const result = compile("members.exists(m, m.age > score)");
    assert.ok(result.ok);
    assert.deepEqual(result.value.reads.toSorted(), ["members", "members[].age", "score"]);
  });
});
