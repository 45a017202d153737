/** What the shipped packs say, by version: an installation holds a copy of each version, so other content needs another version. */
import { readdir, readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { packsFolder } from "#server/platform/pack-files.ts";
import { fingerprintOf } from "#server/platform/pack-versions.ts";
import { amendmentFiles } from "#server/review/standard/load-standards.ts";
import { readAreasPackFiles } from "#server/area/area/load-areas-pack.ts";

export const fingerprintsFile = new URL("fingerprints.json", packsFolder);
const fingerprints = z.record(z.string(), z.strictObject({ version: z.string(), fingerprint: z.string() }));
export type Fingerprints = z.output<typeof fingerprints>;

export async function keptFingerprints(): Promise<Fingerprints> {
  return fingerprints.parse(JSON.parse(await readFile(fingerprintsFile, "utf8")));
}

export async function shippedFingerprints(): Promise<Fingerprints> {
  const areas = await readAreasPackFiles();
  const reported: Fingerprints = { "areas/vn": { version: areas.version, fingerprint: areas.hash } };
  const foldersOf = async (kind: string) => (await readdir(new URL(`${kind}/`, packsFolder))).toSorted();
  const files = [
    ...(await foldersOf("forms")).map((name) => `forms/${name}`),
    ...(await foldersOf("programmes")).map((name) => `programmes/${name}/programme.yaml`),
    ...(await foldersOf("standards")).map((name) => `standards/${name}/standard.yaml`),
    ...(await Promise.all((await foldersOf("standards")).map(amendmentFiles))).flat(),
  ];
  for (const file of files) {
    const pack: unknown = parse(await readFile(new URL(file, packsFolder), "utf8"), { schema: "core" });
    const { version } = z.looseObject({ version: z.string() }).parse(pack);
    reported[file] = { version, fingerprint: fingerprintOf(pack) };
  }
  return reported;
}

/** Packs whose content changed under a version that is kept. */
export function changedWithoutVersion(kept: Fingerprints, shipped: Fingerprints): readonly string[] {
  return Object.entries(shipped)
    .filter(([file, { version, fingerprint }]) => {
      const before = kept[file];
      return before?.version === version && before.fingerprint !== fingerprint;
    })
    .map(([file, { version }]) => `${file} was changed and is still version ${version}: give it a new one`);
}
