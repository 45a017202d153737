import { checkProgrammes, loadProgrammes } from "#server/planning/framework/load-programmes.ts";
import type { Database } from "#server/platform/database/database.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { PackInvalid } from "#server/platform/pack-files.ts";
import { formsByStandard } from "#server/review/standard/forms.ts";
import { checkStandards, loadStandards, readStandards } from "#server/review/standard/load-standards.ts";
import { checkSampleTables, loadSampleTables } from "#server/review/standard/score-tables-service.ts";
import { checkAreasPack, loadAreasPack } from "#server/area/area/load-areas-pack.ts";

type PackLoader = {
  readonly name: string;
  /** What keeps the pack from a database, which may be of an earlier version. Changes nothing. @throws PackInvalid */
  readonly check: (database: Database) => Promise<readonly string[]>;
  readonly load: (server: ServerContext) => Promise<{ readonly loaded: boolean; readonly version: string }>;
};

/** Forms are read as they stand; a wrong one stops the start like every other pack. */
async function checkForms(): Promise<{ readonly loaded: boolean; readonly version: string }> {
  const forms = await formsByStandard();
  return { loaded: false, version: [...forms.values()].map(({ id, version }) => `${id} ${version}`).join(", ") };
}

async function checkShippedProgrammes(database: Database): Promise<readonly string[]> {
  const standards = await readStandards();
  return checkProgrammes(
    database,
    standards.flatMap(({ pack }) => pack.indicators.map(({ code }) => code)),
  );
}

/** The packs that the database holds a copy of, in the order in which they rest on each other. */
const loaders: readonly PackLoader[] = [
  { name: "areas", check: checkAreasPack, load: loadAreasPack },
  { name: "standards", check: checkStandards, load: loadStandards },
  { name: "points", check: checkSampleTables, load: loadSampleTables },
  { name: "forms", check: async () => checkForms().then(() => []), load: checkForms },
  { name: "programmes", check: checkShippedProgrammes, load: loadProgrammes },
];

/** Every reason why the packs of this checkout cannot come into this database, before anything is changed. */
export async function checkPacks(database: Database): Promise<readonly string[]> {
  const reasons: string[] = [];
  for (const loader of loaders) {
    try {
      reasons.push(...(await loader.check(database)));
    } catch (error) {
      if (!(error instanceof PackInvalid)) throw error;
      reasons.push(error.message);
    }
  }
  return reasons;
}

/**
 * Brings the packs of this checkout into the database, on the migrator's connection. A pack whose version and content are there
 * already costs one read. A pack that does not check as a whole stops the start, with every error it has.
 */
export async function loadPacks(server: ServerContext): Promise<void> {
  for (const loader of loaders) {
    const { loaded, version } = await loader.load(server);
    if (loaded) server.log("info", `pack ${loader.name} ${version} loaded`);
  }
}
