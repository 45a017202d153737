import type { Decoded, Output } from "#contract/endpoint.ts";
import * as contract from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { cursorByRank } from "#contract/input.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { countsBelow } from "#programme/registry/household/counts-on.ts";
import { noVillage } from "#programme/registry/household/household.ts";
import { peopleOn } from "#programme/registry/household/household-on.ts";
import { readSearch } from "#programme/registry/household/household-search.ts";
import { areaAround } from "#server/platform/act/area-around.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Keys } from "#server/platform/keys.ts";
import { blindIndexes } from "#server/platform/keys.ts";
import { coversArea, onlyArea } from "#server/platform/database/database.ts";
import type { ReadTrace } from "#server/platform/act/read-trace.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { findCommune, listAreaNames, loadAreaHistory } from "#server/area/published.ts";
import {
  countByPlaceOn,
  countHouseholdRowsOn,
  findHouseholdOn,
  findLastDayHere,
  listHouseholdRowsOn,
  listRecordedThen,
} from "./households-on-store.ts";
import { countHouseholdRows, findHousehold, listHouseholdRows, listPeople } from "./households-store.ts";
import type { HouseholdFilter } from "./households-store.ts";
import { mostFound } from "./household-search-store.ts";
import type { SearchToRun } from "./household-search-store.ts";
import { countRegistered } from "#server/registry/population/population-store.ts";
import { findTakenBackHousehold } from "#server/registry/take-back/take-backs-store.ts";
import { countByAreaBelow } from "#server/registry/population/population-by-area-store.ts";

type Asked = Omit<Decoded<typeof contract.searchHouseholds>["body"], "search">;
type Found = Result<Output<typeof contract.listHouseholds>, Refusal>;

export const listHouseholds = readOwnAreas(
  contract.listHouseholds,
  async (context, { query: { search: _refused, ...query } }) => readHouseholds(context, query, undefined),
);

/** Anyone who has a number and looks for its household leaves a trace, also where none is found; a name is looked for all day long. */
export const searchHouseholds = readOwnAreas(
  contract.searchHouseholds,
  async (context, { body: { search, ...asked } }) => {
    const run = searchToRun(context.server.keys, search);
    const found = await readHouseholds(context, asked, run);
    if (!found.ok) return found;
    await context.trace(
      run === undefined || "words" in run ? [] : await tracesOfNumberSearch(context, asked, found.value.rows),
    );
    return found;
  },
);

async function tracesOfNumberSearch(
  { tx, areas }: ActContext,
  asked: Asked,
  rows: Output<typeof contract.listHouseholds>["rows"],
): Promise<readonly ReadTrace[]> {
  const how = "number_search";
  if (rows.length > 0)
    return rows.map(({ householdId, communeId: areaId }) => ({
      areaId,
      recordKind: "household",
      recordId: householdId,
      how,
    }));
  const areaId = asked.communeId ?? onlyArea(areas) ?? (await areaAround(tx, areas));
  return [{ areaId, recordKind: "search", recordId: "none", how }];
}

async function readHouseholds(
  { tx, today, areas }: ActContext,
  asked: Asked,
  search: SearchToRun | undefined,
): Promise<Found> {
  const { cursor, limit, on, ...place } = asked;
  const isPast = on !== undefined && on < today;
  const village = place.villageId;
  const filter = {
    after: cursor,
    limit: limit + 1,
    communeId:
      place.communeId ?? onlyArea(areas) ?? (village === undefined ? undefined : await findCommune(tx, village)),
    villageId: place.villageId,
    class: place.class,
    group: place.group,
    search,
    sourceKey: place.sourceKey,
    flag: place.flag,
    on: on ?? today,
  };
  const isRanked = filter.search !== undefined && !isPast;
  // A list goes on after a household, a search after a rank and a household: the cursor of one says nothing to the other.
  if (cursor !== undefined && cursorByRank.safeParse(cursor).success !== isRanked)
    return failure(refuse("request.invalid", { field: "query.cursor" }));
  const {
    rows,
    total: found,
    ranks,
  } = isPast
    ? { rows: await listHouseholdRowsOn(tx, filter), total: undefined, ranks: [] }
    : await listHouseholdRows(tx, filter);
  const shown = rows.slice(0, limit);
  // A class is looked up household by household: over a whole province that costs seconds, and no total is worth them.
  const counts =
    cursor === undefined && ((filter.class ?? filter.group) === undefined || filter.communeId !== undefined);
  const isAll = cursor === undefined && rows.length === shown.length;
  const total = isAll
    ? rows.length
    : counts
      ? (found ?? (await (isPast ? countHouseholdRowsOn(tx, filter) : countRows(tx, filter))))
      : null;
  const lastId = shown.at(-1)?.householdId;
  const last = isRanked && lastId !== undefined ? `${ranks[shown.length - 1] ?? 0} ${lastId}` : lastId;
  return success({
    rows: shown,
    nextCursor: rows.length > shown.length ? (last ?? null) : null,
    // As many as are looked for: there may be more.
    total: filter.search !== undefined && total !== null && total >= mostFound ? null : total,
  });
}

/** All of a place are counted already; those of a class or with a mark are counted one by one. */
async function countRows(tx: Tx, filter: HouseholdFilter): Promise<number> {
  const isWholePlace =
    filter.class === undefined &&
    filter.group === undefined &&
    filter.flag === undefined &&
    filter.sourceKey === undefined &&
    filter.villageId !== noVillage;
  return isWholePlace ? countRegistered(tx, filter.on, filter) : countHouseholdRows(tx, filter);
}

export function searchToRun(keys: Keys, written: string): SearchToRun | undefined {
  const search = readSearch(written);
  if (search?.by !== "number") return search;
  return {
    identifiers: search.identifiers.flatMap(({ kind, value }) =>
      blindIndexes(keys, kind, value).map((known) => ({ kind, blindIndex: known })),
    ),
    phone: search.phone,
  };
}

/** Who reads it only for the days on which it lived here is shown the last of them. */
export const getHousehold = readOwnAreas(contract.getHousehold, async (context, { params, query }) => {
  const { tx, today, areas, server, trace } = context;
  const { householdId } = params;
  const { on } = query;
  const now = await findHousehold(tx, householdId, today);
  if (now === undefined) return failure(await goneOrUnknown(tx, householdId));
  const [people] = await Promise.all([
    listPeople(tx, householdId),
    trace([{ areaId: now.communeId, recordKind: "household", recordId: householdId, how: "opened" }]),
  ]);
  const isHere = coversArea(areas, now.communeId);
  if (isHere && (on === undefined || on >= today)) return success({ ...now, asOf: null, recordedThen: [], people });
  const lastDay = isHere ? today : await findLastDayHere(tx, householdId);
  if (lastDay === undefined) return failure(refuse("record.not_found"));
  const asOf = on === undefined || on > lastDay ? lastDay : on;
  const then = await findHouseholdOn(tx, householdId, asOf);
  if (then === undefined)
    return failure(refuse("registry.before_registration", { day: asOf, registered: now.registeredOn }));
  const recordedThen = await listRecordedThen(tx, householdId, asOf, server.timeZone);
  return success({ ...then, asOf, recordedThen, people: peopleOn(people, asOf) });
});

async function goneOrUnknown(tx: Tx, householdId: Id<"household">): Promise<Refusal> {
  const gone = await findTakenBackHousehold(tx, householdId);
  if (gone === undefined) return refuse("record.not_found");
  return refuse("registry.household_taken_back", { at: gone.takenBackAt, importId: gone.importId });
}

/** Households and people by the areas directly below: today's, or a past day's in the units of that day or of now. */
export const countHouseholds = readOwnAreas(contract.countHouseholds, async (context, { params, query }) => {
  const { tx, today, areas } = context;
  const { areaId } = params;
  const { on, boundaries } = query;
  if (on === undefined || on === today) {
    const commune = onlyArea(areas) ?? (await findCommune(tx, areaId));
    return success({
      rows: await countByAreaBelow(tx, areaId, today, commune === undefined ? undefined : [commune]),
    });
  }
  const history = await loadAreaHistory(tx, areaId);
  const own = areas === "*" ? undefined : areas.split(",").filter((area) => area !== "");
  const counted = await countByPlaceOn(tx, on, own);
  const rows = countsBelow(history, counted, { areaId, on: boundaries === "then" ? on : today });
  const names = await listAreaNames(
    tx,
    rows.map((row) => row.areaId),
  );
  const named = rows.map((row) => ({ ...row, areaName: names.get(row.areaId) ?? row.areaId }));
  return success({ rows: named.toSorted((a, b) => (a.areaName < b.areaName ? -1 : 1)) });
});
