import { sql } from "kysely";
import { programmePack } from "#contract/planning/programme-pack.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type StoredProgramme = { readonly pack: ProgrammePack; readonly isCurrent: boolean };

/** Every version of every programme; of a programme the one that was loaded last comes first. */
export async function listStoredProgrammes(tx: Tx): Promise<readonly StoredProgramme[]> {
  const found = await sql<{ pack: unknown; isCurrent: boolean }>`
    select pack, row_number() over (partition by programme_id order by loaded_at desc, version desc) = 1 as "isCurrent"
    from planning.programmes order by programme_id, loaded_at desc, version desc`.execute(tx);
  return found.rows.map(({ pack, isCurrent }) => ({ pack: programmePack.parse(pack), isCurrent }));
}

/** A programme by its version; without one, as it was loaded last. */
export async function findProgramme(tx: Tx, programmeId: string, version?: string): Promise<ProgrammePack | undefined> {
  const found = await sql<{ pack: unknown }>`
    select pack from planning.programmes
    where programme_id = ${programmeId} and (${version ?? null}::text is null or version = ${version ?? null})
    order by loaded_at desc, version desc limit 1`.execute(tx);
  const row = found.rows[0];
  return row === undefined ? undefined : programmePack.parse(row.pack);
}

/**
 * Programmes that are loaded, not the samples: of one programme what was loaded last comes first, of several the one that begins last.
 * Codes of components and kinds of activity may be in several.
 */
export async function listProgrammePacks(tx: Tx): Promise<readonly ProgrammePack[]> {
  const rows = await tx
    .selectFrom("planning.programmes")
    .select("pack")
    .orderBy("loaded_at", "desc")
    .orderBy("version", "desc")
    .execute();
  return rows
    .map(({ pack }) => programmePack.parse(pack))
    .filter(({ sample }) => !sample)
    .toSorted((a, b) => (b.runs?.from ?? 0) - (a.runs?.from ?? 0));
}

/** The programme whose money is for this component, in the order of listProgrammePacks. */
export async function programmeOfComponent(tx: Tx, component: string): Promise<ProgrammePack | undefined> {
  return (await listProgrammePacks(tx)).find((pack) => pack.components.some(({ code }) => code === component));
}

/** The latest version of each programme that is loaded, by its name; not the samples. */
export async function listLatestVersions(
  tx: Tx,
): Promise<readonly { readonly programmeId: string; readonly programmeVersion: string }[]> {
  const rows = await sql<{ programmeId: string; programmeVersion: string }>`
    select distinct on (programme_id) programme_id as "programmeId", version as "programmeVersion"
    from planning.programmes where not coalesce((pack ->> 'sample')::boolean, false)
    order by programme_id, loaded_at desc, version desc`.execute(tx);
  return rows.rows;
}

/** The programmes that are loaded, each by its latest version, as they were loaded; not the samples. */
export async function listLatestPacks(tx: Tx): Promise<readonly { readonly key: string; readonly pack: unknown }[]> {
  const rows = await sql<{ key: string; pack: unknown }>`
    select distinct on (programme_id) programme_id || ' ' || version as key, pack
    from planning.programmes where not coalesce((pack ->> 'sample')::boolean, false)
    order by programme_id, loaded_at desc, version desc`.execute(tx);
  return rows.rows;
}

/** The highest count that a programme in use calls small; null where none says it. */
export async function smallestOfProgrammes(tx: Tx): Promise<number | null> {
  const found = await sql<{ smallest: number | null }>`
    select max((pack -> 'smallCounts' ->> 'smallestShown')::int) as smallest from (
      select distinct on (programme_id) pack from planning.programmes
      order by programme_id, loaded_at desc, version desc) current
    where pack ->> 'sample' is distinct from 'true'`.execute(tx);
  return found.rows[0]?.smallest ?? null;
}

/** The needs that each kind of activity answers, by the latest version of the programme that has the kind. */
export async function needsAnswered(tx: Tx): Promise<Readonly<Record<string, readonly string[]>>> {
  const packs = await listProgrammePacks(tx);
  // Of a kind that comes again the last is kept: the first of the list.
  return Object.fromEntries(
    packs.toReversed().flatMap(({ activityKinds }) => activityKinds.map(({ code, answers }) => [code, answers])),
  );
}

/** A version of a programme as it was loaded, with what it hashes to. */
export async function findStoredPack(
  tx: Tx,
  programmeId: string,
  version: string,
): Promise<{ readonly pack: unknown; readonly hash: string } | undefined> {
  const found = await tx
    .selectFrom("planning.programmes")
    .select(["pack", "content_hash"])
    .where("programme_id", "=", programmeId)
    .where("version", "=", version)
    .executeTakeFirst();
  return found && { pack: found.pack, hash: found.content_hash };
}

/** A programme by its highest version. */
export async function findHighestVersion(tx: Tx, programmeId: string): Promise<ProgrammePack | undefined> {
  const row = await tx
    .selectFrom("planning.programmes")
    .select("pack")
    .where("programme_id", "=", programmeId)
    .orderBy("version", "desc")
    .executeTakeFirst();
  return row && programmePack.parse(row.pack);
}
