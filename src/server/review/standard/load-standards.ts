import { classRoleErrors } from "#programme/review/standard/standard-pack-errors.ts";
import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import { addClasses, readClassRoles } from "./classes-store.ts";
import { standardPack } from "#contract/review/standard-pack.ts";
import { openStandard } from "#programme/review/standard/standard.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { Database } from "#server/platform/database/database.ts";
import { countryPackNames, PackInvalid, readPackFile } from "#server/platform/pack-files.ts";
import { isSameVersion, refusedVersions, tableExists } from "#server/platform/pack-versions.ts";
import type { PackVersion } from "#server/platform/pack-versions.ts";

export type CheckedStandard = { readonly pack: StandardPack; readonly hash: string; readonly file: string };

/** Reads and checks every standard of packs/standards as a whole. @throws PackInvalid with all its errors */
export async function readStandards(): Promise<readonly CheckedStandard[]> {
  const folders = await countryPackNames("standards");
  return Promise.all(
    folders.map(async (folder) => {
      const file = `standards/${folder}/standard.yaml`;
      const { value, hash } = await readPackFile(file, standardPack);
      const opened = openStandard(value, file);
      const errors = [...(opened.ok ? [] : opened.failure), ...classRoleErrors(value, file)];
      if (errors.length > 0) throw new PackInvalid(file, errors);
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
  return refusedOf(database, await readStandards());
}

async function refusedOf(database: Database, standards: readonly CheckedStandard[]): Promise<readonly string[]> {
  const versions = refusedVersions(await listKnown(database), standards.map(versionOf));
  const known = (await tableExists(database, "review.classes")) ? await readClassRoles(database) : new Map();
  return [...versions, ...countedElsewise(standards, known)];
}

/** Writes the standards that are new. A version is written once: other content under the same version is refused. */
export async function loadStandards(
  server: ServerContext,
): Promise<{ readonly loaded: boolean; readonly version: string }> {
  const standards = await readStandards();
  const known = await listKnown(server.database);
  const refused = await refusedOf(server.database, standards);
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
        pack: JSON.stringify(pack),
        loaded_at: server.now(),
      })
      .onConflict((conflict) => conflict.columns(["standard_id", "version"]).doNothing())
      .execute();
  }
  await addClasses(server.database, rolesIn(standards));
  return { loaded: fresh.length > 0, version: standards.map(({ pack }) => `${pack.id} ${pack.version}`).join(", ") };
}

/** What the classes of these standards count as; the first that names a code says it. */
const rolesIn = (standards: readonly CheckedStandard[]): ClassRoles =>
  new Map(
    standards
      .flatMap(({ pack }) => pack.classes)
      .toReversed()
      .flatMap(({ code, counts }) => (counts === undefined ? [] : [[code, counts] as const])),
  );

/** Classes that count as something else in another standard, here or in the database: figures of both would be added. */
function countedElsewise(standards: readonly CheckedStandard[], known: ClassRoles): readonly string[] {
  const roles = new Map([...rolesIn(standards), ...known]);
  return standards.flatMap(({ pack, file }) =>
    pack.classes.flatMap(({ code, counts }) => {
      const other = roles.get(code);
      return other === undefined || other === counts
        ? []
        : [
            `${file}: class ${code} counts as ${String(counts)} here and as ${other} elsewhere. Give it a code of its own.`,
          ];
    }),
  );
}
