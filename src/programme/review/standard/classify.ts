import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Facts } from "./facts.ts";
import type { ClassFacts, Standard } from "./standard.ts";
import { codesOfBits } from "./standard.ts";
import type { Setting, Unknown } from "./standard-pack.ts";
import { isUnknown } from "./standard-pack.ts";

/** How income is known: measured in đồng a person and month, or estimated by the points of form B1. */
export type Income =
  | { readonly route: "measured"; readonly perPerson: number }
  | { readonly route: "score"; readonly score: number }
  /** A standard without an income side (the global MPI). */
  | { readonly route: "none" };

export type Classification = {
  readonly class: string;
  /** Bit n: deprived in indicator n of the standard. */
  readonly deprivations: number;
  readonly deprivationCount: number;
  /** Weight of the deprivations in parts of the standard's weightBase. */
  readonly weight: number;
};

const bits = { held: 0, failed: 0 };

/**
 * The class of a household by a standard: a pure function of standard, facts and income, exact and reproducible.
 * Refuses where an answer is missing or where the standard itself does not know its rule; it never guesses. A review records
 * every deprivation, and supports are proposed from them, so one unknown rule decides about every household (docs/law.md L2-2).
 */
export function classify(standard: Standard, facts: Facts, income: Income): Result<Classification, Refusal> {
  if (standard.unknownBits !== 0) {
    const [code] = codesOfBits(standard, standard.unknownBits);
    return failure(refuse("standard.unknown_rule", { standard: standard.pack.id, indicator: code ?? "" }));
  }
  standard.findDeprivations(facts, bits);
  const deprivations = bits.held;
  if (bits.failed !== 0) return failure(missingAnswer(standard, facts, bits.failed));

  let deprivationCount = 0;
  let weight = 0;
  for (let rest = deprivations; rest !== 0; rest &= rest - 1) {
    deprivationCount += 1;
    weight += standard.weights[lowestBit(rest)] ?? 0;
  }
  const known = incomeSide(standard, facts.setting, income);
  if (!known.ok) return known;
  const input = known.value;
  input.deprivations = deprivationCount;
  input.weight = weight;
  const sector = facts["primarySector"];
  // Earlier versions took a missing answer for no, and standards that never ask have no such class.
  const isNo = standard.pack.household["primarySector"]?.neededFor !== "class";
  input.primarySector = typeof sector === "boolean" ? sector : isNo ? false : null;
  return classOf(standard, input, deprivations);
}

/** The first class in the order of the standard whose rule holds; one that is in error before it decides nothing. */
function classOf(standard: Standard, input: ClassFacts, deprivations: number): Result<Classification, Refusal> {
  standard.findClasses(input, bits);
  const first = bits.held | bits.failed;
  const found = first === 0 ? undefined : standard.classes[lowestBit(first)];
  if (found === undefined) return failure(refuse("review.class_undecided", { class: "", missing: "" }));
  if ((first & -first & bits.failed) !== 0) {
    const outcome = found.rule.evaluate(input);
    const missing = outcome.ok ? "" : (outcome.error.path ?? "");
    if (missing in standard.pack.household)
      return failure(refuse("review.answer_missing", { question: missing, missing }));
    return failure(refuse("review.class_undecided", { class: found.code, missing }));
  }
  const { deprivations: deprivationCount, weight } = input;
  return success({ class: found.code, deprivations, deprivationCount, weight });
}

function lowestBit(bitmask: number): number {
  return 31 - Math.clz32(bitmask & -bitmask);
}

function missingAnswer(standard: Standard, facts: Facts, failed: number): Refusal {
  const indicator = standard.indicators[lowestBit(failed)];
  const outcome = indicator?.rule?.evaluate(facts);
  const missing = outcome !== undefined && !outcome.ok ? (outcome.error.path ?? "") : "";
  const question = missing.slice(missing.lastIndexOf(".") + 1);
  return refuse("review.answer_missing", { question, indicator: indicator?.pack.code ?? "", missing });
}

/** What the classes may ask of income; the rest is filled in by `classify`. One shape for every route, for speed. */
function incomeSide(standard: Standard, setting: Setting, income: Income): Result<ClassFacts, Refusal> {
  const { pack } = standard;
  const side: ClassFacts = {
    route: income.route,
    setting,
    score: null,
    scoreCut: null,
    income: null,
    incomeLine: null,
    averageLine: null,
    deprivations: 0,
    weight: 0,
    primarySector: false,
  };
  if (income.route === "none") return success(side);
  if (pack.income === undefined) return failure(refuse("standard.without_income", { standard: pack.id }));
  if (income.route === "score") {
    const cut = known(pack.income.scoreCuts, setting);
    if (cut === null) return failure(refuse("standard.unknown_score_cut", { standard: pack.id }));
    side.score = income.score;
    side.scoreCut = cut;
    return success(side);
  }
  side.income = income.perPerson;
  side.incomeLine = pack.income.lines[setting];
  side.averageLine = pack.income.averageUpTo === undefined ? null : known(pack.income.averageUpTo, setting);
  return success(side);
}

function known(values: Readonly<Record<Setting, number>> | Unknown, setting: Setting): number | null {
  return isUnknown(values) ? null : values[setting];
}
