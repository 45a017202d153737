import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { OverNode, RuleNode } from "./rule-node.ts";
import type { RuleInput, Scalar } from "./rule-type.ts";

/**
 * Why a rule has no value. missing: the fact at `path` is not there or null; type: it is there, but not of its declared type;
 * arithmetic: a division by zero, or a whole number beyond 2^53 - 1 (no path).
 */
export type RuleFailure = { readonly kind: "missing" | "type" | "arithmetic"; readonly path: string | undefined };

type Value = boolean | number | string | null;
type Known = Result<Value, RuleFailure>;
type Member = { readonly record: Readonly<Record<string, Scalar>>; readonly path: string };

/**
 * Walks a rule that has failed, to name the fact on which it failed: a null beside what decides (the insurance of an infant) is
 * not the cause. Slow, so it is asked only after the compiled function gave no value.
 */
export function findCause(node: RuleNode, input: RuleInput): RuleFailure {
  const known = new Walk(input).value(node);
  if (known.ok) throw new Error("a rule failed when compiled, and did not when walked");
  return known.failure;
}

/** The value of a part of a rule, or why it has none. */
export function walkRule(node: RuleNode, input: RuleInput): Result<Value, RuleFailure> {
  return new Walk(input).value(node);
}

const arithmeticFailure: Known = failure({ kind: "arithmetic", path: undefined });

class Walk {
  readonly #input: RuleInput;
  readonly #members = new Map<string, Member>();

  constructor(input: RuleInput) {
    this.#input = input;
  }

  value(node: RuleNode): Known {
    switch (node.kind) {
      case "constant":
        return success(node.value);
      case "field": {
        const { found, path } = this.#find(node);
        if (found === null || found === undefined) return failure({ kind: "missing", path });
        return hasType(found, node.type) ? success(found) : failure({ kind: "type", path });
      }
      case "equal":
        return this.#both(
          this.#raw(node.left),
          () => this.#raw(node.right),
          (a, b) => (a === b) !== node.negated,
        );
      case "compare":
        return this.#both(
          this.value(node.left),
          () => this.value(node.right),
          (a, b) => compare(node.operator, a, b),
        );
      case "logic":
        return this.#logic(this.value(node.left), () => this.value(node.right), node.operator === "or");
      case "not":
        return this.#one(node.operand, (operand) => operand !== true);
      case "negate":
        return this.#one(node.operand, (operand) => 0 - Number(operand));
      case "arithmetic": {
        const result = this.#both(
          this.value(node.left),
          () => this.value(node.right),
          (a, b) => reckon(node.operator, Number(a), Number(b)),
        );
        return result.ok && !Number.isSafeInteger(result.value) ? arithmeticFailure : result;
      }
      case "choose":
        return this.#choose(node, (branch) => this.value(branch));
      case "oneOf": {
        const operand = this.#raw(node.operand);
        return operand.ok ? success(node.values.includes(operand.value)) : operand;
      }
      case "text":
        return this.#both(
          this.value(node.operand),
          () => this.value(node.part),
          (text, part) => String(text)[textMethods[node.test]](String(part)),
        );
      case "length":
        return this.#one(node.operand, (text) => Array.from(String(text)).length);
      case "over":
        return this.#over(node);
      case "listSize": {
        const list = this.#list(node.list);
        return list.ok ? success(list.value.length) : list;
      }
    }
  }

  /** Where null and values of another type may stand: beside == and in. */
  #raw(node: RuleNode): Known {
    if (node.kind === "choose") return this.#choose(node, (branch) => this.#raw(branch));
    if (node.kind !== "field") return this.value(node);
    const { found } = this.#find(node);
    return success(typeof found === "object" || found === undefined ? null : found);
  }

  #find(node: Extract<RuleNode, { kind: "field" }>): { readonly found: RuleInput[string]; readonly path: string } {
    const member = node.variable === undefined ? undefined : this.#members.get(node.variable);
    if (member === undefined) return { found: this.#input[node.name], path: node.name };
    return { found: member.record[node.name], path: `${member.path}.${node.name}` };
  }

  #list(path: string): Result<Extract<RuleInput[string], readonly unknown[]>, RuleFailure> {
    const list = this.#input[path];
    if (list === null || list === undefined) return failure({ kind: "missing", path });
    return typeof list === "object" ? success(list) : failure({ kind: "type", path });
  }

  #one(node: RuleNode, test: (operand: Value) => Value): Known {
    const operand = this.value(node);
    return operand.ok ? success(test(operand.value)) : operand;
  }

  #both(left: Known, right: () => Known, test: (left: Value, right: Value) => Value): Known {
    if (!left.ok) return left;
    const other = right();
    return other.ok ? success(test(left.value, other.value)) : other;
  }

  #logic(left: Known, right: () => Known, decides: boolean): Known {
    if (left.ok && left.value === decides) return left;
    const other = right();
    return left.ok || (other.ok && other.value === decides) ? other : left;
  }

  #choose(node: Extract<RuleNode, { kind: "choose" }>, branch: (node: RuleNode) => Known): Known {
    const condition = this.value(node.condition);
    return condition.ok ? branch(condition.value === true ? node.yes : node.no) : condition;
  }

  #over(node: OverNode): Known {
    const list = this.#list(node.list);
    if (!list.ok) return list;
    let held = 0;
    let failed: Known | undefined;
    for (const [at, record] of list.value.entries()) {
      const path = `${node.list}[${at}]`;
      const there: unknown = record;
      this.#members.set(node.variable, { record, path });
      const body: Known =
        there === null || there === undefined ? failure({ kind: "missing", path }) : this.value(node.body);
      if (!body.ok) failed ??= body;
      else if (body.value === true) held += 1;
      if (node.macro === "exists" && held > 0) return success(true);
      if (node.macro === "all" && body.ok && body.value === false) return success(false);
    }
    if (failed !== undefined) return failed;
    return success({ exists: false, all: true, existsOne: held === 1, count: held }[node.macro]);
  }
}

const textMethods = { startsWith: "startsWith", endsWith: "endsWith", contains: "includes" } as const;

function hasType(
  value: RuleInput[string],
  type: "bool" | "int" | "double" | "string",
): value is boolean | number | string {
  if (type === "int") return Number.isSafeInteger(value);
  return typeof value === { bool: "boolean", double: "number", string: "string" }[type];
}

function compare(operator: "<" | "<=" | ">" | ">=", left: Value, right: Value): boolean {
  const [a, b] = [Number(left), Number(right)];
  return { "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b }[operator];
}

function reckon(operator: "+" | "-" | "*" | "/" | "%", left: number, right: number): number {
  if (right === 0 && (operator === "/" || operator === "%")) return Number.NaN;
  const result = {
    "+": left + right,
    "-": left - right,
    "*": left * right,
    "/": Math.trunc(left / right),
    "%": left % right,
  };
  return result[operator] + 0;
}
