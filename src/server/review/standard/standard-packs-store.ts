import { sql } from "kysely";
import { standardPack } from "#contract/review/standard-pack.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { isLawHere } from "./standard-in-force-store.ts";

/** A version of a standard never changes, so what was read once is kept. */
const read = new Map<string, StandardPack>();

/** Every version of every standard: the law of the country first, of it those that rounds use, of the latest round before the others; drafts last. */
export async function listStandardPacks(tx: Tx): Promise<readonly StandardPack[]> {
  const order = await sql<{ standardId: string; version: string }>`
    select standard.standard_id as "standardId", standard.version from review.standards standard
    order by standard.draft, ${isLawHere()} desc, (select max(round.reference_date) from review.rounds round
        where round.standard_id = standard.standard_id and round.standard_version = standard.version) desc nulls last,
      standard.valid_from desc, standard.loaded_at desc, standard.version desc`.execute(tx);
  const packs: StandardPack[] = [];
  for (const { standardId, version } of order.rows) {
    const key = `${standardId} ${version}`;
    const known = read.get(key) ?? (await readPack(tx, standardId, version));
    read.set(key, known);
    packs.push(known);
  }
  return packs;
}

async function readPack(tx: Tx, standardId: string, version: string): Promise<StandardPack> {
  const row = await tx
    .selectFrom("review.standards")
    .select("pack")
    .where("standard_id", "=", standardId)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  return standardPack.parse(row.pack);
}
