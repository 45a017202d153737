import { readdir } from "node:fs/promises";
import { standardPack } from "#contract/standard-pack.ts";
import { openStandard } from "#programme/review/standard.ts";
import type { StandardPack } from "#programme/review/standard-pack.ts";
import type { House } from "#server/platform/house.ts";
import { packsFolder, PackInvalid, readPackFile } from "#server/platform/pack-files.ts";

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

/** Writes the standards that are new. A version is written once: other content under the same version is refused. */
export async function loadStandards(house: House): Promise<{ readonly loaded: boolean; readonly version: string }> {
  let loaded = false;
  const standards = await readStandards();
  for (const { pack, hash, file } of standards) {
    const known = await house.database
      .selectFrom("review.standards")
      .select("content_hash")
      .where("standard_id", "=", pack.id)
      .where("version", "=", pack.version)
      .executeTakeFirst();
    if (known?.content_hash === hash) continue;
    if (known !== undefined) {
      throw new PackInvalid(file, [
        `version ${pack.version} is in the database with other content. Give the changed pack a new version.`,
      ]);
    }
    await house.database
      .insertInto("review.standards")
      .values({
        standard_id: pack.id,
        version: pack.version,
        content_hash: hash,
        valid_from: pack.validFrom,
        valid_to: pack.validTo,
        draft: pack.draft,
        pack: JSON.stringify(pack),
        loaded_at: house.now(),
      })
      .onConflict((conflict) => conflict.columns(["standard_id", "version"]).doNothing())
      .execute();
    loaded = true;
  }
  return { loaded, version: standards.map(({ pack }) => `${pack.id} ${pack.version}`).join(", ") };
}
