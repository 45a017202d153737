import type { Expr } from "@bufbuild/cel-spec/cel/expr/syntax_pb.js";
import type { RuleNode } from "./rule-node.ts";
import { WrongExpression } from "./wrong-expression.ts";

// Which operands fit which operator: each function makes the checked node, or ends the check with the reason.

export const nullNode: RuleNode = { kind: "constant", type: "null", value: null };

export function constantOf(expr: Expr): RuleNode {
  const constant = expr.exprKind.case === "constExpr" ? expr.exprKind.value.constantKind : undefined;
  switch (constant?.case) {
    case "boolValue":
      return { kind: "constant", type: "bool", value: constant.value };
    case "int64Value": {
      const value = Number(constant.value);
      if (!Number.isSafeInteger(value))
        throw new WrongExpression(expr, "the number is too large", "Whole numbers go to 9,007,199,254,740,991.");
      return { kind: "constant", type: "int", value };
    }
    case "doubleValue":
      if (!Number.isFinite(constant.value))
        throw new WrongExpression(expr, "the number is too large", "Numbers go to about 1.8e308.");
      return { kind: "constant", type: "double", value: constant.value };
    case "stringValue":
      if (constant.value.includes("\u0000"))
        throw new WrongExpression(
          expr,
          "the text holds a null character",
          "PostgreSQL keeps no such text: leave it out.",
        );
      return { kind: "constant", type: "string", value: constant.value };
    case "nullValue":
      return nullNode;
    default:
      throw new WrongExpression(
        expr,
        `${constant?.case ?? "this"} is not supported`,
        "Use true, false, numbers, texts and null.",
      );
  }
}

const isNumber = (node: RuleNode) => node.type === "int" || node.type === "double";

export function equality(expr: Expr, negated: boolean, left: RuleNode, right: RuleNode): RuleNode {
  const fits =
    left.type === right.type || left.type === "null" || right.type === "null" || (isNumber(left) && isNumber(right));
  if (!fits)
    throw new WrongExpression(expr, `${left.type} is never equal to ${right.type}`, "Compare values of one type.");
  return { kind: "equal", type: "bool", negated, left, right };
}

export function comparison(expr: Expr, operator: "<" | "<=" | ">" | ">=", left: RuleNode, right: RuleNode): RuleNode {
  if (!isNumber(left) || !isNumber(right)) {
    throw new WrongExpression(
      expr,
      `${left.type} ${operator} ${right.type} has no order`,
      "Order numbers only; texts have another order in every database.",
    );
  }
  return { kind: "compare", type: "bool", operator, left, right };
}

export function arithmetic(
  expr: Expr,
  operator: "+" | "-" | "*" | "/" | "%",
  left: RuleNode,
  right: RuleNode,
): RuleNode {
  if (!isNumber(left) || !isNumber(right)) {
    throw new WrongExpression(
      expr,
      `${left.type} ${operator} ${right.type} is no number`,
      "Reckon with whole numbers only.",
    );
  }
  if (left.type !== "int" || right.type !== "int") {
    throw new WrongExpression(
      expr,
      `${left.type} ${operator} ${right.type} is not exact`,
      "Count in whole units (hundredths of a square metre, đồng), and compare products.",
    );
  }
  return { kind: "arithmetic", type: "int", operator, left, right };
}

export function negation(expr: Expr, operand: RuleNode): RuleNode {
  if (operand.type !== "int")
    throw new WrongExpression(expr, `-${operand.type} is not supported`, "Negate whole numbers only.");
  return { kind: "negate", type: "int", operand };
}

export function choice(expr: Expr, condition: RuleNode, yes: RuleNode, no: RuleNode): RuleNode {
  if (yes.type !== no.type || yes.type === "null")
    throw new WrongExpression(expr, `gives ${yes.type} or ${no.type}`, "Give one type on both sides.");
  return { kind: "choose", type: yes.type, condition, yes, no };
}

export function oneOf(expr: Expr, operand: RuleNode, listExpr: Expr): RuleNode {
  const elements = listExpr.exprKind.case === "listExpr" ? listExpr.exprKind.value.elements : undefined;
  if (elements === undefined)
    throw new WrongExpression(listExpr, "in needs a list that is written out", "Write: field in ['a', 'b'].");
  const values = elements.map((element) => {
    const constant = element.exprKind.case === "constExpr" ? constantOf(element) : undefined;
    if (constant?.kind !== "constant")
      throw new WrongExpression(element, "a list holds values, not expressions", "Write the value.");
    const fits =
      constant.type === operand.type || constant.type === "null" || (isNumber(constant) && isNumber(operand));
    if (!fits)
      throw new WrongExpression(
        element,
        `${constant.type} in a list of ${operand.type}`,
        "Compare values of one type.",
      );
    return constant.value;
  });
  if (operand.type === "null") throw new WrongExpression(expr, "null is in no list", "Compare with null by ==.");
  return { kind: "oneOf", type: "bool", operand, values };
}
