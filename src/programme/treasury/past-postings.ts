import type { LocalDate } from "#kernel/local-date.ts";
import type { AccountKind, Entry, PostingKind } from "#programme/ledger/ledger.ts";
import { budgetLine, move } from "#programme/ledger/ledger.ts";
import { bookedOn, pastStages } from "./past-years.ts";
import type { PastFigure, PastStage } from "./past-years.ts";

export type PastPosting = {
  /** The same figures of the same province again are the same posting. */
  readonly key: string;
  readonly kind: PostingKind;
  readonly bookedOn: LocalDate;
  readonly entries: readonly Entry[];
};

const kinds = {
  allocated: "fund",
  disbursed: "disburse",
  settled: "settle",
  returned: "return",
  carried_over: "carry_over",
} as const satisfies Record<PastStage, PostingKind>;

const stages = {
  disbursed: ["allocated", "disbursed"],
  settled: ["disbursed", "settled"],
  returned: ["allocated", "returned"],
} as const satisfies Partial<Record<PastStage, readonly [AccountKind, AccountKind]>>;

/** Postings of past figures, one for each year, origin, source, component, stage and month, in the order in which money is there. */
export function pastPostings(provinceId: string, figures: readonly PastFigure[]): readonly PastPosting[] {
  const groups = Map.groupBy(figures, ({ year, originYear, fundSource, component, stage, month }) =>
    [year, originYear, fundSource, component, stage, month ?? "-"].join(":"),
  );
  return [...groups]
    .map(([key, group]) => ({ key: `past:${provinceId}:${key}`, group, first: group[0] }))
    .flatMap(({ key, group, first }) => (first === undefined ? [] : [{ key, group, first }]))
    .toSorted((a, b) => orderOf(a.first) - orderOf(b.first))
    .map(({ key, group, first }) => ({
      key,
      kind: kinds[first.stage],
      bookedOn: bookedOn(first),
      entries: group.flatMap((figure) => entriesOf(provinceId, figure)),
    }));
}

function orderOf({ year, stage, month }: PastFigure): number {
  return (year * 10 + pastStages.indexOf(stage)) * 100 + (month ?? 0);
}

function entriesOf(provinceId: string, figure: PastFigure): readonly Entry[] {
  const { stage, amount } = figure;
  const line = budgetLine(figure);
  if (stage === "allocated")
    return move({ ...line, areaId: provinceId, kind: "source" }, { ...line, kind: "allocated" }, amount);
  if (stage === "carried_over")
    return move({ ...line, kind: "allocated" }, { ...line, year: line.year + 1, kind: "allocated" }, amount);
  const [from, to] = stages[stage];
  return move({ ...line, kind: from }, { ...line, kind: to }, amount);
}
