import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { hasFacts } from "#server/platform/facts.ts";
import { readAreasPack } from "#programme/area/areas-pack.ts";
import { readEthnicities } from "#programme/registry/person/ethnicities.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { PackInvalid } from "#server/platform/pack-files.ts";
import { loadedAreasPack, writeAreas } from "./areas-store.ts";

const packFolder = new URL("../../../../packs/areas/vn/", import.meta.url);
const manifest = z.object({
  id: z.string(),
  version: z.string(),
  /** The country by its code of two letters (ISO 3166-1): the root of the areas. */
  country: z.string().length(2),
  files: z.object({
    provinces: z.string(),
    communes: z.string(),
    before: z.string(),
    successions: z.string(),
    attributes: z.string(),
    ethnicities: z.string(),
  }),
});

/** Reads and checks the pack as a whole. @throws PackInvalid with every error of the pack */
export async function readAreasPackFiles() {
  const { version, country, files } = manifest.parse(parse(await readFile(new URL("pack.yaml", packFolder), "utf8")));
  const text = async (name: string) => readFile(new URL(name, packFolder), "utf8");
  const texts = {
    provinces: await text(files.provinces),
    communes: await text(files.communes),
    before: await text(files.before),
    successions: await text(files.successions),
    attributes: await text(files.attributes),
  };
  const peoples = await text(files.ethnicities);
  const hash = createHash("sha256")
    .update(JSON.stringify([texts, peoples]))
    .digest("hex");
  const open = () => {
    const history = readAreasPack(texts);
    const ethnicities = readEthnicities(peoples);
    if (history.ok && ethnicities.ok) return { history: history.value, ethnicities: ethnicities.value };
    const errors = [...(history.ok ? [] : history.failure), ...(ethnicities.ok ? [] : ethnicities.failure)];
    throw new PackInvalid(
      "areas/vn",
      errors.map((error) => `${error.file}:${error.row} ${error.field}: ${error.reason}; ${error.remedy}`),
    );
  };
  return { version, hash, root: rootOf(country), open };
}

function rootOf(country: string) {
  const areaId = country.toUpperCase();
  return { areaId, name: new Intl.DisplayNames(["vi"], { type: "region" }).of(areaId) ?? areaId };
}

const kept = z.object({ version: z.string(), hash: z.string() });

/** The version of the areas that the database holds. */
export async function areasVersion(tx: Tx): Promise<string | undefined> {
  return kept.safeParse(await loadedAreasPack(tx)).data?.version;
}

/** What keeps the shipped areas from this database; changes nothing. @throws PackInvalid */
export async function checkAreasPack(database: Database): Promise<readonly string[]> {
  const { version, hash, open } = await readAreasPackFiles();
  open();
  const known = (await hasFacts(database)) ? await loadedAreasPack(database) : undefined;
  const read = kept.safeParse(known);
  if (!read.success || read.data.version !== version || read.data.hash === hash) return [];
  return [`areas-vn: version ${version} is in the database with other content. Give the changed pack a new version.`];
}

/** Writes the pack when its version is new. @throws PackInvalid */
export async function loadAreasPack(
  server: ServerContext,
): Promise<{ readonly loaded: boolean; readonly version: string }> {
  const { version, hash, root, open } = await readAreasPackFiles();
  const value = { version, hash };
  if (JSON.stringify(await loadedAreasPack(server.database)) === JSON.stringify(sorted(value)))
    return { loaded: false, version };
  const refused = await checkAreasPack(server.database);
  if (refused.length > 0) throw new PackInvalid("areas/vn", refused);
  const { history, ethnicities } = open();
  await server.database.transaction().execute(async (tx) =>
    writeAreas(tx, {
      areas: history.areas,
      successions: [...history.successionsFrom.values()].flat(),
      ethnicities: [...ethnicities.values()],
      root,
      value,
      now: server.now(),
    }),
  );
  return { loaded: true, version };
}

/** jsonb gives the keys back by length and name. */
function sorted(value: { readonly version: string; readonly hash: string }): object {
  return { hash: value.hash, version: value.version };
}
