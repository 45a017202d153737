import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Facts } from "./facts.ts";
import type { Standard } from "./standard.ts";
import { codesOfBits, countBits } from "./standard.ts";
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
 * Refuses where an answer is missing or where the standard itself does not know its rule; it never guesses (law-vn 2).
 */
export function classify(standard: Standard, facts: Facts, income: Income): Result<Classification, Refusal> {
  if (standard.unknownBits !== 0) {
    const [code] = codesOfBits(standard, standard.unknownBits);
    return failure(refuse("standard.unknown_rule", { standard: standard.pack.id, indicator: code ?? "" }));
  }
  standard.findDeprivations(facts, bits);
  const deprivations = bits.held;
  if (bits.failed !== 0) return failure(missingAnswer(standard, facts, bits.failed));

  let weight = 0;
  for (const indicator of standard.indicators) {
    if (((deprivations >> indicator.bit) & 1) === 1) weight += indicator.pack.weight;
  }
  const deprivationCount = countBits(deprivations);
  const lines = incomeFacts(standard, facts.setting, income);
  if (!lines.ok) return lines;
  const input = {
    ...lines.value,
    setting: facts.setting,
    deprivations: deprivationCount,
    weight,
    primarySector: facts["primarySector"] === true,
  };
  for (const one of standard.classes) {
    const outcome = one.rule.evaluate(input);
    if (!outcome.ok)
      return failure(refuse("review.class_undecided", { class: one.code, missing: outcome.error.path ?? "" }));
    if (outcome.value === true) return success({ class: one.code, deprivations, deprivationCount, weight });
  }
  return failure(refuse("review.class_undecided", { class: "", missing: "" }));
}

function missingAnswer(standard: Standard, facts: Facts, failed: number): Refusal {
  const indicator = standard.indicators.find(({ bit }) => ((failed >> bit) & 1) === 1);
  const outcome = indicator?.rule?.evaluate(facts);
  const missing = outcome !== undefined && !outcome.ok ? (outcome.error.path ?? "") : "";
  return refuse("review.answer_missing", { indicator: indicator?.pack.code ?? "", missing });
}

type IncomeFacts = {
  readonly route: string;
  readonly score: number | null;
  readonly scoreCut: number | null;
  readonly income: number | null;
  readonly incomeLine: number | null;
  readonly averageLine: number | null;
};

function incomeFacts(standard: Standard, setting: Setting, income: Income): Result<IncomeFacts, Refusal> {
  const { pack } = standard;
  const none = { score: null, scoreCut: null, income: null, incomeLine: null, averageLine: null };
  if (income.route === "none") return success({ ...none, route: "none" });
  if (pack.income === undefined) return failure(refuse("standard.without_income", { standard: pack.id }));
  if (income.route === "score") {
    const scoreCut = known(pack.income.scoreCuts, setting);
    if (scoreCut === undefined) return failure(refuse("standard.unknown_score_cut", { standard: pack.id }));
    return success({ ...none, route: "score", score: income.score, scoreCut });
  }
  const average = pack.income.averageUpTo === undefined ? undefined : known(pack.income.averageUpTo, setting);
  return success({
    ...none,
    route: "measured",
    income: income.perPerson,
    incomeLine: pack.income.lines[setting],
    averageLine: average ?? null,
  });
}

function known(values: Readonly<Record<Setting, number>> | Unknown, setting: Setting): number | undefined {
  return isUnknown(values) ? undefined : values[setting];
}
