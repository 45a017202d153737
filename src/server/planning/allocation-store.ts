import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import { programmePack } from "#contract/programme-pack.ts";
import type { AreaCoefficients } from "#programme/planning/area-coefficient.ts";
import type { Formula, FormulaInput } from "#programme/planning/formula-run.ts";
import type { Tx } from "#server/platform/database.ts";

export type SavedRun = {
  readonly formulaRunId: Id<"formula run">;
  readonly areaId: string;
  readonly year: number;
  readonly fundSource: string;
  readonly component: string;
  readonly amount: Money;
  readonly formula: Formula;
  readonly inputs: readonly FormulaInput[];
  /** Amounts as text, in the order of the inputs. */
  readonly result: readonly { readonly areaId: string; readonly amount: string }[];
  readonly asOf: LocalDate;
  readonly runAt: string;
  readonly runBy: string | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: LocalDate | null;
};

const runQuery = sql`
  select run.formula_run_id as "formulaRunId", run.area_id as "areaId", run.year, run.fund_source as "fundSource", run.component,
    run.amount, run.formula, run.inputs, run.result, run.as_of as "asOf", run.run_at as "runAt", officer.full_name as "runBy",
    decision.decision_number as "decisionNumber", decision.decided_on as "decidedOn"
  from planning.formula_runs run
  left join authority.officers officer on officer.officer_id = run.run_by
  left join lateral (select decision_number, decided_on from planning.allocations allocation
    where allocation.formula_run_id = run.formula_run_id limit 1) decision on true`;

export async function findRun(tx: Tx, formulaRunId: string): Promise<SavedRun | undefined> {
  const found = await sql<SavedRun>`${runQuery} where run.formula_run_id = ${formulaRunId}`.execute(tx);
  return found.rows[0];
}

export async function listRuns(tx: Tx, year: number | undefined): Promise<readonly SavedRun[]> {
  const found =
    await sql<SavedRun>`${runQuery} where ${year ?? null}::int is null or run.year = ${year ?? null} order by run.run_at desc`.execute(
      tx,
    );
  return found.rows;
}

export async function areaOfRun(tx: Tx, formulaRunId: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom("planning.formula_runs")
    .select("area_id")
    .where("formula_run_id", "=", formulaRunId)
    .executeTakeFirst();
  return found?.area_id;
}

export async function addRun(
  tx: Tx,
  run: Omit<SavedRun, "runBy" | "decisionNumber" | "decidedOn"> & { readonly runById: string },
): Promise<void> {
  await tx
    .insertInto("planning.formula_runs")
    .values({
      formula_run_id: run.formulaRunId,
      area_id: run.areaId,
      year: run.year,
      fund_source: run.fundSource,
      component: run.component,
      amount: run.amount,
      formula: JSON.stringify(run.formula),
      inputs: JSON.stringify(run.inputs),
      result: JSON.stringify(run.result),
      as_of: run.asOf,
      run_at: run.runAt,
      run_by: run.runById,
    })
    .execute();
}

export async function addAllocations(
  tx: Tx,
  run: SavedRun,
  decision: { readonly decisionNumber: string; readonly decidedOn: LocalDate; readonly postingId: string },
  newId: () => string,
): Promise<void> {
  await tx
    .insertInto("planning.allocations")
    .values(
      run.result.map((share) => ({
        allocation_id: newId(),
        formula_run_id: run.formulaRunId,
        area_id: share.areaId,
        amount: BigInt(share.amount),
        decision_number: decision.decisionNumber,
        decided_on: decision.decidedOn,
        posting_id: decision.postingId,
      })),
    )
    .execute();
}

export type CriterionRow = {
  readonly areaId: string;
  readonly households: number;
  readonly people: number;
  readonly poor: number;
  readonly nearPoor: number;
  readonly deprivations: number;
};

/** The numbers of the criteria by commune on a day, from the statuses in force. */
export async function countCriteria(
  tx: Tx,
  communes: readonly string[],
  on: LocalDate,
): Promise<readonly CriterionRow[]> {
  const found = await sql<CriterionRow>`
    with status as materialized (
      select distinct on (household_id) household_id, commune_id, class, deprivations, member_count from review.poverty_statuses
      where commune_id = any(${communes}) and effective_on <= ${on} and (left_on is null or left_on >= ${on})
      order by household_id, effective_on desc, decision_id desc
    )
    select commune_id as "areaId", count(*)::int as households, sum(member_count)::int as people,
      count(*) filter (where class = 'poor')::int as poor, count(*) filter (where class = 'near_poor')::int as "nearPoor",
      coalesce(sum(bit_count(deprivations::bit(32))) filter (where class in ('poor', 'near_poor')), 0)::int as deprivations
    from status group by commune_id`.execute(tx);
  return found.rows;
}

/** The coefficients of areas by the programme that was loaded last. */
export async function latestCoefficients(tx: Tx): Promise<AreaCoefficients | undefined> {
  const row = await tx
    .selectFrom("planning.programmes")
    .select("pack")
    .orderBy("loaded_at", "desc")
    .orderBy("version", "desc")
    .executeTakeFirst();
  return row === undefined ? undefined : programmePack.parse(row.pack).areaCoefficients;
}
