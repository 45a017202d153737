import { loadProgrammes } from "#server/planning/load-programmes.ts";
import type { House } from "#server/platform/house.ts";
import { formsByStandard } from "#server/review/forms.ts";
import { loadStandards } from "#server/review/load-standards.ts";
import { loadSampleTable } from "#server/review/score-tables-service.ts";
import { loadAreasPack } from "#server/registry/load-areas-pack.ts";

export type PackLoader = {
  readonly name: string;
  readonly load: (house: House) => Promise<{ readonly loaded: boolean; readonly version: string }>;
};

/** Forms are read as they stand; a wrong one stops the start like every other pack. */
async function checkForms(): Promise<{ readonly loaded: boolean; readonly version: string }> {
  const forms = await formsByStandard();
  return { loaded: false, version: [...forms.values()].map(({ id, version }) => `${id} ${version}`).join(", ") };
}

/** The packs that the database holds a copy of, in the order in which they rest on each other. */
const loaders: readonly PackLoader[] = [
  { name: "areas", load: loadAreasPack },
  { name: "standards", load: loadStandards },
  { name: "points", load: loadSampleTable },
  { name: "forms", load: checkForms },
  { name: "programmes", load: loadProgrammes },
];

/**
 * Brings the packs of this checkout into the database, on the migrator's connection. A pack whose version and content are there
 * already costs one read. A pack that does not check as a whole stops the start, with every error it has.
 */
export async function loadPacks(house: House): Promise<void> {
  for (const loader of loaders) {
    const { loaded, version } = await loader.load(house);
    if (loaded) house.log("info", `pack ${loader.name} ${version} loaded`);
  }
}
