import type { ScalarType } from "./rule-type.ts";

/**
 * A rule after checking: every node has its type, every macro is a node of its own. A value is a scalar; "in error" is what
 * CEL calls an error (a null that was compared, a division by zero, a whole number that is too large).
 */
export type RuleNode =
  | { readonly kind: "constant"; readonly type: ScalarType | "null"; readonly value: boolean | number | string | null }
  /** A field of the facts, or of the record that `variable` stands for. */
  | { readonly kind: "field"; readonly type: ScalarType; readonly variable: string | undefined; readonly name: string }
  | {
      readonly kind: "equal";
      readonly type: "bool";
      readonly negated: boolean;
      readonly left: RuleNode;
      readonly right: RuleNode;
    }
  | {
      readonly kind: "compare";
      readonly type: "bool";
      readonly operator: "<" | "<=" | ">" | ">=";
      readonly left: RuleNode;
      readonly right: RuleNode;
    }
  | {
      readonly kind: "logic";
      readonly type: "bool";
      readonly operator: "and" | "or";
      readonly left: RuleNode;
      readonly right: RuleNode;
    }
  | { readonly kind: "not"; readonly type: "bool"; readonly operand: RuleNode }
  | {
      readonly kind: "arithmetic";
      readonly type: "int";
      readonly operator: "+" | "-" | "*" | "/" | "%";
      readonly left: RuleNode;
      readonly right: RuleNode;
    }
  | { readonly kind: "negate"; readonly type: "int"; readonly operand: RuleNode }
  | {
      readonly kind: "choose";
      readonly type: ScalarType;
      readonly condition: RuleNode;
      readonly yes: RuleNode;
      readonly no: RuleNode;
    }
  | {
      readonly kind: "oneOf";
      readonly type: "bool";
      readonly operand: RuleNode;
      readonly values: readonly (boolean | number | string | null)[];
    }
  | {
      readonly kind: "text";
      readonly type: "bool";
      readonly test: "startsWith" | "endsWith" | "contains";
      readonly operand: RuleNode;
      readonly part: RuleNode;
    }
  | { readonly kind: "length"; readonly type: "int"; readonly operand: RuleNode }
  /** Over the records of a list: is there one, do all, is there exactly one, how many. */
  | {
      readonly kind: "over";
      readonly type: "bool" | "int";
      readonly macro: "exists" | "all" | "existsOne" | "count";
      readonly list: string;
      readonly variable: string;
      readonly body: RuleNode;
    }
  | { readonly kind: "listSize"; readonly type: "int"; readonly list: string };

export type OverNode = Extract<RuleNode, { kind: "over" }>;
