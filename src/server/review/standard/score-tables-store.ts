import { createHash } from "node:crypto";
import type { ScoreTable } from "#programme/review/standard/score-table.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

export async function listScoreTableRows(tx: Tx) {
  const rows = await tx
    .selectFrom("review.score_tables")
    .select(["score_table_id", "standard_id", "name", "sample", "loaded_at"])
    .orderBy("loaded_at", "desc")
    .execute();
  return rows.map((row) => ({
    scoreTableId: row.score_table_id,
    standardId: row.standard_id,
    name: row.name,
    sample: row.sample,
    loadedAt: row.loaded_at,
  }));
}

/** Keeps a checked table. The same content again is the table that is there already: answers false. */
export async function addScoreTable(
  database: Database | Tx,
  made: { readonly scoreTableId: Id<"score table">; readonly table: ScoreTable; readonly now: string },
): Promise<boolean> {
  const { table } = made;
  const content = JSON.stringify(table.rows);
  const added = await database
    .insertInto("review.score_tables")
    .values({
      score_table_id: made.scoreTableId,
      standard_id: table.standardId,
      name: table.name,
      sample: table.sample,
      content_hash: createHash("sha256").update(`${table.standardId}\n${content}`).digest("hex"),
      content,
      loaded_at: made.now,
    })
    .onConflict((conflict) => conflict.column("content_hash").doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}
