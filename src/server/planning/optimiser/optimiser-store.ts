import { sql } from "kysely";
import { z } from "zod";
import { optimiserRequest, optimiserResult } from "#contract/planning/optimiser.ts";
import type { optimiserRunHead } from "#contract/planning/optimiser.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Limit, OptimiserProblem } from "#programme/planning/optimiser/problem.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type OptimiserHead = z.output<typeof optimiserRunHead>;
export type OptimiserRequest = z.output<typeof optimiserRequest>;
export type OptimiserState = OptimiserHead["state"];
/** What is in the database: what was found, or what cannot be kept together. */
export const savedResult = z.union([
  z.object({ found: optimiserResult }),
  z.object({ conflict: z.array(z.custom<Limit>((value) => typeof value === "object" && value !== null)) }),
]);
export type SavedResult = z.output<typeof savedResult>;

const headQuery = sql`
  select run.optimiser_run_id as "optimiserRunId", run.area_id as "areaId", run.year, run.title, run.as_of as "asOf", run.state, run.solver,
    run.asked_at as "askedAt", officer.full_name as "askedBy", run.ended_at as "endedAt"`;
const tables = sql`from planning.optimiser_runs run left join authority.officers officer on officer.officer_id = run.asked_by`;

export async function listOptimiserHeads(tx: Tx, year: number | undefined): Promise<readonly OptimiserHead[]> {
  const found = await sql<OptimiserHead>`${headQuery} ${tables}
    where ${year ?? null}::int is null or run.year = ${year ?? null} order by run.asked_at desc`.execute(tx);
  return found.rows;
}

export type SavedOptimiserRun = OptimiserHead & {
  readonly request: OptimiserRequest;
  readonly problem: OptimiserProblem;
  readonly result: SavedResult | null;
};

export async function findOptimiserRun(
  tx: Tx,
  optimiserRunId: Id<"optimiser run">,
): Promise<SavedOptimiserRun | undefined> {
  const found = await sql<OptimiserHead & { request: unknown; problem: unknown; result: unknown }>`
    ${headQuery}, run.request, run.problem, run.result ${tables} where run.optimiser_run_id = ${optimiserRunId}`.execute(
    tx,
  );
  const row = found.rows[0];
  if (row === undefined) return undefined;
  return {
    ...row,
    request: optimiserRequest.parse(row.request),
    problem: problemShape.parse(row.problem),
    result: row.result === null ? null : savedResult.parse(row.result),
  };
}

/** Locks it, so that it is cancelled or finished, and not both. */
export async function loadOptimiserState(
  tx: Tx,
  optimiserRunId: Id<"optimiser run">,
): Promise<OptimiserState | undefined> {
  const found = await sql<{ state: OptimiserState }>`
    select state from planning.optimiser_runs where optimiser_run_id = ${optimiserRunId} for update`.execute(tx);
  return found.rows[0]?.state;
}

export async function areaOfOptimiserRun(tx: Tx, optimiserRunId: Id<"optimiser run">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("planning.optimiser_runs")
    .select("area_id")
    .where("optimiser_run_id", "=", optimiserRunId)
    .executeTakeFirst();
  return found?.area_id;
}

export async function addOptimiserRun(
  tx: Tx,
  run: Pick<OptimiserHead, "optimiserRunId" | "areaId" | "year" | "title"> & {
    readonly asOf: LocalDate;
    readonly request: OptimiserRequest;
    readonly problem: OptimiserProblem;
    readonly askedAt: string;
    readonly askedById: string;
  },
): Promise<void> {
  await tx
    .insertInto("planning.optimiser_runs")
    .values({
      optimiser_run_id: run.optimiserRunId,
      area_id: run.areaId,
      year: run.year,
      title: run.title,
      as_of: run.asOf,
      request: JSON.stringify(z.encode(optimiserRequest, run.request)),
      problem: JSON.stringify(run.problem, (_key, value: unknown) =>
        typeof value === "bigint" ? value.toString() : value,
      ),
      state: "queued",
      asked_at: run.askedAt,
      asked_by: run.askedById,
    })
    .execute();
}

export async function setOptimiserState(
  tx: Tx,
  optimiserRunId: Id<"optimiser run">,
  change: {
    readonly state: OptimiserState;
    readonly result?: SavedResult;
    readonly solver?: string;
    readonly endedAt?: string;
  },
): Promise<void> {
  await tx
    .updateTable("planning.optimiser_runs")
    .set({
      state: change.state,
      ...(change.result === undefined ? {} : { result: JSON.stringify(z.encode(savedResult, change.result)) }),
      ...(change.solver === undefined ? {} : { solver: change.solver }),
      ...(change.endedAt === undefined ? {} : { ended_at: change.endedAt }),
    })
    .where("optimiser_run_id", "=", optimiserRunId)
    .execute();
}

const stored = z.string().transform((text) => dong(text));
/** The problem as it was solved; it is solved again from here. */
const problemShape: z.ZodType<OptimiserProblem> = z.object({
  areas: z.array(
    z.object({
      areaId: z.string(),
      deprivedHouseholds: z.number(),
      floor: stored.optional(),
      ceiling: stored.optional(),
      absorption: stored.optional(),
      formulaAmount: stored,
      lacking: z.record(z.string(), z.number()),
    }),
  ),
  lines: z.array(
    z.object({
      areaId: z.string(),
      activityKind: z.string(),
      fundSource: z.string(),
      component: z.string(),
      unitCost: stored,
      need: z.number(),
      removesThousandths: z.number(),
      answers: z.array(z.string()),
    }),
  ),
  budgets: z.array(z.object({ fundSource: z.string(), amount: stored })),
  earmarks: z.array(
    z.object({
      fundSource: z.string(),
      component: z.string(),
      least: stored.optional(),
      most: stored.optional(),
    }),
  ),
  fairnessBasisPoints: z.number(),
});
