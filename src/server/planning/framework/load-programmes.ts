import { programmePack } from "#contract/planning/programme-pack.ts";
import { unknownNeeds } from "#programme/planning/framework/programme-pack.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { Database } from "#server/platform/database/database.ts";
import { countryPackNames, PackInvalid, readPackFile } from "#server/platform/pack-files.ts";
import { isSameVersion, refusedVersions, tableExists } from "#server/platform/pack-versions.ts";
import type { PackVersion } from "#server/platform/pack-versions.ts";
import { listIndicatorCodes } from "#server/review/published.ts";
import { openProgramme } from "#programme/planning/framework/open-programme.ts";

/** Codes of the indicators that programmes may name: those of the standards in the database. */
async function indicatorCodes(database: Database): Promise<readonly string[]> {
  if (!(await tableExists(database, "review.standards"))) return [];
  return listIndicatorCodes(database);
}

export async function readProgrammes(
  codes: readonly string[],
): Promise<readonly { readonly pack: ProgrammePack; readonly hash: string; readonly file: string }[]> {
  const folders = await countryPackNames("programmes");
  return Promise.all(
    folders.map(async (folder) => {
      const file = `programmes/${folder}/programme.yaml`;
      const { value, hash } = await readPackFile(file, programmePack);
      const opened = openProgramme(value, codes, file);
      const errors = [...unknownNeeds(value, codes, file), ...(opened.ok ? [] : opened.failure)];
      if (errors.length > 0) throw new PackInvalid(file, errors);
      return { pack: value, hash, file };
    }),
  );
}

type CheckedProgramme = Awaited<ReturnType<typeof readProgrammes>>[number];
const versionOf = ({ pack, hash }: CheckedProgramme): PackVersion => ({
  id: pack.id,
  version: pack.version,
  hash,
  pack,
});

async function listKnown(database: Database): Promise<readonly PackVersion[]> {
  if (!(await tableExists(database, "planning.programmes"))) return [];
  return database
    .selectFrom("planning.programmes")
    .select(["programme_id as id", "version", "content_hash as hash", "pack"])
    .execute();
}

/**
 * What keeps the shipped programmes from this database; changes nothing.
 * @param shippedCodes of the indicators of the standards that are shipped with them @throws PackInvalid
 */
export async function checkProgrammes(database: Database, shippedCodes: readonly string[]): Promise<readonly string[]> {
  const programmes = await readProgrammes([...shippedCodes, ...(await indicatorCodes(database))]);
  return refusedVersions(await listKnown(database), programmes.map(versionOf));
}

/** Writes the programmes that are new, and the fund sources that they name. @throws PackInvalid */
export async function loadProgrammes(
  server: ServerContext,
): Promise<{ readonly loaded: boolean; readonly version: string }> {
  const programmes = await readProgrammes(await indicatorCodes(server.database));
  const known = await listKnown(server.database);
  const refused = refusedVersions(known, programmes.map(versionOf));
  if (refused.length > 0) throw new PackInvalid("packs/programmes", refused);
  const fresh = programmes.filter((one) => !known.some((other) => isSameVersion(other, versionOf(one))));
  for (const { pack, hash } of fresh) {
    await server.database.transaction().execute(async (tx) => {
      await tx
        .insertInto("planning.programmes")
        .values({
          programme_id: pack.id,
          version: pack.version,
          content_hash: hash,
          pack: JSON.stringify(pack),
          loaded_at: server.now(),
        })
        .execute();
      await tx
        .insertInto("planning.fund_sources")
        .values(pack.fundSources.map((source) => ({ fund_source: source.code, name: JSON.stringify(source.name) })))
        .onConflict((conflict) =>
          conflict.column("fund_source").doUpdateSet((excluded) => ({ name: excluded.ref("excluded.name") })),
        )
        .execute();
    });
  }
  return { loaded: fresh.length > 0, version: programmes.map(({ pack }) => `${pack.id} ${pack.version}`).join(", ") };
}
