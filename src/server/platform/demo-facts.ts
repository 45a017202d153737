import { sql } from "kysely";
import type { Database, Tx } from "./database/database.ts";

/** What `platform.facts` says of the demo: that the installation is one, and which of its stages are done ("demo.stage.NAME"). */
export const demoFact = "demo";
export const stageFact = "demo.stage.";

/** The stage after which the first commune has all that a commune can have. */
export const firstWholeStage = "review of 2026 21484";

export type DemoFact = {
  readonly households: number;
  readonly seed: string;
  /** Only these communes have people; null: all. */
  readonly only: readonly string[] | null;
  /** How many stages there are in all, while it is being loaded. */
  readonly stages: number;
  readonly isWhole: boolean;
};

/** The demo as it was begun; undefined where there is none. One that was loaded by an earlier version is whole. */
export async function findDemo(database: Database | Tx): Promise<DemoFact | undefined> {
  const found = await sql<{
    value: Partial<DemoFact>;
  }>`select value from platform.facts where name = ${demoFact}`.execute(database);
  const [row] = found.rows;
  return row === undefined
    ? undefined
    : { households: 0, seed: "", only: null, stages: 0, isWhole: true, ...row.value };
}

/** How far the demo is while it is being loaded, in stages; undefined when it is whole or there is none. */
export async function readDemoProgress(
  database: Database | Tx,
  demo: DemoFact | undefined,
): Promise<{ readonly done: number; readonly of: number } | undefined> {
  if (demo === undefined || demo.isWhole) return undefined;
  const counted = await sql<{ done: number }>`select count(*)::int as done from platform.facts
    where name like ${`${stageFact}%`}`.execute(database);
  return { done: counted.rows[0]?.done ?? 0, of: demo.stages };
}

/** Whether the demo is being loaded and not even its first commune is whole: who signs in finds little yet. */
export async function isDemoBeginning(database: Database | Tx, demo: DemoFact | undefined): Promise<boolean> {
  if (demo === undefined || demo.isWhole) return false;
  const first = await sql`select from platform.facts where name = ${stageFact + firstWholeStage}`.execute(database);
  return first.rows.length === 0;
}
