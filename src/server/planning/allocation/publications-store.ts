/** What anybody may read of allocations. The database gives what is published, to anyone who asks, and nothing else. */
import { sql } from "kysely";
import { formula as formulaShape } from "#contract/planning/allocation-shapes.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { SavedRun } from "./allocation-store.ts";
import type { Id } from "#kernel/id.ts";

export type PublishedRun = {
  readonly run: SavedRun;
  readonly areaName: string;
  readonly fundSourceName: Names;
  readonly componentName: Names;
  readonly publishedAt: string;
  /** Full names of the areas, of one run only. */
  readonly names: ReadonlyMap<string, string>;
};
type Names = { readonly vi: string; readonly en: string; readonly id: string };
type Row = Omit<SavedRun, "formula"> & {
  readonly formula: unknown;
  readonly areaName: string;
  readonly fundSourceName: Names;
  readonly componentName: Names | null;
  readonly publishedAt: string;
  readonly names: Record<string, string> | null;
};

export async function listPublished(tx: Tx, formulaRunId?: Id<"formula run">): Promise<readonly PublishedRun[]> {
  const found = await sql<Row>`
    select formula_run_id as "formulaRunId", title, area_id as "areaId", area_name as "areaName", year, fund_source as "fundSource",
      fund_source_name as "fundSourceName", component, component_name as "componentName", amount, formula,
      formula_version as "formulaVersion", inputs, result, as_of as "asOf", decision_number as "decisionNumber",
      decided_on as "decidedOn", published_at as "publishedAt", names, null as "runBy", null as "copiedFrom", null as "optimiserRunId"
    from planning.published_allocations(${formulaRunId ?? null})`.execute(tx);
  return found.rows.map(({ areaName, fundSourceName, componentName, names, ...row }) => ({
    run: { ...row, formula: formulaShape.parse(row.formula) },
    areaName,
    fundSourceName,
    componentName: componentName ?? { vi: row.component, en: row.component, id: row.component },
    publishedAt: row.publishedAt,
    names: new Map(Object.entries(names ?? {})),
  }));
}
