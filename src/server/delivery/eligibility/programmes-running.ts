import type { ActivityKind } from "#programme/planning/framework/programme-pack.ts";
import { runsIn } from "#programme/planning/framework/programme-pack.ts";
import { programmeInUse } from "#server/delivery/activity/kinds.ts";
import type { ProgrammeInUse } from "#server/delivery/activity/kinds.ts";
import { listLatestVersions } from "#server/planning/published.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** Programmes whose money is used in the year, each by its latest version, the newest first. */
export async function programmesRunning(tx: Tx, year: number): Promise<readonly ProgrammeInUse[]> {
  const found = [];
  for (const version of await listLatestVersions(tx)) found.push(await programmeInUse(tx, version));
  return found
    .filter(({ programme }) => runsIn(programme.pack, year))
    .toSorted((a, b) => (b.programme.pack.runs?.from ?? 0) - (a.programme.pack.runs?.from ?? 0));
}

export type KindRunning = {
  readonly programmeId: string;
  readonly kind: ActivityKind;
  readonly indicatorCodes: readonly string[];
};

/** Kinds for households or their people of programmes whose years hold the year: not those of a programme that only uses up what was carried over. */
export async function kindsRunning(tx: Tx, year: number): Promise<readonly KindRunning[]> {
  const running = await programmesRunning(tx, year);
  return running
    .filter(({ programme: { pack } }) => pack.runs === undefined || year <= pack.runs.to)
    .flatMap(({ programme, indicatorCodes }) =>
      [...programme.kinds.values()]
        .filter(({ mayTakePart }) => mayTakePart !== undefined)
        .map((kind) => ({ programmeId: programme.pack.id, kind, indicatorCodes })),
    );
}
