import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

/**
 * The standard by which households are decided on a day, in its dated version of that day: the one that began last of those that are no draft
 * and have an income side; of the files of one version, the one that was loaded last. Where the last one has ended, `hasEnded`.
 */
export async function findStandardInForce(
  tx: Tx,
  on: LocalDate,
): Promise<{ readonly pack: unknown; readonly series: string; readonly hasEnded: boolean } | undefined> {
  const found = await sql<{ pack: unknown; series: string; hasEnded: boolean }>`
    select pack, series, coalesce(valid_to < ${on}, false) as "hasEnded" from review.standards
    where not draft and pack -> 'income' is not null and valid_from <= ${on}
    order by coalesce(valid_to < ${on}, false), valid_from desc, loaded_at desc, version desc limit 1`.execute(tx);
  return found.rows[0];
}
