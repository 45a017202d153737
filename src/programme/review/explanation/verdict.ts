/** Which sentence says a household's result: what the class is against the class before, on which side of the line, how many deprivations. */
import type { ClassRole } from "#programme/review/standard/class-role.ts";

export type VerdictFacts = {
  readonly role: ClassRole;
  /** Null: no result before this one. */
  readonly previousRole: ClassRole | null;
  readonly isSameClass: boolean;
  readonly income: {
    readonly route: "measured" | "score";
    readonly perPerson: bigint | null;
    readonly limit: bigint | null;
    readonly score: number | null;
    readonly scoreLimit: number | null;
    /** Of the average living standard, where this is asked. */
    readonly averageLimit: bigint | null;
  };
  readonly lacks: number;
  /** From how many deprivations on the poorest class counts; null where its rule is another. */
  readonly lacksFrom: number | null;
};

export type Verdict = {
  readonly opening: "plain" | "changed" | "escaped";
  /** Null: the standard asks for no income, or none is known. */
  readonly income: "below" | "above" | "between" | "fewPoints" | "manyPoints" | null;
  readonly lacks: "atLeast" | "fewer" | "plain";
  readonly sentence: "both" | "income" | "lacks" | "despite";
};

const isListed = (role: ClassRole | null) => role === "in_poverty" || role === "near_poverty";

export function verdictOf(facts: VerdictFacts): Verdict {
  const { role, previousRole, isSameClass, lacks, lacksFrom } = facts;
  const income = sideOf(facts);
  const isAbove = income === "above" || income === "manyPoints" || income === "between";
  return {
    opening:
      previousRole === null || isSameClass
        ? "plain"
        : isListed(previousRole) && !isListed(role)
          ? "escaped"
          : "changed",
    income,
    lacks: lacksFrom === null || isAbove ? "plain" : lacks >= lacksFrom ? "atLeast" : "fewer",
    sentence:
      income === null ? "lacks" : !isAbove ? "both" : lacks === 0 || income === "between" ? "income" : "despite",
  };
}

function sideOf({ role, income }: VerdictFacts): Verdict["income"] {
  const { route, perPerson, limit, score, scoreLimit, averageLimit } = income;
  if (route === "score")
    return score === null || scoreLimit === null ? null : score <= scoreLimit ? "fewPoints" : "manyPoints";
  if (perPerson === null || limit === null) return null;
  if (role === "average_living" && averageLimit !== null) return "between";
  return perPerson <= limit ? "below" : "above";
}

/** The number in "deprivations >= 3" of the class in poverty. */
export function fewestLacks(classes: readonly { readonly counts: ClassRole; readonly rule: string }[]): number | null {
  const rule = classes.find(({ counts }) => counts === "in_poverty")?.rule ?? "";
  const [, number] = /\bdeprivations >= (\d+)/.exec(rule) ?? [];
  return number === undefined ? null : Number(number);
}
