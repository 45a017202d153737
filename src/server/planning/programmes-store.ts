import { programmePack } from "#contract/programme-pack.ts";
import type { ProgrammePack } from "#programme/planning/programme-pack.ts";
import type { Tx } from "#server/platform/database.ts";

/** Programmes that are loaded, the latest first. */
export async function listProgrammePacks(tx: Tx): Promise<readonly ProgrammePack[]> {
  const rows = await tx
    .selectFrom("planning.programmes")
    .select("pack")
    .orderBy("loaded_at", "desc")
    .orderBy("version", "desc")
    .execute();
  return rows.map(({ pack }) => programmePack.parse(pack));
}

/** The programme whose money is for this component: of several versions the one that was loaded last. */
export async function programmeOfComponent(tx: Tx, component: string): Promise<ProgrammePack | undefined> {
  return (await listProgrammePacks(tx)).find((pack) => pack.components.some(({ code }) => code === component));
}
