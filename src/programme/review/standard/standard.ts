import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { compileRule } from "#kernel/rule/compile-rule.ts";
import type { CompiledRule } from "#kernel/rule/compile-rule.ts";
import { compileRuleSet } from "#kernel/rule/compile-rule-set.ts";
import type { RuleBits } from "#kernel/rule/compile-rule-set.ts";
import { ruleErrorText } from "#kernel/rule/rule-error.ts";
import type { RuleFields, RuleInput, ScalarType } from "#kernel/rule/rule-type.ts";
import type { LowIncomeRule, PackIndicator, StandardPack, Texts } from "./standard-pack.ts";
import { isUnknown } from "./standard-pack.ts";
import { standardPackErrors } from "./standard-pack-errors.ts";

/** A standard that has been checked as a whole and can be asked about households. */
export type Standard = {
  readonly pack: StandardPack;
  readonly fields: RuleFields;
  readonly indicators: readonly Indicator[];
  readonly classes: readonly { readonly code: string; readonly name: Texts; readonly rule: CompiledRule }[];
  /** Bit n of `held`: deprived in indicator n. Bits of unknown rules are never set. */
  readonly findDeprivations: (facts: RuleInput, bits: RuleBits) => void;
  /** Bit n of `held`: the rule of class n holds. The first class counts. */
  readonly findClasses: (facts: ClassFacts, bits: RuleBits) => void;
  /** Weight of indicator n, in parts of weightBase. */
  readonly weights: readonly number[];
  /** Bits of the indicators whose rule is not known yet. */
  readonly unknownBits: number;
  /** How many members count as low-income workers where their household's income does; undefined where the standard does not know. */
  readonly lowIncomeWorkers: { readonly pack: LowIncomeRule; readonly workers: CompiledRule } | undefined;
};

export type Indicator = {
  readonly pack: PackIndicator;
  readonly bit: number;
  readonly rule: CompiledRule | undefined;
  readonly measure: CompiledRule | undefined;
};

/** What the rules of the classes may ask for. `route` says whether income was measured or estimated by points. */
export const classFields = {
  route: "string",
  setting: "string",
  score: "int",
  scoreCut: "int",
  income: "int",
  incomeLine: "int",
  averageLine: "int",
  deprivations: "int",
  weight: "int",
  primarySector: "bool",
} as const satisfies RuleFields;

/** Mutable: one is made for a household and filled in on the way. */
export type ClassFacts = {
  -readonly [Field in keyof typeof classFields]:
    | {
        readonly bool: boolean;
        readonly int: number;
        readonly string: string;
      }[(typeof classFields)[Field]]
    | (Field extends UnknownField ? null : never);
};
/** May be missing: a rule that asks for it then decides nothing. */
type UnknownField = "score" | "scoreCut" | "income" | "incomeLine" | "averageLine" | "primarySector";

/** Checks a pack as a whole: all errors at once, each naming file, place and remedy. */
export function openStandard(pack: StandardPack, file: string): Result<Standard, readonly string[]> {
  const errors: string[] = [];
  const compile = (rule: string, source: string, fields: RuleFields, type: ScalarType): CompiledRule | undefined => {
    const compiled = compileRule({ file, rule, source }, fields, type);
    if (compiled.ok) return compiled.value;
    errors.push(...compiled.failure.map(ruleErrorText));
    return undefined;
  };
  const fields = fieldsOf(pack);
  const indicators = pack.indicators.map((indicator, bit): Indicator => {
    const { rule, measure, code } = indicator;
    return {
      pack: indicator,
      bit,
      rule: isUnknown(rule) ? undefined : compile(code, rule, fields, "bool"),
      measure: measure === undefined ? undefined : compile(`${code}.measure`, measure.rule, fields, measure.type),
    };
  });
  const classes = pack.classes.flatMap((one) => {
    const rule = compile(`class ${one.code}`, one.rule, classFields, "bool");
    return rule === undefined ? [] : [{ code: one.code, name: one.name, rule }];
  });
  const lowIncome = pack.lowIncomeWorkers;
  const lowIncomeRule = lowIncome === undefined || isUnknown(lowIncome) ? undefined : lowIncome;
  const workers =
    lowIncomeRule === undefined ? undefined : compile("lowIncomeWorkers", lowIncomeRule.workers, fields, "int");
  for (const error of standardPackErrors(pack)) errors.push(`${file}: ${error}`);
  if (errors.length > 0) return failure(errors);

  // An unknown rule keeps its bit: it is compiled as "never", and asked for by unknownBits.
  const never = compile("unknown", "false", fields, "bool");
  const rules = indicators.map((indicator) => indicator.rule ?? never).filter((rule) => rule !== undefined);
  return success({
    pack,
    fields,
    indicators,
    classes,
    findDeprivations: compileRuleSet(rules),
    findClasses: compileRuleSet(classes.map(({ rule }) => rule)),
    weights: indicators.map((indicator) => indicator.pack.weight),
    unknownBits: indicators.reduce((bits, { rule, bit }) => (rule === undefined ? bits | (1 << bit) : bits), 0),
    lowIncomeWorkers:
      lowIncomeRule === undefined || workers === undefined ? undefined : { pack: lowIncomeRule, workers },
  });
}

/**
 * Facts that the rules of the indicators may ask for: the declared answers, and each member's age in completed years; with a table of pension ages
 * in months too, beside the pension age of his or her sex and birth.
 */
export function fieldsOf(pack: StandardPack): RuleFields {
  const typesOf = (fields: Readonly<Record<string, { readonly type: ScalarType }>>) =>
    Object.fromEntries(Object.entries(fields).map(([name, { type }]) => [name, type]));
  const months = pack.pensionAges === undefined ? {} : ({ ageMonths: "int", pensionAgeMonths: "int" } as const);
  return {
    setting: "string",
    ...typesOf(pack.household),
    members: { list: { age: "int", ...months, ...typesOf(pack.member) } },
  };
}

export function codesOfBits(standard: Standard, bits: number): readonly string[] {
  return standard.indicators.filter(({ bit }) => ((bits >> bit) & 1) === 1).map(({ pack }) => pack.code);
}
