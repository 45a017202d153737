import { celEnv, isCelError, parse, plan } from "@bufbuild/cel";
import type { CelInput } from "@bufbuild/cel";
import type { FieldType, RuleFields, RuleInput, Scalar, ScalarType } from "./rule-type.ts";

/**
 * The official interpreter on a rule: the oracle of the property tests and the peer of the benchmark. Not used to decide.
 * Answers undefined where CEL gives an error; whole numbers come back as numbers.
 */
export function interpretRule(
  source: string,
  fields: RuleFields,
): (input: RuleInput) => boolean | number | string | undefined {
  const evaluate = plan(celEnv(), parse(source).expr);
  return (input) => {
    const value = evaluate(toCel(input, fields));
    if (isCelError(value)) return undefined;
    if (typeof value === "bigint") return Number(value);
    return typeof value === "boolean" || typeof value === "number" || typeof value === "string" ? value : undefined;
  };
}

function toCel(input: RuleInput, fields: RuleFields): Record<string, CelInput> {
  return Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, fieldToCel(input[name], type)]));
}

function fieldToCel(value: RuleInput[string], type: FieldType): CelInput {
  if (typeof type === "string") return scalarToCel(Array.isArray(value) ? null : (value as Scalar), type);
  if (!Array.isArray(value)) return null;
  return value.map(
    (record) => new Map(Object.entries(type.list).map(([name, scalar]) => [name, scalarToCel(record[name], scalar)])),
  );
}

function scalarToCel(value: Scalar, type: ScalarType): CelInput {
  if (value === null || value === undefined) return null;
  return type === "int" && Number.isInteger(value) ? BigInt(Number(value)) : value;
}
