import type { Expr } from "@bufbuild/cel-spec/cel/expr/syntax_pb.js";
import { parse } from "@bufbuild/cel";
import { arithmetic, choice, comparison, constantOf, equality, negation, nullNode, oneOf } from "./check-operator.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { RuleError, RuleSource } from "./rule-error.ts";
import { ruleError } from "./rule-error.ts";
import type { OverNode, RuleNode } from "./rule-node.ts";
import type { RuleFields, ScalarType } from "./rule-type.ts";
import { WrongExpression } from "./wrong-expression.ts";

type Call = { readonly function: string; readonly target?: Expr | undefined; readonly args: readonly Expr[] };
type Scope = ReadonlyMap<string, Readonly<Record<string, ScalarType>>>;

/**
 * Parses a rule with the official parser and checks it against the fields that the pack declares. What CEL would only find at
 * run time (an unknown field, operands that do not fit) is an error here, when the pack loads.
 */
export function checkRule(source: RuleSource, fields: RuleFields, expected: ScalarType): Result<RuleNode, RuleError> {
  if (source.source.length > longest) {
    return failure(ruleError(source, longest, `is longer than ${longest} characters`, "Make two rules of it."));
  }
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(source.source);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const at = /(\d+):(\d+)/.exec(text);
    const position = at === null ? 0 : offsetOf(source.source, Number(at[1]), Number(at[2]));
    return failure(ruleError(source, position, `is not CEL: ${text}`, "See https://cel.dev for the language."));
  }
  try {
    const macros = parsed.sourceInfo?.macroCalls ?? {};
    const node = new Checker(fields, macros).node(parsed.expr, new Map());
    if (node.type === expected || (expected === "double" && node.type === "int")) return success(node);
    throw new WrongExpression(parsed.expr, `gives ${node.type}`, `This rule must give ${expected}.`);
  } catch (error) {
    if (!(error instanceof WrongExpression)) throw error;
    const found = parsed.sourceInfo?.positions[String(error.exprId)] ?? 0;
    // The parser counts the blanks before an operator to it; they may hold the end of a line.
    const position = found + (/^\s*/.exec(source.source.slice(found))?.[0].length ?? 0);
    return failure(ruleError(source, position, error.message, error.remedy));
  }
}

/** The check and the generated code go as deep as the rule does; a rule of a law is some hundred characters. */
const longest = 4000;

function offsetOf(text: string, line: number, column: number): number {
  return (
    text
      .split("\n")
      .slice(0, line - 1)
      .reduce((sum, one) => sum + one.length + 1, 0) +
    column -
    1
  );
}

const comparisons = { "_<_": "<", "_<=_": "<=", "_>_": ">", "_>=_": ">=" } as const;
const arithmetics = { "_+_": "+", "_-_": "-", "_*_": "*", "_/_": "/", "_%_": "%" } as const;
const textTests = ["startsWith", "endsWith", "contains"] as const;
const macroNames = { exists: "exists", all: "all", exists_one: "existsOne", filter: "count" } as const;

class Checker {
  readonly #fields: RuleFields;
  readonly #macros: Readonly<Record<string, Expr>>;

  constructor(fields: RuleFields, macros: Readonly<Record<string, Expr>>) {
    this.#fields = fields;
    this.#macros = macros;
  }

  node(expr: Expr, scope: Scope): RuleNode {
    const { exprKind } = expr;
    switch (exprKind.case) {
      case "constExpr":
        return constantOf(expr);
      case "identExpr":
        return this.#field(expr, exprKind.value.name, scope);
      case "selectExpr": {
        const field = this.#memberField(expr, scope);
        if (!exprKind.value.testOnly) return field;
        return { kind: "equal", type: "bool", negated: true, left: field, right: nullNode };
      }
      case "callExpr":
        return this.#call(expr, exprKind.value, scope);
      case "comprehensionExpr": {
        const over = this.#over(expr, scope);
        if (over.macro !== "count") return over;
        throw new WrongExpression(expr, "filter gives a list", "Count it: list.filter(m, …).size().");
      }
      default:
        throw new WrongExpression(
          expr,
          `${exprKind.case ?? "nothing"} is not supported`,
          "Use fields, comparisons, logic and whole-number arithmetic.",
        );
    }
  }

  #field(expr: Expr, name: string, scope: Scope): RuleNode {
    if (scope.has(name))
      throw new WrongExpression(expr, `${name} is a whole record`, `Name one of its fields: ${name}.…`);
    const type = ownField(this.#fields, name);
    if (type === undefined) {
      throw new WrongExpression(
        expr,
        `there is no field ${name}`,
        `Declare it in the pack, or use one of: ${Object.keys(this.#fields).join(", ")}.`,
      );
    }
    if (typeof type !== "string")
      throw new WrongExpression(expr, `${name} is a list`, `Ask over it: ${name}.exists(m, …), or size(${name}).`);
    return { kind: "field", type, variable: undefined, name };
  }

  #memberField(expr: Expr, scope: Scope): RuleNode {
    const select = expr.exprKind.case === "selectExpr" ? expr.exprKind.value : undefined;
    const operand = select?.operand;
    const variable = operand?.exprKind.case === "identExpr" ? operand.exprKind.value.name : undefined;
    const record = variable === undefined ? undefined : scope.get(variable);
    if (select === undefined || record === undefined) {
      throw new WrongExpression(
        expr,
        "a field can only be taken from a record of a list",
        "Ask over a list: members.exists(m, m.age > 5).",
      );
    }
    const type = ownField(record, select.field);
    if (type === undefined) {
      throw new WrongExpression(
        expr,
        `there is no field ${select.field} in ${variable}`,
        `Use one of: ${Object.keys(record).join(", ")}.`,
      );
    }
    return { kind: "field", type, variable, name: select.field };
  }

  #call(expr: Expr, call: Call, scope: Scope): RuleNode {
    const name = call.function;
    const argument = (at: number) => this.node(argumentOf(expr, call, at), scope);
    if (name === "_&&_" || name === "_||_") {
      const operator = name === "_&&_" ? "and" : "or";
      return {
        kind: "logic",
        type: "bool",
        operator,
        left: this.#bool(call, 0, expr, scope),
        right: this.#bool(call, 1, expr, scope),
      };
    }
    if (name === "!_") return { kind: "not", type: "bool", operand: this.#bool(call, 0, expr, scope) };
    if (name === "_==_" || name === "_!=_") return equality(expr, name === "_!=_", argument(0), argument(1));
    if (isKey(comparisons, name)) return comparison(expr, comparisons[name], argument(0), argument(1));
    if (isKey(arithmetics, name)) return arithmetic(expr, arithmetics[name], argument(0), argument(1));
    if (name === "-_") return negation(expr, argument(0));
    if (name === "_?_:_") return choice(expr, this.#bool(call, 0, expr, scope), argument(1), argument(2));
    if (name === "@in") return oneOf(expr, argument(0), argumentOf(expr, call, 1));
    if (name === "size") return this.#size(expr, call, scope);
    const test = textTests.find((known) => known === name);
    if (test !== undefined && call.target !== undefined) {
      const [operand, part] = [this.node(call.target, scope), argument(0)];
      if (operand.type !== "string" || part.type !== "string")
        throw new WrongExpression(expr, `${name} is for texts`, "Give it a text field and a text.");
      return { kind: "text", type: "bool", test, operand, part };
    }
    throw new WrongExpression(
      expr,
      `${name} is not supported`,
      "Use comparisons, logic, whole-number arithmetic, size, in, and the macros.",
    );
  }

  #bool(call: Call, at: number, expr: Expr, scope: Scope): RuleNode {
    const operandExpr = argumentOf(expr, call, at);
    const operand = this.node(operandExpr, scope);
    if (operand.type !== "bool")
      throw new WrongExpression(
        operandExpr,
        `is ${operand.type} where true or false is needed`,
        "Compare it with something.",
      );
    return operand;
  }

  #size(expr: Expr, call: Call, scope: Scope): RuleNode {
    const operand = call.target ?? argumentOf(expr, call, 0);
    if (operand.exprKind.case === "comprehensionExpr") {
      const over = this.#over(operand, scope);
      if (over.macro === "count") return over;
    }
    if (operand.exprKind.case === "identExpr") {
      const list = operand.exprKind.value.name;
      const type = ownField(this.#fields, list);
      if (type !== undefined && typeof type !== "string") return { kind: "listSize", type: "int", list };
    }
    const text = this.node(operand, scope);
    if (text.type !== "string")
      throw new WrongExpression(expr, "size is for lists and texts", "Name a list, list.filter(m, …), or a text.");
    return { kind: "length", type: "int", operand: text };
  }

  /** A macro: the parser has unfolded it, and keeps beside it what was written. */
  #over(expr: Expr, scope: Scope): OverNode {
    const written = this.#macros[String(expr.id)]?.exprKind;
    const call = written?.case === "callExpr" ? written.value : undefined;
    const macro = call !== undefined && isKey(macroNames, call.function) ? macroNames[call.function] : undefined;
    const [variableExpr, bodyExpr] = call?.args ?? [];
    const listExpr = call?.target;
    if (
      macro === undefined ||
      listExpr === undefined ||
      variableExpr === undefined ||
      bodyExpr === undefined ||
      call?.args.length !== 2
    ) {
      throw new WrongExpression(
        expr,
        `${call?.function ?? "this macro"} is not supported`,
        "Use exists, all, exists_one, or filter with size.",
      );
    }
    const list = listExpr.exprKind.case === "identExpr" ? listExpr.exprKind.value.name : "";
    const record = ownField(this.#fields, list);
    if (record === undefined || typeof record === "string") {
      throw new WrongExpression(
        listExpr,
        `${list === "" ? "this" : list} is not a declared list`,
        "Name a list that the pack declares.",
      );
    }
    const variable = variableExpr.exprKind.case === "identExpr" ? variableExpr.exprKind.value.name : "";
    if (scope.has(variable) || Object.hasOwn(this.#fields, variable)) {
      throw new WrongExpression(variableExpr, `${variable} is taken`, "Give the record another name.");
    }
    // Macros inside the body stand there unfolded only by their id, so the body is read from where the parser put it.
    const body = this.node(bodyOf(expr, macro) ?? bodyExpr, new Map([...scope, [variable, record.list]]));
    if (body.type !== "bool")
      throw new WrongExpression(
        bodyExpr,
        `is ${body.type} where true or false is needed`,
        "Compare it with something.",
      );
    return { kind: "over", type: macro === "count" ? "int" : "bool", macro, list, variable, body };
  }
}

/** The body of an unfolded macro: exists is `result || body`, all `result && body`, the others `body ? … : result`. */
function bodyOf(expr: Expr, macro: "exists" | "all" | "existsOne" | "count"): Expr | undefined {
  const step = expr.exprKind.case === "comprehensionExpr" ? expr.exprKind.value.loopStep : undefined;
  const args = step?.exprKind.case === "callExpr" ? step.exprKind.value.args : [];
  return macro === "exists" || macro === "all" ? args[1] : args[0];
}

/** Names that every JavaScript object answers to cannot be distinguished from facts that are there. */
function ownField<Type>(fields: Readonly<Record<string, Type>>, name: string): Type | undefined {
  return Object.hasOwn(fields, name) && !(name in Object.prototype) ? fields[name] : undefined;
}

function isKey<Keys extends object>(table: Keys, name: string): name is Extract<keyof Keys, string> {
  return Object.hasOwn(table, name);
}

function argumentOf(expr: Expr, call: Call, at: number): Expr {
  const found = call.args[at];
  if (found === undefined) throw new WrongExpression(expr, `${call.function} lacks an argument`, "Give it one.");
  return found;
}
