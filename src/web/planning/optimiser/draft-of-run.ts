import type { Output } from "#contract/endpoint.ts";
import { numbersOf } from "#web/planning/allocation/given-numbers.ts";
import { rulesOf } from "#web/planning/allocation/own-rules.ts";
import type { getFormulaRun } from "#contract/planning/formula-run.ts";

/** What the form says of a run that is copied; its id is its own. */
export function draftOfRun(run: Output<typeof getFormulaRun>) {
  const { formula } = run;
  return {
    title: run.title,
    copiedFrom: run.formulaRunId,
    year: String(run.year),
    source: run.fundSource,
    component: run.component,
    amount: run.amount.toString(),
    asOf: run.asOf,
    weights: Object.fromEntries(formula.criteria.map(({ code, weight }) => [code, String(weight)])),
    unit: String(formula.unit),
    useAreaCoefficient: formula.useAreaCoefficient,
    floor: formula.floor?.amount?.toString() ?? "",
    ceiling: formula.ceiling?.amount?.toString() ?? "",
    ceilingShare: formula.ceiling?.basisPoints === undefined ? "" : String(formula.ceiling.basisPoints / 100),
    centre: formula.centreAreaId ?? "",
    originYear: run.originYear === run.year ? "" : String(run.originYear),
    own: [...rulesOf(formula)],
    given: [...numbersOf(formula)],
  };
}
