import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { hasFacts } from "#server/platform/facts.ts";
import { areaColumns, attributeColumns, readAreasPack, successionColumns } from "#programme/area/areas-pack.ts";
import { readEthnicities } from "#programme/registry/person/ethnicities.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { country } from "#server/platform/country.ts";
import { countryPacks, PackInvalid } from "#server/platform/pack-files.ts";
import { orderNames } from "#server/platform/database/name-order.ts";
import { writePackBoundaries } from "#server/area/boundary/boundaries-store.ts";
import { readPackBoundaries } from "#server/area/boundary/pack-boundaries.ts";
import { loadedAreasPack, writeAreas } from "./areas-store.ts";

/** Reads and checks the pack as a whole. @throws PackInvalid with every error of the pack */
export async function readAreasPackFiles() {
  const { id, version, areaId, name, language, folder, files, boundaries } = country();
  // A country of which nothing is recorded from before has no such files.
  const text = async (file: string | undefined, columns: readonly string[]) =>
    file === undefined ? columns.join("\t") : readFile(new URL(`${folder}${file}`, countryPacks()), "utf8");
  const texts = {
    provinces: await text(files.provinces, areaColumns),
    communes: await text(files.communes, areaColumns),
    before: await text(files.before, areaColumns),
    successions: await text(files.successions, successionColumns),
    attributes: await text(files.attributes, attributeColumns),
  };
  const peoples = await text(files.ethnicities, []);
  const drawn = boundaries === undefined ? undefined : await text(boundaries.file, []);
  const hash = createHash("sha256")
    .update(JSON.stringify([texts, peoples, ...(drawn === undefined ? [] : [boundaries, drawn])]))
    .digest("hex");
  const open = () => {
    const history = readAreasPack(texts);
    const ethnicities = readEthnicities(peoples);
    if (history.ok && ethnicities.ok)
      return { history: history.value, ethnicities: ethnicities.value, shapes: shapesOf(drawn, boundaries?.file) };
    const errors = [...(history.ok ? [] : history.failure), ...(ethnicities.ok ? [] : ethnicities.failure)];
    throw new PackInvalid(
      folder,
      errors.map((error) => `${error.file}:${error.row} ${error.field}: ${error.reason}; ${error.remedy}`),
    );
  };
  return { id, version, hash, boundaries, root: { areaId, name: name[language] }, open };
}

/** @throws PackInvalid */
function shapesOf(text: string | undefined, file = "") {
  if (text === undefined) return [];
  try {
    return readPackBoundaries(text);
  } catch (error) {
    throw new PackInvalid(file, [`${file}: no boundaries that can be drawn: ${String(error)}`]);
  }
}

const kept = z.object({ version: z.string(), hash: z.string() });

/** The version of the areas that the database holds. */
export async function areasVersion(tx: Tx): Promise<string | undefined> {
  return kept.safeParse(await loadedAreasPack(tx)).data?.version;
}

/** What keeps the shipped areas from this database; changes nothing. @throws PackInvalid */
export async function checkAreasPack(database: Database): Promise<readonly string[]> {
  const { id, version, hash, root, open } = await readAreasPackFiles();
  open();
  const foreign = await otherCountry(database, root.areaId);
  if (foreign !== undefined)
    return [
      `${id}: the database is of the country ${foreign}, and this pack of ${root.areaId}. Name the packs of ${foreign}.`,
    ];
  const known = (await hasFacts(database)) ? await loadedAreasPack(database) : undefined;
  const read = kept.safeParse(known);
  if (!read.success || read.data.version !== version || read.data.hash === hash) return [];
  return [`${id}: version ${version} is in the database with other content. Give the changed pack a new version.`];
}

/** Writes the pack when its version is new. @throws PackInvalid */
export async function loadAreasPack(
  server: ServerContext,
): Promise<{ readonly loaded: boolean; readonly version: string }> {
  const { version, hash, boundaries, root, open } = await readAreasPackFiles();
  await orderNames(server.database, country().nameOrder);
  const value = { version, hash };
  if (JSON.stringify(await loadedAreasPack(server.database)) === JSON.stringify(sorted(value)))
    return { loaded: false, version };
  const refused = await checkAreasPack(server.database);
  if (refused.length > 0) throw new PackInvalid("areas", refused);
  const { history, ethnicities, shapes } = open();
  await server.database.transaction().execute(async (tx) => {
    await writeAreas(tx, {
      areas: history.areas,
      successions: [...history.successionsFrom.values()].flat(),
      ethnicities: [...ethnicities.values()],
      root,
      value,
      now: server.now(),
    });
    if (boundaries === undefined) return;
    const { source, since } = boundaries;
    await writePackBoundaries(tx, shapes, { source, since, now: server.now() });
  });
  return { loaded: true, version };
}

/** The country that a database is of already, where it is not the one that is asked. */
async function otherCountry(database: Database, areaId: string): Promise<string | undefined> {
  if (!(await hasFacts(database)) || (await loadedAreasPack(database)) === undefined) return undefined;
  // Asked before migrations too, when the database has no function for it yet.
  const root = await database
    .selectFrom("registry.areas")
    .select("area_id")
    .where("kind", "=", "country")
    .executeTakeFirst();
  return root === undefined || root.area_id === areaId ? undefined : root.area_id;
}

/** jsonb gives the keys back by length and name. */
function sorted(value: { readonly version: string; readonly hash: string }): object {
  return { hash: value.hash, version: value.version };
}
