/**
 * The demo: a province of made-up people (docs/demo.md). People and reviews are written in bulk as the owner of the tables; decisions, plans,
 * supports and payments are made by the acts themselves, as demo officers, at the days of the made-up year. It is a list of stages, each
 * of which is done whole or not at all: a run that is ended in the middle goes on with the next stage.
 */
import { sql } from "kysely";
import { makeProvince } from "#demo/generator/make-province.ts";
import { readAreasPackFiles } from "#server/area/area/load-areas-pack.ts";
import { demoFact, findDemo } from "#server/platform/demo-facts.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { DemoFact } from "#server/platform/demo-facts.ts";
import type { DemoTarget } from "./demo-target.ts";
import { listStages } from "./stages/list-stages.ts";
import { runStages } from "./stages/run-stages.ts";
import { openOwnersConnection } from "./stages/stage-connection.ts";
import type { OwnersPart, Stage } from "./stages/stage.ts";

export type DemoRequest = {
  readonly households: number;
  readonly seed?: string;
  /** Only these communes of the province have people; left out, all. */
  readonly only?: readonly string[];
  /** After each stage: how many are done, of how many, and which was the last. */
  readonly onDone?: (done: number, of: number, stage: string) => void;
};

/** Loads the demo once, or goes on with one that was begun; answers whether it did. An installation with households of its own is left alone. */
export async function loadDemo(target: DemoTarget, request: DemoRequest): Promise<boolean> {
  if (request.households === 0 || !(await isDemoDue(target.ownersServer))) return false;
  const owner = await openOwnersConnection(target.migratorUrl);
  try {
    // Of two processes one waits, and finds the demo done. The lock ends with the connection.
    await owner.client.query("select pg_advisory_lock(hashtext('vuon.demo'))");
    if (!(await isDemoDue(target.ownersServer))) return false;
    const begun = await findDemo(owner.database);
    const { households, seed, only } = begun ?? { seed: "vuon", only: null, ...request };
    const { history } = (await readAreasPackFiles()).open();
    const communes = [...makeProvince(history, { seed, households })].filter(
      ({ commune }) => only?.includes(commune.id) ?? true,
    );
    const stages = listStages(communes, households);
    const fact = { households, seed, only, stages: stages.length };
    await runStages(target, owner, withFact(stages, fact), (done, stage) =>
      request.onDone?.(done, stages.length, stage),
    );
    return true;
  } finally {
    await owner.close();
  }
}

/** Whether there is a demo to be begun or gone on with. */
export async function isDemoDue({ database }: Pick<ServerContext, "database">): Promise<boolean> {
  const begun = await findDemo(database);
  if (begun !== undefined) return !begun.isWhole;
  const own = await sql`select from registry.households limit 1`.execute(database);
  return own.rows.length === 0;
}

/** The first stage notes that the installation is a demo and how it was begun, the last that it is whole. */
function withFact(stages: readonly Stage[], fact: Omit<DemoFact, "isWhole">): readonly Stage[] {
  return stages.map((stage, at) => {
    if (stage.by !== "owner" || (at > 0 && at < stages.length - 1)) return stage;
    const work = async (part: OwnersPart) => {
      const result = await stage.work(part);
      const value = JSON.stringify({ ...fact, isWhole: at > 0 });
      await sql`insert into platform.facts (name, value, recorded_at) values (${demoFact}, ${value}::jsonb, ${part.now})
        on conflict (name) do update set value = excluded.value`.execute(part.database);
      return result;
    };
    return { ...stage, work };
  });
}
