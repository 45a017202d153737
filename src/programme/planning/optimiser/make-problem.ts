import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Bound } from "#programme/planning/allocation/formula.ts";
import { normFor } from "#programme/planning/plan/norm-for.ts";
import type { Norms } from "#programme/planning/plan/norm-for.ts";
import type { OptimiserArea, OptimiserLine, OptimiserProblem } from "./problem.ts";

export type ProblemRequest = {
  readonly budgets: readonly {
    readonly fundSource: string;
    readonly amount: Money;
    readonly components?: readonly string[] | undefined;
  }[];
  readonly kinds: readonly {
    readonly activityKind: string;
    readonly unitCost?: Money | undefined;
    readonly effectPerMille?: number | undefined;
  }[];
  readonly earmarks?: OptimiserProblem["earmarks"] | undefined;
  readonly floor?: Bound | undefined;
  readonly ceiling?: Bound | undefined;
  readonly areaBounds?:
    | readonly {
        readonly areaId: string;
        readonly floor?: Money | undefined;
        readonly ceiling?: Money | undefined;
        readonly absorption?: Money | undefined;
      }[]
    | undefined;
  readonly absorptionBasisPoints?: number | undefined;
  readonly fairnessBasisPoints: number;
};
/** Of the programme's pack: what a kind answers, what it is for, what a unit costs by its norms. */
export type ProblemKind = {
  readonly code: string;
  readonly component: string;
  readonly answers: readonly string[];
  readonly norms: Norms;
};
export type ProblemArea = {
  readonly areaId: string;
  /** In force on the day: a norm may be another in an area of a class. */
  readonly classes: readonly string[];
  readonly formulaAmount: Money;
  /** Poor and near-poor households by what they lack together, by the bits of `indicators`. */
  readonly lacks: readonly { readonly deprivations: number; readonly households: number }[];
  /** Last year; zero where it had nothing. */
  readonly disbursed: Money;
};

/** All the money that may be used, to which shares of floors and ceilings refer. */
export const moneyOf = (request: Pick<ProblemRequest, "budgets">): Money =>
  dong(request.budgets.reduce((sum, { amount }) => sum + amount, 0n));

export function makeProblem(
  request: ProblemRequest,
  counted: {
    readonly areas: readonly ProblemArea[];
    readonly kinds: readonly ProblemKind[];
    /** Codes in the order of their bits. */
    readonly indicators: readonly string[];
  },
): Result<OptimiserProblem, Refusal> {
  const { indicators } = counted;
  const known = new Map(counted.kinds.map((kind) => [kind.code, kind]));
  const chosen: { kind: ProblemKind; unitCost: Money | undefined; effect: number; mask: number }[] = [];
  for (const { activityKind, unitCost, effectPerMille } of request.kinds) {
    const kind = known.get(activityKind);
    if (kind === undefined) return failure(refuse("planning.kind_unknown", { kind: activityKind }));
    if (kind.answers.length === 0) return failure(refuse("planning.kind_answers_nothing", { kind: activityKind }));
    if (counted.areas.some((area) => costOf(kind, unitCost, area) === undefined))
      return failure(refuse("planning.kind_without_cost", { kind: activityKind }));
    const mask = kind.answers.reduce((bits, answer) => bits | (1 << indicators.indexOf(answer)), 0);
    if (kind.answers.some((answer) => !indicators.includes(answer)))
      return failure(refuse("planning.indicator_unknown", { indicator: kind.answers.join(", ") }));
    chosen.push({ kind, unitCost, effect: effectPerMille ?? 1000, mask });
  }
  const own = new Map((request.areaBounds ?? []).map((bound) => [bound.areaId, bound]));
  const stranger = [...own.keys()].find((areaId) => !counted.areas.some((area) => area.areaId === areaId));
  if (stranger !== undefined) return failure(refuse("planning.area_not_in_formula", { area: stranger }));
  const all = moneyOf(request);
  const payable = chosen.filter(({ kind }) =>
    request.budgets.some(({ components }) => components?.includes(kind.component) ?? true),
  );
  // Fairness counts whom the money can help: an area where nothing can be done would hold all others to zero.
  const answered = payable.reduce((bits, { mask }) => bits | mask, 0);
  const areas = counted.areas.map((area): OptimiserArea => {
    const bound = own.get(area.areaId);
    return {
      areaId: area.areaId,
      deprivedHouseholds: lackingAny(area.lacks, answered).households,
      floor: bound?.floor ?? sumOf(request.floor, all),
      ceiling: bound?.ceiling ?? sumOf(request.ceiling, all),
      absorption: bound?.absorption ?? pastAbsorption(area.disbursed, request.absorptionBasisPoints),
      formulaAmount: area.formulaAmount,
      lacking: Object.fromEntries(indicators.map((code, bit) => [code, lackingAny(area.lacks, 1 << bit).households])),
    };
  });
  const lines = counted.areas.flatMap((area) =>
    chosen.flatMap(({ kind, unitCost, effect, mask }) => {
      const { households, removable } = lackingAny(area.lacks, mask);
      const cost = costOf(kind, unitCost, area);
      if (households === 0 || cost === undefined) return [];
      return request.budgets
        .filter(({ components }) => components === undefined || components.includes(kind.component))
        .map(({ fundSource }): OptimiserLine => ({
          areaId: area.areaId,
          activityKind: kind.code,
          fundSource,
          component: kind.component,
          unitCost: cost,
          need: households,
          removesThousandths: Math.floor((effect * removable) / households),
          answers: kind.answers,
        }));
    }),
  );
  if (lines.length === 0) return failure(refuse("planning.nothing_to_answer"));
  const budgets = request.budgets.map(({ fundSource, amount }) => ({ fundSource, amount }));
  return success({
    areas,
    lines,
    budgets,
    earmarks: request.earmarks ?? [],
    fairnessBasisPoints: request.fairnessBasisPoints,
  });
}

/** Of one unit: what was asked for, else the norm of the kind for the classes of the area. */
function costOf(kind: ProblemKind, asked: Money | undefined, { classes }: ProblemArea): Money | undefined {
  const cost = asked ?? normFor(kind.norms, classes);
  return cost === null || cost <= 0n ? undefined : dong(cost);
}

/** Households that lack any of these, and how many of these they lack together. */
function lackingAny(
  lacks: ProblemArea["lacks"],
  mask: number,
): { readonly households: number; readonly removable: number } {
  let [households, removable] = [0, 0];
  for (const one of lacks) {
    const lacked = one.deprivations & mask;
    if (lacked === 0) continue;
    households += one.households;
    for (let rest = lacked; rest > 0; rest &= rest - 1) removable += one.households;
  }
  return { households, removable };
}

function sumOf(bound: Bound | undefined, all: Money): Money | undefined {
  if (bound?.amount !== undefined) return bound.amount;
  return bound?.basisPoints === undefined ? undefined : dong((all * BigInt(bound.basisPoints)) / 10_000n);
}

function pastAbsorption(disbursed: Money, basisPoints: number | undefined): Money | undefined {
  return basisPoints === undefined || disbursed <= 0n ? undefined : dong((disbursed * BigInt(basisPoints)) / 10_000n);
}
