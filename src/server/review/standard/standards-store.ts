import { standardPack } from "#contract/review/standard-pack.ts";
import type { ScoreTable } from "#programme/review/standard/score-table.ts";
import type { Standard } from "#programme/review/standard/standard.ts";
import { openStandard } from "#programme/review/standard/standard.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";

/** A version of a standard never changes, so what was compiled once is kept. */
const opened = new Map<string, KeptStandard>();

type KeptStandard = {
  readonly standard: Standard;
  readonly contentHash: string;
  /** Lists by standards of one series are compared; its versions are one, unless one of them says that it is another standard. */
  readonly series: string;
};

/** The standard as the database holds it, compiled. @throws Error when it is not there: rounds reference it. */
export async function getStandard(database: Database | Tx, standardId: string, version: string): Promise<KeptStandard> {
  const found = await findStandard(database, standardId, version);
  if (found === undefined) throw new Error(`there is no standard ${standardId} ${version}`);
  return found;
}

export async function findStandard(
  database: Database | Tx,
  standardId: string,
  version: string,
): Promise<KeptStandard | undefined> {
  const key = `${standardId} ${version}`;
  const known = opened.get(key);
  if (known !== undefined) return known;
  const row = await database
    .selectFrom("review.standards")
    .select(["pack", "content_hash", "series"])
    .where("standard_id", "=", standardId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const standard = openStandard(standardPack.parse(row.pack), key);
  if (!standard.ok)
    throw new Error(`the standard ${key} in the database does not check: ${standard.failure.join("; ")}`);
  const kept = { standard: standard.value, contentHash: row.content_hash, series: row.series };
  opened.set(key, kept);
  return kept;
}

/** The codes of its indicators, in the order of the bits of what a household lacks by it. */
export async function indicatorCodesOf(
  tx: Tx,
  of: { readonly standardId: string; readonly standardVersion: string },
): Promise<readonly string[]> {
  const { standard } = await getStandard(tx, of.standardId, of.standardVersion);
  return standard.indicators.map(({ pack }) => pack.code);
}

export async function listStandardKeys(
  tx: Tx,
): Promise<readonly { readonly standardId: string; readonly version: string }[]> {
  const rows = await tx
    .selectFrom("review.standards")
    .select(["standard_id", "version"])
    .orderBy("valid_from")
    .orderBy("standard_id")
    .execute();
  return rows.map((row) => ({ standardId: row.standard_id, version: row.version }));
}

/** The dated versions of all standards: of each the days between which it was made to count. */
export async function listVersions(
  tx: Tx,
): Promise<readonly { readonly id: string; readonly validFrom: LocalDate; readonly validTo: LocalDate | null }[]> {
  return tx
    .selectFrom("review.standards")
    .select(["standard_id as id", "valid_from as validFrom", "valid_to as validTo"])
    .execute();
}

export async function findScoreTable(tx: Tx, scoreTableId: Id<"score table">): Promise<ScoreTable | undefined> {
  const row = await tx
    .selectFrom("review.score_tables")
    .select(["standard_id", "name", "sample", "content"])
    .where("score_table_id", "=", scoreTableId)
    .executeTakeFirst();
  // Written by this installation alone, after readScoreRows had checked it.
  return (
    row && {
      standardId: row.standard_id,
      name: row.name,
      sample: row.sample,
      rows: row.content as unknown as ScoreTable["rows"],
    }
  );
}
