import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { compileRule } from "./compile-rule.ts";
import { explainRule } from "./explain-rule.ts";
import type { RuleReason } from "./explain-rule.ts";
import type { RuleFields, RuleInput } from "./rule-type.ts";

const fields: RuleFields = { class: "string", able: "int", land: "bool", job: "bool", escaped: "bool" };

function explained(source: string, input: RuleInput): RuleReason {
  const rule = compileRule({ file: "test", rule: "test", source }, fields, "bool");
  assert.ok(rule.ok);
  return explainRule(rule.value.node, input);
}

const line = (reason: RuleReason): string =>
  reason.kind === "condition"
    ? `${reason.field ?? "?"} ${reason.test} ${JSON.stringify(reason.values)} found ${String(reason.found)}: ${String(reason.holds)}`
    : `${reason.kind} ${String(reason.holds)} (${reason.parts.map(line).join("; ")})`;

describe("the reasons of a rule", () => {
  test("are its conditions in their order, and beside or as a group, each with the fact as it is", () => {
    const source = "able >= 1 && (escaped || class in ['poor', 'near_poor'] && job)";
    assert.equal(
      line(explained(source, { able: 2, escaped: false, class: "poor", job: false })),
      'all false (able at_least [1] found 2: true; any false (escaped is [true] found false: false; all false (class in ["poor","near_poor"] found poor: true; job is [true] found false: false)))',
    );
  });

  test("of several ands are one list", () => {
    assert.equal(
      line(explained("able == 0 && land != true && !job", { able: 0, land: true, job: false })),
      "all false (able is [0] found 0: true; land is_not [true] found true: false; job is [false] found false: true)",
    );
  });

  test("say of a fact that is missing that it does not tell, and nothing of what does not hang on it", () => {
    assert.equal(
      line(explained("escaped || able < 1", { able: 0 })),
      "any true (escaped is [true] found null: null; able less_than [1] found 0: true)",
    );
    assert.equal(line(explained("escaped && able >= 1", { able: 3 })).startsWith("all null"), true);
  });

  test("negated lists are lists that it is not in; what is more than a fact and its values is said as a whole", () => {
    assert.equal(
      line(explained("!(class in ['poor']) && able + 1 > 2", { class: "poor", able: 2 })),
      'all false (class not_in ["poor"] found poor: false; ? other [] found null: true)',
    );
  });
});
