import { readdir } from "node:fs/promises";
import { standardPack } from "#contract/review/standard-pack.ts";
import { openStandard } from "#programme/review/standard/standard.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { Database } from "#server/platform/database/database.ts";
import { packsFolder, PackInvalid, readPackFile } from "#server/platform/pack-files.ts";
import { isSameVersion, refusedVersions, tableExists } from "#server/platform/pack-versions.ts";
import type { PackVersion } from "#server/platform/pack-versions.ts";

export type CheckedStandard = { readonly pack: StandardPack; readonly hash: string; readonly file: string };

/** Reads and checks every standard of packs/standards as a whole. @throws PackInvalid with all its errors */
export async function readStandards(): Promise<readonly CheckedStandard[]> {
  const folders = await readdir(new URL("standards/", packsFolder));
  return Promise.all(
    folders.toSorted().map(async (folder) => {
      const file = `standards/${folder}/standard.yaml`;
      const { value, hash } = await readPackFile(file, standardPack);
      const opened = openStandard(value, file);
      if (!opened.ok) throw new PackInvalid(file, opened.failure);
      return { pack: value, hash, file };
    }),
  );
}

const versionOf = ({ pack, hash }: CheckedStandard): PackVersion => ({
  id: pack.id,
  version: pack.version,
  hash,
  pack,
});

async function listKnown(database: Database): Promise<readonly PackVersion[]> {
  if (!(await tableExists(database, "review.standards"))) return [];
  return database
    .selectFrom("review.standards")
    .select(["standard_id as id", "version", "content_hash as hash", "pack"])
    .execute();
}

/** What keeps the shipped standards from this database; changes nothing. @throws PackInvalid */
export async function checkStandards(database: Database): Promise<readonly string[]> {
  return refusedVersions(await listKnown(database), (await readStandards()).map(versionOf));
}

/** Writes the standards that are new. A version is written once: other content under the same version is refused. */
export async function loadStandards(
  server: ServerContext,
): Promise<{ readonly loaded: boolean; readonly version: string }> {
  const standards = await readStandards();
  const known = await listKnown(server.database);
  const refused = refusedVersions(known, standards.map(versionOf));
  if (refused.length > 0) throw new PackInvalid("packs/standards", refused);
  const fresh = standards.filter((one) => !known.some((other) => isSameVersion(other, versionOf(one))));
  for (const { pack, hash } of fresh) {
    await server.database
      .insertInto("review.standards")
      .values({
        standard_id: pack.id,
        version: pack.version,
        content_hash: hash,
        valid_from: pack.validFrom,
        valid_to: pack.validTo,
        draft: pack.draft,
        series: pack.id,
        pack: JSON.stringify(pack),
        loaded_at: server.now(),
      })
      .onConflict((conflict) => conflict.columns(["standard_id", "version"]).doNothing())
      .execute();
  }
  return { loaded: fresh.length > 0, version: standards.map(({ pack }) => `${pack.id} ${pack.version}`).join(", ") };
}
