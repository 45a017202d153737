import { sql } from "kysely";
import { z } from "zod";
import { formula as formulaShape } from "#contract/planning/allocation-shapes.ts";
import type { Id, NewId } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Formula, FormulaInput } from "#programme/planning/allocation/formula.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type SavedRun = {
  readonly formulaRunId: Id<"formula run">;
  readonly title: string;
  readonly areaId: string;
  readonly year: number;
  readonly originYear: number;
  readonly fundSource: string;
  readonly component: string;
  readonly amount: Money;
  readonly formula: Formula;
  readonly formulaVersion: number;
  readonly copiedFrom: Id<"formula run"> | null;
  readonly optimiserRunId: Id<"optimiser run"> | null;
  readonly inputs: readonly FormulaInput[];
  /** Amounts as text, in the order of the inputs. */
  readonly result: readonly { readonly areaId: string; readonly amount: string }[];
  readonly asOf: LocalDate;
  readonly runAt: string;
  readonly runBy: string | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: LocalDate | null;
  readonly publishedAt: string | null;
};
/** A formula as it is in the database: money as text. */
type Stored<Run extends { readonly formula: Formula }> = Omit<Run, "formula"> & { readonly formula: unknown };
const opened = <Run extends { readonly formula: Formula }>(row: Stored<Run>): Run =>
  ({ ...row, formula: formulaShape.parse(row.formula) }) as unknown as Run;

const runQuery = sql`
  select run.formula_run_id as "formulaRunId", run.area_id as "areaId", run.year, run.origin_year as "originYear", run.fund_source as "fundSource", run.component,
    run.title, run.formula_version as "formulaVersion", run.copied_from as "copiedFrom", run.optimiser_run_id as "optimiserRunId",
    run.amount, run.formula, run.inputs, run.result, run.as_of as "asOf", run.run_at as "runAt", officer.full_name as "runBy",
    decision.decision_number as "decisionNumber", decision.decided_on as "decidedOn", publication.published_at as "publishedAt"
  from planning.formula_runs run
  left join authority.officers officer on officer.officer_id = run.run_by
  left join planning.allocation_publications publication on publication.formula_run_id = run.formula_run_id
  left join lateral (select decision_number, decided_on from planning.allocations allocation
    where allocation.formula_run_id = run.formula_run_id limit 1) decision on true`;

export async function findRun(tx: Tx, formulaRunId: Id<"formula run">): Promise<SavedRun | undefined> {
  const found = await sql<Stored<SavedRun>>`${runQuery} where run.formula_run_id = ${formulaRunId}`.execute(tx);
  return found.rows[0] === undefined ? undefined : opened(found.rows[0]);
}

/** Locks the run until the act ends, so that it is approved or published once, and answers its area. */
export async function lockRun(tx: Tx, formulaRunId: Id<"formula run">): Promise<string | undefined> {
  // The row itself never changes, and the app may not update it: the lock is by its id.
  await sql`select pg_advisory_xact_lock(hashtextextended(${formulaRunId}, 0))`.execute(tx);
  const found = await tx
    .selectFrom("planning.formula_runs")
    .select("area_id")
    .where("formula_run_id", "=", formulaRunId)
    .executeTakeFirst();
  return found?.area_id;
}

export async function listRuns(tx: Tx, year: number | undefined): Promise<readonly SavedRun[]> {
  const found = await sql<
    Stored<SavedRun>
  >`${runQuery} where ${year ?? null}::int is null or run.year = ${year ?? null} order by run.run_at desc`.execute(tx);
  return found.rows.map((row) => opened<SavedRun>(row));
}

export async function addRun(
  tx: Tx,
  run: Omit<SavedRun, "runBy" | "decisionNumber" | "decidedOn" | "publishedAt"> & { readonly runById: string },
): Promise<void> {
  await tx
    .insertInto("planning.formula_runs")
    .values({
      formula_run_id: run.formulaRunId,
      area_id: run.areaId,
      year: run.year,
      origin_year: run.originYear,
      fund_source: run.fundSource,
      component: run.component,
      amount: run.amount,
      title: run.title,
      formula_version: run.formulaVersion,
      copied_from: run.copiedFrom,
      optimiser_run_id: run.optimiserRunId,
      formula: JSON.stringify(z.encode(formulaShape, run.formula as z.output<typeof formulaShape>)),
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
  decision: { readonly decisionNumber: string; readonly decidedOn: LocalDate; readonly postingId: Id<"posting"> },
  newId: NewId,
): Promise<void> {
  const { result: shares } = run;
  await sql`insert into planning.allocations (allocation_id, formula_run_id, area_id, amount, decision_number, decided_on, posting_id)
    select allocation_id, ${run.formulaRunId}, area_id, amount, ${decision.decisionNumber}, ${decision.decidedOn}, ${decision.postingId}
    from unnest(${shares.map(newId)}::uuid[], ${shares.map(({ areaId }) => areaId)}::text[],
      ${shares.map(({ amount }) => amount)}::bigint[]) share (allocation_id, area_id, amount)`.execute(tx);
}

export async function addPublication(
  tx: Tx,
  publication: {
    readonly formulaRunId: Id<"formula run">;
    readonly areaId: string;
    readonly publishedAt: string;
    readonly by: string;
  },
): Promise<void> {
  await tx
    .insertInto("planning.allocation_publications")
    .values({
      formula_run_id: publication.formulaRunId,
      area_id: publication.areaId,
      published_at: publication.publishedAt,
      published_by: publication.by,
    })
    .execute();
}

export function amountsOf(run: SavedRun): readonly { readonly areaId: string; readonly amount: Money }[] {
  return run.result.map(({ areaId, amount }) => ({ areaId, amount: dong(amount) }));
}
