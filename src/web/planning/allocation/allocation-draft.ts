import { z } from "zod";
import { newId } from "#contract/new-id.ts";
import type { getFormulaRun, runFormula } from "#contract/planning/formula-run.ts";
import type { Output } from "#contract/endpoint.ts";
import { readNumber } from "#web/format/read-number.ts";
import type { ContractForm } from "#web/ui/field/use-contract-form.ts";
import type { WrittenAsk } from "#web/ui/form/written.ts";
import { givenNumber, givenOfFormula, numbersOf } from "./given-numbers.ts";
import { ownRule, partsOfFormula, rulesOf } from "./own-rules.ts";
import { typedMoney } from "#web/format/money.ts";

/** A weight for each criterion there is, the rows of single communes, and a ceiling in per cent: parts of the formula in another shape. */
export const besides = z.object({
  weights: z.record(z.string(), z.int().min(0).max(1000).optional()),
  own: z.array(ownRule).max(500),
  given: z.array(givenNumber).max(500),
  ceilingShare: z.int().min(0).max(100).optional(),
});
export type AllocationForm = ContractForm<typeof runFormula, typeof besides>;
export type AllocationDraft = WrittenAsk<typeof runFormula, typeof besides>;

export function emptyAllocation(today: string): AllocationDraft {
  return {
    formulaRunId: newId("formula run"),
    year: today.slice(0, 4),
    asOf: today,
    weights: { poor: "70", near_poor: "30" },
    own: [],
    given: [],
    formula: { unit: "1000", useAreaCoefficient: true, floor: {}, ceiling: {} },
  };
}

/** What the form says of a run that is copied; its id is its own. */
export function copyOf(run: Output<typeof getFormulaRun>): AllocationDraft {
  const { formula } = run;
  const { floor, ceiling } = formula;
  return {
    formulaRunId: newId("formula run"),
    title: run.title,
    copiedFrom: run.formulaRunId,
    year: String(run.year),
    fundSource: run.fundSource,
    component: run.component,
    amount: typedMoney(run.amount),
    asOf: run.asOf,
    originYear: run.originYear === run.year ? undefined : String(run.originYear),
    weights: Object.fromEntries(formula.criteria.map(({ code, weight }) => [code, String(weight)])),
    own: rulesOf(formula),
    given: numbersOf(formula),
    ceilingShare: ceiling?.basisPoints === undefined ? undefined : String(ceiling.basisPoints / 100),
    formula: {
      unit: String(formula.unit),
      useAreaCoefficient: formula.useAreaCoefficient,
      floor: { amount: typed(floor?.amount) },
      ceiling: { amount: typed(ceiling?.amount) },
      centreAreaId: formula.centreAreaId,
    },
  };
}

/** Criteria that count: those with a weight. */
export function weightsOf({ weights = {} }: AllocationDraft, criteria: readonly string[]) {
  return criteria.flatMap((code) => {
    const weight = readNumber(String(weights[code] ?? ""), 0);
    return weight === undefined || weight === 0 ? [] : [{ code, weight }];
  });
}

/** The run that the draft asks for. An amount is a ceiling before a share is. */
export function runOf(draft: AllocationDraft, criteria: readonly string[]): WrittenAsk<typeof runFormula> {
  const { formula = {}, own = [], given = [], ceilingShare, ...run } = draft;
  const share = readNumber(String(ceilingShare ?? ""), 0);
  const isSet = (amount: string | undefined) => (amount ?? "").trim() !== "";
  const { areaBounds, fixed } = partsOfFormula(own);
  return {
    ...run,
    formula: {
      ...formula,
      criteria: weightsOf(draft, criteria),
      floor: isSet(formula.floor?.amount) ? formula.floor : undefined,
      ceiling: isSet(formula.ceiling?.amount)
        ? formula.ceiling
        : share === undefined
          ? undefined
          : { basisPoints: share * 100 },
      areaBounds: areaBounds?.map(({ floor, ceiling, ...of }) => ({
        ...of,
        floor: typed(floor),
        ceiling: typed(ceiling),
      })),
      fixed: fixed?.map(({ amount, ...of }) => ({ ...of, amount: typedMoney(amount) })),
      ...givenOfFormula(given),
    },
  };
}

const typed = (amount: bigint | undefined) => (amount === undefined ? undefined : typedMoney(amount));
