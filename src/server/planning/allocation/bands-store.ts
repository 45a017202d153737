import { sql } from "kysely";
import { formula as formulaShape } from "#contract/planning/allocation-shapes.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { FormulaInput } from "#programme/planning/allocation/formula.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type RunWithBands = {
  readonly asOf: LocalDate;
  readonly inputs: readonly FormulaInput[];
  readonly codes: readonly string[];
  readonly useAreaCoefficient: boolean;
};

/** Runs by which money was given; `near`: of at most a year before or after that day. */
export async function listDecidedRuns(tx: Tx, near?: LocalDate): Promise<readonly RunWithBands[]> {
  const found = await sql<{ asOf: LocalDate; inputs: readonly FormulaInput[]; formula: unknown }>`
    select run.as_of as "asOf", run.inputs, run.formula from planning.formula_runs run
    where exists (select from planning.allocations allocation where allocation.formula_run_id = run.formula_run_id)
      and (${near ?? null}::date is null
        or run.as_of between ${near ?? null}::date - interval '1 year' and ${near ?? null}::date + interval '1 year')
    order by run.as_of, run.formula_run_id`.execute(tx);
  return found.rows.map(({ formula, ...run }) => {
    const { criteria, useAreaCoefficient } = formulaShape.parse(formula);
    return { ...run, codes: criteria.map(({ code }) => code), useAreaCoefficient };
  });
}

export type ClassOnDay = {
  readonly onDay: LocalDate;
  readonly areaId: string;
  readonly parentId: string;
  readonly class: string;
  readonly households: number;
};

/** Households by class of every commune on days of decided runs, for everybody who asks. */
export async function listClassesOn(tx: Tx, days: readonly LocalDate[]): Promise<readonly ClassOnDay[]> {
  const found = await sql<ClassOnDay>`
    select on_day as "onDay", area_id as "areaId", parent_id as "parentId", class, households
    from planning.classes_behind_allocations(${days}::date[])`.execute(tx);
  return found.rows;
}
