import { readdir } from "node:fs/promises";
import { programmePack } from "#contract/programme-pack.ts";
import { openProgramme, unknownNeeds } from "#programme/planning/programme-pack.ts";
import type { ProgrammePack } from "#programme/planning/programme-pack.ts";
import type { House } from "#server/platform/house.ts";
import { packsFolder, PackInvalid, readPackFile } from "#server/platform/pack-files.ts";

/** Codes of the indicators that programmes may name: those of the standards in the database. */
async function indicatorCodes(house: House): Promise<readonly string[]> {
  const rows = await house.database.selectFrom("review.standards").select("pack").execute();
  const codes = rows.flatMap(({ pack }) => {
    const indicators = typeof pack === "object" && pack !== null && "indicators" in pack ? pack["indicators"] : [];
    return Array.isArray(indicators) ? indicators : [];
  });
  return [
    ...new Set(
      codes.flatMap((one) => (typeof one === "object" && one !== null && "code" in one ? [String(one["code"])] : [])),
    ),
  ];
}

export async function readProgrammes(
  codes: readonly string[],
): Promise<readonly { readonly pack: ProgrammePack; readonly hash: string; readonly file: string }[]> {
  const folders = await readdir(new URL("programmes/", packsFolder));
  return Promise.all(
    folders.toSorted().map(async (folder) => {
      const file = `programmes/${folder}/programme.yaml`;
      const { value, hash } = await readPackFile(file, programmePack);
      const opened = openProgramme(value, codes, file);
      const errors = [...unknownNeeds(value, codes, file), ...(opened.ok ? [] : opened.failure)];
      if (errors.length > 0) throw new PackInvalid(file, errors);
      return { pack: value, hash, file };
    }),
  );
}

/** Writes the programmes that are new, and the fund sources that they name. @throws PackInvalid */
export async function loadProgrammes(house: House): Promise<{ readonly loaded: boolean; readonly version: string }> {
  const programmes = await readProgrammes(await indicatorCodes(house));
  let loaded = false;
  for (const { pack, hash, file } of programmes) {
    const known = await house.database
      .selectFrom("planning.programmes")
      .select("content_hash")
      .where("programme_id", "=", pack.id)
      .where("version", "=", pack.version)
      .executeTakeFirst();
    if (known?.content_hash === hash) continue;
    if (known !== undefined)
      throw new PackInvalid(file, [
        `version ${pack.version} is in the database with other content. Give the changed pack a new version.`,
      ]);
    await house.database.transaction().execute(async (tx) => {
      await tx
        .insertInto("planning.programmes")
        .values({
          programme_id: pack.id,
          version: pack.version,
          content_hash: hash,
          pack: JSON.stringify(pack),
          loaded_at: house.now(),
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
    loaded = true;
  }
  return { loaded, version: programmes.map(({ pack }) => `${pack.id} ${pack.version}`).join(", ") };
}
