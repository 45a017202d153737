import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { compileRule } from "#kernel/rule/compile-rule.ts";
import { compileRuleSet } from "#kernel/rule/compile-rule-set.ts";
import { interpretRule } from "#kernel/rule/interpret-rule.ts";
import type { RuleInput } from "#kernel/rule/rule-type.ts";
import { fields, illTypedInput, illTypedRule, input, rule, whole } from "./random-rules.ts";

function compiled(source: string, type: "bool" | "int") {
  const result = compileRule({ file: "test", rule: "random", source }, fields, type);
  assert.ok(result.ok, `${source}: ${JSON.stringify(result)}`);
  return result.value;
}

/** Our whole numbers end at 2^53 - 1, where CEL's go on: beyond, we say "error" and CEL says a number. */
function agree(source: string, ours: unknown, oracle: unknown): void {
  if (ours === undefined && typeof oracle === "number" && !Number.isSafeInteger(oracle)) return;
  assert.deepEqual(ours, oracle, source);
}

const value = (outcome: ReturnType<ReturnType<typeof compiled>["evaluate"]>) =>
  outcome.ok ? outcome.value : undefined;
const smallInput = input.filter((facts) => Math.abs(Number(facts["count"] ?? 0)) < 100);

describe("a compiled rule and the official interpreter", () => {
  test("give the same answer or both an error on 12,000 random rules and facts", () => {
    let errors = 0;
    fc.assert(
      fc.property(rule, fc.array(smallInput, { minLength: 6, maxLength: 6 }), (source, inputs) => {
        const ours = compiled(source, "bool");
        const oracle = interpretRule(source, fields);
        for (const facts of inputs) {
          const expected = oracle(facts);
          if (expected === undefined) errors += 1;
          agree(source, value(ours.evaluate(facts)), expected);
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(errors > 500, `only ${errors} of the pairs were in error, so errors were hardly tried`);
  });
  test("give the same whole number on 3,000 random rules and facts", () => {
    fc.assert(
      fc.property(whole, smallInput, (source, facts) => {
        agree(source, value(compiled(source, "int").evaluate(facts)), interpretRule(source, fields)(facts));
      }),
      { numRuns: 3000 },
    );
  });
  test("never give two answers on 6,000 pairs with facts of another type than declared; ours may be an error instead", () => {
    let wrongTypes = 0;
    let same = 0;
    fc.assert(
      fc.property(rule, fc.array(illTypedInput, { minLength: 4, maxLength: 4 }), (source, inputs) => {
        const ours = compiled(source, "bool");
        const oracle = interpretRule(source, fields);
        for (const facts of inputs) {
          const outcome = ours.evaluate(facts);
          if (outcome.ok) {
            assert.equal(outcome.value, oracle(facts), `${source} on ${JSON.stringify(facts)}`);
            same += 1;
          } else if (outcome.error.kind === "type") wrongTypes += 1;
        }
      }),
      { numRuns: 1500 },
    );
    assert.ok(wrongTypes > 200, `only ${wrongTypes} pairs failed by a wrong type`);
    assert.ok(same > 1000, `only ${same} pairs had an answer`);
  });
  test("a rule whose types do not fit is refused when it loads, or gives what the interpreter gives", () => {
    let [refused, taken] = [0, 0];
    fc.assert(
      fc.property(illTypedRule, fc.array(smallInput, { minLength: 3, maxLength: 3 }), (source, inputs) => {
        const result = compileRule({ file: "test", rule: "random", source }, fields, "bool");
        if (!result.ok) {
          refused += 1;
          const [error] = result.failure;
          assert.ok(error !== undefined && error.position >= 0 && error.position <= source.length, source);
          assert.ok(error.message !== "" && error.remedy !== "", source);
          return;
        }
        taken += 1;
        const oracle = interpretRule(source, fields);
        for (const facts of inputs) agree(source, value(result.value.evaluate(facts)), oracle(facts));
      }),
      { numRuns: 3000 },
    );
    assert.ok(refused > 500 && taken > 300, `${refused} refused, ${taken} taken: one side was hardly tried`);
  });
  test("a rule set says of every rule what the rule says alone", () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 12 }), input, (sources, facts) => {
        const rules = sources.map((source) => compiled(source, "bool"));
        const bits = { held: 0, failed: 0 };
        compileRuleSet(rules)(facts, bits);
        for (const [position, one] of rules.entries()) {
          const outcome = one.evaluate(facts);
          assert.equal((bits.held >> position) & 1, outcome.ok && outcome.value === true ? 1 : 0);
          assert.equal((bits.failed >> position) & 1, outcome.ok ? 0 : 1);
        }
      }),
      { numRuns: 500 },
    );
  });
  test("the comparison finds a planted difference", () => {
    const ours = compiled("count > 3", "bool");
    const oracle = interpretRule("count >= 3", fields);
    const facts: RuleInput = { count: 3 };
    assert.throws(() => agree("planted", value(ours.evaluate(facts)), oracle(facts)));
  });
});
