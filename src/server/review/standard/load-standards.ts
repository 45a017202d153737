import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { classRoleErrors } from "#programme/review/standard/standard-pack-errors.ts";
import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import { addClasses, readClassRoles } from "./classes-store.ts";
import { standardAmendment, standardPack } from "#contract/review/standard-pack.ts";
import { amendInTurn, seriesOf } from "#programme/review/standard/amend-standard.ts";
import type { StandardAmendment } from "#programme/review/standard/amend-standard.ts";
import { openStandard } from "#programme/review/standard/standard.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { Database } from "#server/platform/database/database.ts";
import { countryPackNames, countryPacks, PackInvalid, readPackFile } from "#server/platform/pack-files.ts";
import { fingerprintOf, isSameVersion, refusedVersions, tableExists } from "#server/platform/pack-versions.ts";
import type { PackVersion } from "#server/platform/pack-versions.ts";

export type CheckedStandard = { readonly pack: StandardPack; readonly hash: string; readonly file: string };

/**
 * Reads and checks every standard of packs/standards as a whole, each in its dated versions: itself, and as its amendments say it from a day
 * on. @throws PackInvalid with all its errors
 */
export async function readStandards(): Promise<readonly CheckedStandard[]> {
  const folders = await countryPackNames("standards");
  return (await Promise.all(folders.map(readStandard))).flat();
}

async function readStandard(folder: string): Promise<readonly CheckedStandard[]> {
  const file = `standards/${folder}/standard.yaml`;
  const base = await readPackFile(file, standardPack);
  const amendments = await Promise.all(
    (await amendmentFiles(folder)).map(async (name) => readPackFile(name, standardAmendment)),
  );
  return datedVersions(file, base, amendments);
}

/** Files of what is new from a day on inside the period of a standard; most have none. */
export async function amendmentFiles(folder: string): Promise<readonly string[]> {
  const under = `standards/${folder}/amendments/`;
  const place = new URL(under, countryPacks());
  const names = existsSync(place) ? await readdir(place) : [];
  return names.toSorted().map((name) => `${under}${name}`);
}

type Read<Pack> = { readonly value: Pack; readonly hash: string };

/** The standard and its dated versions, each checked as a whole. @throws PackInvalid */
export function datedVersions(
  file: string,
  base: Read<StandardPack>,
  amendments: readonly Read<StandardAmendment>[],
): readonly CheckedStandard[] {
  const dated = amendInTurn(
    base.value,
    amendments.map(({ value }) => value),
  );
  if (!dated.ok) throw new PackInvalid(file, dated.failure);
  return dated.value.map((pack) => {
    const name = pack.amends === undefined ? file : `${file} from ${pack.validFrom}`;
    const opened = openStandard(pack, name);
    const errors = [...(opened.ok ? [] : opened.failure), ...classRoleErrors(pack, name)];
    if (errors.length > 0) throw new PackInvalid(name, errors);
    return { pack, hash: pack.amends === undefined ? base.hash : fingerprintOf(pack), file: name };
  });
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
  return [...versions, ...countedElsewise(standards, known), ...(await lawElsewhere(database, standards))];
}

/** A standard that earlier versions say is the law of another country. */
async function lawElsewhere(database: Database, standards: readonly CheckedStandard[]): Promise<readonly string[]> {
  const known = new Map(
    (await listKnown(database)).flatMap(({ id, pack }) => {
      const of = typeof pack === "object" && pack !== null && "country" in pack ? pack["country"] : undefined;
      return typeof of === "string" ? [[id, of] as const] : [];
    }),
  );
  return standards.flatMap(({ pack, file }) => {
    const before = known.get(pack.id);
    return before === undefined || before === pack.country
      ? []
      : [
          `${file}: country: ${pack.id} is the law of ${before} in the database. Write country: ${before}, or give it an id of its own.`,
        ];
  });
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
  await addStandards(server.database, fresh, { among: standards, now: server.now() });
  await addClasses(server.database, rolesIn(standards));
  return { loaded: fresh.length > 0, version: standards.map(({ pack }) => `${pack.id} ${pack.version}`).join(", ") };
}

/** Each with the series by which its lists are compared with others, which hangs on the dated versions before it. */
export async function addStandards(
  database: Database,
  standards: readonly Pick<CheckedStandard, "pack" | "hash">[],
  { among, now }: { readonly among: readonly Pick<CheckedStandard, "pack">[]; readonly now: string },
): Promise<void> {
  const packs = among.map(({ pack }) => pack);
  for (const { pack, hash } of standards) {
    await database
      .insertInto("review.standards")
      .values({
        standard_id: pack.id,
        version: pack.version,
        content_hash: hash,
        valid_from: pack.validFrom,
        valid_to: pack.validTo,
        draft: pack.draft,
        series: seriesOf(pack, packs),
        pack: JSON.stringify(pack),
        loaded_at: now,
      })
      .onConflict((conflict) => conflict.columns(["standard_id", "version"]).doNothing())
      .execute();
  }
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
