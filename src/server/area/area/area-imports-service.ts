/** Units of another province or country, from the tables of a pack: checked together with those that are known, taken all or not at all. */
import * as contract from "#contract/area/area-import.ts";
import type { Area } from "#programme/area/area.ts";
import { readAreasUpdate } from "#programme/area/areas-pack.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { addRecord, done } from "#server/platform/act/record-act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { lockArea } from "./area-classes-store.ts";
import { listRecordedAreas, loadAreaHistory, placeAgain, upsertAreas } from "./areas-store.ts";

const noSuccessions = "from\tto\tdate\textent\tdecision";
const noAttributes = "area\tattribute\tvalue\tassumed\treason";
/** More are not read by anybody. */
const errorsShown = 200;

export const importAreas = addRecord(
  contract.importAreas,
  { name: "areas", areaOf: lockRoot, idOf: (_input, { areaId }) => areaId },
  async (context, { body }) => {
    const { tx } = context;
    const history = await loadAreaHistory(tx);
    const known = { areas: history.areas, successions: [...history.successionsFrom.values()].flat() };
    const { units, successions = noSuccessions, attributes = noAttributes, isTrial } = body;
    const read = readAreasUpdate({ units, successions, attributes }, known);
    const nothing = { added: [], changed: [], unchanged: 0, successions: 0 };
    const differences = read.ok ? await differencesOf(context, read.value.areas) : nothing;
    if (read.ok && !isTrial) {
      await upsertAreas(tx, read.value);
      await placeAgain(tx, differences.changed);
    }
    const added = read.ok ? read.value.successions.length : 0;
    return done(
      {
        state: isTrial ? "tried" : read.ok ? "taken" : "refused",
        added: differences.added.length,
        changed: differences.changed.length,
        successions: added,
      },
      { ...differences, successions: added, errors: read.ok ? [] : read.failure.slice(0, errorsShown) },
    );
  },
);

/** Two imports of areas do not compare themselves with the same past. */
async function lockRoot(tx: Tx): Promise<string> {
  const rootId = await rootArea(tx);
  await lockArea(tx, rootId);
  return rootId;
}

async function differencesOf({ tx }: ActContext, areas: readonly Area[]) {
  const recorded = new Map((await listRecordedAreas(tx)).map((area) => [area.id, area]));
  const added = areas.filter(({ id }) => !recorded.has(id)).map(({ id }) => id);
  const changed = areas.filter((area) => {
    const before = recorded.get(area.id);
    return before !== undefined && differs(before, area);
  });
  return { added, changed: changed.map(({ id }) => id), unchanged: areas.length - added.length - changed.length };
}

const compared = [
  "code",
  "kind",
  "name",
  "fullName",
  "parentId",
  "areaType",
  "scoreAreaGroup",
  "population",
  "areaKm2",
  "validFrom",
  "validTo",
] as const;

function differs(before: Area, now: Area): boolean {
  return compared.some((field) => (before[field] ?? null) !== (now[field] ?? null));
}
