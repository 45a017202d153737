import type { CompiledRule } from "./compile-rule.ts";
import { compileFunction } from "./compile-rule.ts";
import { JsEmitter } from "./emit-js.ts";
import type { RuleInput } from "./rule-type.ts";

/** Bit n stands for rule n: which rules hold, and which are in error. */
export type RuleBits = { held: number; failed: number };

/**
 * Fuses rules that give true or false into one function that fills `bits`: made for going over millions of households.
 * At most 31 rules.
 */
export function compileRuleSet(rules: readonly CompiledRule[]): (input: RuleInput, bits: RuleBits) => void {
  if (rules.length > 31) throw new RangeError("a rule set holds at most 31 rules");
  const emitter = new JsEmitter();
  emitter.line("let held = 0, failed = 0;");
  for (const [position, rule] of rules.entries()) {
    if (rule.type !== "bool") throw new RangeError(`${rule.source.rule} gives ${rule.type}`);
    emitter.line("{");
    const value = emitter.emit(rule.node);
    emitter.line(
      `if (${value} === true) held |= ${1 << position}; else if (${value} === undefined) failed |= ${1 << position};`,
    );
    emitter.line("}");
  }
  emitter.line("bits.held = held; bits.failed = failed;");
  return compileFunction(["input", "bits"], emitter.code);
}
