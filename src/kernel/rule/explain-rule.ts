import { walkRule } from "./find-cause.ts";
import type { RuleNode } from "./rule-node.ts";
import type { RuleInput } from "./rule-type.ts";

/** How a condition holds a fact against its values. "other": it cannot be said by one fact and its values. */
export const ruleTests = [
  "is",
  "is_not",
  "in",
  "not_in",
  "more_than",
  "at_least",
  "less_than",
  "at_most",
  "other",
] as const;
export type RuleTest = (typeof ruleTests)[number];

type Value = boolean | number | string | null;

/**
 * What a rule said, taken apart along its and and or: each condition with the fact that it asks. `holds` is null where the facts that
 * are there do not tell.
 */
export type RuleReason =
  | { readonly kind: "all" | "any"; readonly holds: boolean | null; readonly parts: readonly RuleReason[] }
  | {
      readonly kind: "condition";
      readonly holds: boolean | null;
      /** Undefined where the condition asks none, or several. */
      readonly field: string | undefined;
      readonly test: RuleTest;
      readonly values: readonly Value[];
      /** The fact as it is; null where it is not there. */
      readonly found: Value;
    };

/** Takes the answer of a rule that gives true or false apart; of a rule for lists of records only the whole. */
export function explainRule(node: RuleNode, input: RuleInput): RuleReason {
  const known = walkRule(node, input);
  const holds = known.ok && typeof known.value === "boolean" ? known.value : null;
  if (node.kind === "logic") {
    const parts = partsOf(node, node.operator).map((part) => explainRule(part, input));
    return { kind: node.operator === "and" ? "all" : "any", holds, parts };
  }
  const { field, test, values } = conditionOf(node);
  const fact = field === undefined ? undefined : input[field];
  const found = typeof fact === "object" || fact === undefined ? null : fact;
  return { kind: "condition", holds, field, test, values, found };
}

/** a && (b && c) is said as one list of three. */
function partsOf(node: RuleNode, operator: "and" | "or"): readonly RuleNode[] {
  if (node.kind !== "logic" || node.operator !== operator) return [node];
  return [...partsOf(node.left, operator), ...partsOf(node.right, operator)];
}

type Condition = {
  readonly field: string | undefined;
  readonly test: RuleTest;
  readonly values: readonly Value[];
};

const other: Condition = { field: undefined, test: "other", values: [] };
const compared = { ">": "more_than", ">=": "at_least", "<": "less_than", "<=": "at_most" } as const;
const opposite: Readonly<Partial<Record<RuleTest, RuleTest>>> = {
  is: "is_not",
  is_not: "is",
  in: "not_in",
  not_in: "in",
};

function conditionOf(node: RuleNode): Condition {
  if (node.kind === "field" && node.variable === undefined) return { field: node.name, test: "is", values: [true] };
  if (node.kind === "not") return negated(node.operand);
  if (node.kind === "equal") return heldAgainst(node.left, node.right, node.negated ? "is_not" : "is");
  if (node.kind === "compare") return heldAgainst(node.left, node.right, compared[node.operator]);
  if (node.kind === "oneOf" && node.operand.kind === "field" && node.operand.variable === undefined)
    return { field: node.operand.name, test: "in", values: node.values };
  return other;
}

function negated(node: RuleNode): Condition {
  if (node.kind === "field" && node.variable === undefined) return { field: node.name, test: "is", values: [false] };
  const condition = conditionOf(node);
  const test = opposite[condition.test];
  return test === undefined ? other : { ...condition, test };
}

function heldAgainst(left: RuleNode, right: RuleNode, test: RuleTest): Condition {
  return left.kind === "field" && left.variable === undefined && right.kind === "constant"
    ? { field: left.name, test, values: [right.value] }
    : other;
}
