/** Units of another province or country, from the tables of a pack: checked together with those that are known, taken all or not at all. */
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { importAreas } from "#contract/area/area-import.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { success } from "#kernel/result.ts";
import type { Area } from "#programme/area/area.ts";
import { readAreasUpdate } from "#programme/area/areas-pack.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { listRecordedAreas, loadAreaHistory, placeAnew, upsertAreas } from "./areas-store.ts";

const noSuccessions = "from\tto\tdate\textent\tdecision";
const noAttributes = "area\tattribute\tvalue\tassumed\treason";
/** More are not read by anybody. */
const errorsShown = 200;

export async function takeAreas(
  context: ActContext,
  { body }: Decoded<typeof importAreas>,
): Promise<Result<Output<typeof importAreas>, Refusal>> {
  const { tx } = context;
  const history = await loadAreaHistory(tx);
  const known = { areas: history.areas, successions: [...history.successionsFrom.values()].flat() };
  const { units, successions = noSuccessions, attributes = noAttributes, isTrial } = body;
  const read = readAreasUpdate({ units, successions, attributes }, known);
  const nothing = { added: [], changed: [], unchanged: 0, successions: 0 };
  const told = read.ok ? await differencesOf(context, read.value.areas) : nothing;
  if (read.ok && !isTrial) {
    await upsertAreas(tx, read.value);
    await placeAnew(tx, told.changed);
  }
  const added = read.ok ? read.value.successions.length : 0;
  const rootId = await rootArea(tx);
  await context.audit({
    areaId: rootId,
    recordKind: "areas",
    recordId: rootId,
    facts: {
      state: isTrial ? "tried" : read.ok ? "taken" : "refused",
      added: told.added.length,
      changed: told.changed.length,
      successions: added,
    },
  });
  return success({ ...told, successions: added, errors: read.ok ? [] : read.failure.slice(0, errorsShown) });
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
