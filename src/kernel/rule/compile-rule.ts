import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { checkRule } from "./check-rule.ts";
import { JsEmitter } from "./emit-js.ts";
import { emitSql } from "./emit-sql.ts";
import type { RuleFailure } from "./find-cause.ts";
import { findCause } from "./find-cause.ts";
import type { RuleError, RuleSource } from "./rule-error.ts";
import type { RuleNode } from "./rule-node.ts";
import type { RuleFields, RuleInput, ScalarType } from "./rule-type.ts";

/** What a rule gives: a value, or the reason why it has none. */
export type RuleOutcome =
  | { readonly ok: true; readonly value: boolean | number | string }
  | { readonly ok: false; readonly error: RuleFailure };

export type CompiledRule = {
  readonly source: RuleSource;
  readonly type: ScalarType;
  readonly node: RuleNode;
  /** Fields read: "setting", "members[].age". */
  readonly reads: readonly string[];
  evaluate(input: RuleInput): RuleOutcome;
  /** `facts`: an SQL expression of type jsonb. NULL where `evaluate` gives an error. */
  toSql(facts: string): string;
};

/**
 * Compiles a rule of a pack (CEL) to a JavaScript function and to SQL. Errors name file, rule, place and remedy.
 * Decision record 0002 says why a compiler and not the interpreter, and why generated code is safe here.
 */
export function compileRule(
  source: RuleSource,
  fields: RuleFields,
  expected: ScalarType,
): Result<CompiledRule, readonly RuleError[]> {
  const checked = checkRule(source, fields, expected);
  if (!checked.ok) return failure([checked.failure]);
  const node = checked.value;
  const emitter = new JsEmitter();
  const result = emitter.emit(node);
  emitter.line(`return ${result};`);
  const run = compileFunction<(input: RuleInput) => boolean | number | string | undefined>(["input"], emitter.code);
  return success({
    source,
    type: expected,
    node,
    reads: [...readsOf(node)],
    evaluate: (input) => {
      const value = run(input);
      if (value !== undefined) return { ok: true, value };
      return { ok: false, error: findCause(node, input) };
    },
    toSql: (facts) => emitSql(node, facts),
  });
}

/** The one place where generated code becomes a function. Its text is made of checked nodes only. */
export function compileFunction<Made>(names: readonly string[], code: string): Made {
  return new Function(...names, `"use strict";\n${code}`) as Made;
}

function* childrenOf(node: RuleNode): Generator<RuleNode> {
  if ("left" in node) yield node.left;
  if ("right" in node) yield node.right;
  if ("condition" in node) yield node.condition;
  if ("yes" in node) yield node.yes;
  if ("no" in node) yield node.no;
  if ("operand" in node) yield node.operand;
  if ("part" in node) yield node.part;
  if ("body" in node) yield node.body;
}

function readsOf(node: RuleNode, lists: ReadonlyMap<string, string> = new Map()): Set<string> {
  const reads = new Set<string>();
  if (node.kind === "field") {
    reads.add(node.variable === undefined ? node.name : `${lists.get(node.variable)}[].${node.name}`);
  }
  if (node.kind === "listSize" || node.kind === "over") reads.add(node.list);
  const inner = node.kind === "over" ? new Map([...lists, [node.variable, node.list]]) : lists;
  for (const child of childrenOf(node)) for (const read of readsOf(child, inner)) reads.add(read);
  return reads;
}
