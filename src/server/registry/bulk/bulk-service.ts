/** Changes of many households at once: tried, done, taken back. */
import { communeOfVillageInForce } from "#server/area/published.ts";
import { idOf } from "#kernel/id.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import * as contract from "#contract/registry/bulk.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { isUuid } from "#kernel/id.ts";
import { changeOne } from "#programme/registry/bulk/bulk-change.ts";
import type { BulkChange, BulkRefusal } from "#programme/registry/bulk/bulk-change.ts";
import { changeOfLine, isFault, matchLines } from "#programme/registry/bulk/bulk-lines.ts";
import type { BulkFault } from "#programme/registry/bulk/bulk-lines.ts";
import { searchText } from "#programme/registry/household/search-text.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { actsByRule } from "#server/platform/act/rule-act.ts";
import { readBulkFile, residenceWords } from "./bulk-file.ts";
import * as store from "./bulk-store.ts";
import { searchToRun } from "#server/registry/household/households-service.ts";

/** More at once would hold the locks of the commune for longer than its officers wait. */
const mostAtOnce = 50_000;
const samplesShown = 50;

type Asked = Decoded<typeof contract.tryBulkChange>["body"];
type Outcome = Output<typeof contract.tryBulkChange>;
type Decided = {
  readonly outcome: Outcome;
  readonly writes: readonly store.BulkWrite[];
  /** The name of the file that said what changes. */
  readonly file: string | undefined;
};
/** What is asked, household by household; rows of a file that ask for nothing that can be done are faults. */
type Selected = {
  readonly asked: readonly (readonly [store.SelectedHousehold, BulkChange])[];
  readonly faults: readonly BulkFault[];
  /** The commune of each village that is named. */
  readonly communeOf: ReadonlyMap<string, string>;
  readonly file: string | undefined;
};

/** Loads what is selected and decides household by household; nothing is written. */
async function decide(context: ActContext, body: Asked): Promise<Result<Decided, Refusal>> {
  const { on } = body;
  if (on > context.today) return failure(refuse("registry.day_in_future", { day: on }));
  const selected =
    "fileId" in body.selection ? await ofFile(context, body, body.selection) : await ofAll(context, body);
  if (!selected.ok) return selected;
  const { asked, faults, communeOf, file } = selected.value;
  const writes: store.BulkWrite[] = [];
  const refused: { readonly householdId: Id<"household">; readonly reason: BulkRefusal }[] = [];
  for (const [household, change] of asked) {
    const { householdId } = household;
    const outcome = changeOne(household, change, { on, villageCommune: communeOf.get(change.villageId ?? "") });
    if (outcome.is === "refused") refused.push({ householdId, reason: outcome.reason });
    if (outcome.is !== "changed") continue;
    const { villageId, residence, flags } = outcome;
    const isElsewhere = villageId !== household.villageId;
    writes.push({
      householdId,
      villageId,
      residence,
      flags,
      moves: isElsewhere && household.villageId !== null,
      placesFirst: isElsewhere && household.villageId === null,
    });
  }
  const samples = refused.slice(0, samplesShown);
  const heads = await store.listHeads(
    context.tx,
    samples.map(({ householdId }) => householdId),
  );
  const counts: Partial<Record<BulkRefusal, number>> = {};
  for (const { reason } of refused) counts[reason] = (counts[reason] ?? 0) + 1;
  return success({
    writes,
    file,
    outcome: {
      selected: asked.length,
      changed: writes.length,
      unchanged: asked.length - writes.length - refused.length,
      refused: { household_closed: 0, village_elsewhere: 0, changed_since: 0, ...counts },
      samples: samples.map(({ householdId, reason }) => ({
        householdId,
        headName: heads.get(householdId) ?? null,
        reason,
      })),
      faultyRows: faults.length,
      faults: faults.slice(0, samplesShown),
    },
  });
}

/** One change for the households that are named, or that a filter finds. */
async function ofAll({ tx, server, today }: ActContext, body: Asked): Promise<Result<Selected, Refusal>> {
  const { selection, changes } = body;
  if ("fileId" in selection) return failure(refuse("record.not_found"));
  const households = await store.loadSelected(
    tx,
    "filter" in selection ? { filter: filterOf(selection.filter) } : selection,
    mostAtOnce,
  );
  if (households.length > mostAtOnce) return failure(refuse("registry.too_many_selected", { most: mostAtOnce }));
  const { villageId } = changes;
  const communeId = villageId === undefined ? undefined : await communeOfVillageInForce(tx, villageId);
  return success({
    asked: households.map((household) => [household, changes] as const),
    faults: [],
    communeOf: new Map(villageId === undefined || communeId === undefined ? [] : [[villageId, communeId]]),
    file: undefined,
  });

  function filterOf(filter: Extract<Asked["selection"], { filter: unknown }>["filter"]) {
    const { communeId: within, class: ofClass, group, search, sourceKey, flag } = filter;
    return {
      communeId: within,
      villageId: filter.villageId,
      class: ofClass,
      group,
      search: search === undefined ? undefined : searchToRun(server.keys, search),
      sourceKey,
      flag,
      on: today,
    };
  }
}

/** What each row of a file asks for its own household. */
async function ofFile(
  context: ActContext,
  { areaId }: Asked,
  { fileId }: { readonly fileId: Id<"import-file"> },
): Promise<Result<Selected, Refusal>> {
  const { tx } = context;
  const read = await readBulkFile(context, { fileId, areaId, most: mostAtOnce });
  if (!read.ok) return read;
  const { lines, name } = read.value;
  const households = await store.loadSelected(
    tx,
    {
      householdIds: lines.flatMap(({ householdId }) => (isUuid(householdId) ? [idOf("household", householdId)] : [])),
      sourceKeys: lines.flatMap(({ householdId, sourceKey }) => (householdId === "" ? [sourceKey] : [])),
    },
    mostAtOnce,
  );
  const { matched, faults } = matchLines(lines, households);
  const villages = await store.listVillagesOf(tx, [...new Set(households.map(({ communeId }) => communeId))]);
  const residenceOf = await residenceWords();
  const villagesOf = new Map(
    [...Map.groupBy(villages, ({ communeId }) => communeId)].map(([communeId, own]) => [
      communeId,
      new Map(
        own.flatMap(({ villageId, name: called }) => [
          [searchText(called), villageId],
          [searchText(villageId), villageId],
        ]),
      ),
    ]),
  );
  const asked: (readonly [store.SelectedHousehold, BulkChange])[] = [];
  const unread: BulkFault[] = [];
  for (const [line, household] of matched) {
    const villageOf = villagesOf.get(household.communeId) ?? new Map<string, string>();
    const change = changeOfLine(line, { residenceOf, villageOf });
    if (isFault(change)) unread.push(change);
    else asked.push([household, change]);
  }
  return success({
    asked,
    faults: [...read.value.faults, ...faults, ...unread].toSorted((a, b) => a.rowNumber - b.rowNumber),
    communeOf: new Map(villages.map(({ villageId, communeId }) => [villageId, communeId])),
    file: name,
  });
}

const place = { name: "bulk_change", areaOf: areaOfBody };

export const tryBulkChange = addRecord(
  contract.tryBulkChange,
  { ...place, idOf: ({ body }) => body.areaId },
  async (context, { body }) => {
    const decided = await decide(context, body);
    if (!decided.ok) return decided;
    const { outcome } = decided.value;
    return done({ state: "tried", selected: outcome.selected, changed: outcome.changed }, outcome);
  },
);

export const changeInBulk = addRecord(
  contract.changeInBulk,
  { ...place, idOf: ({ body }) => body.bulkId },
  async (context, { body }) => {
    const { tx, server, now: at, actor } = context;
    const { bulkId, areaId, changes: asked, on, reason } = body;
    const decided = await decide(context, body);
    if (!decided.ok) return decided;
    const { outcome, writes, file } = decided.value;
    const households = writes.length;
    if (households === 0) return failure(refuse("registry.nothing_to_change", { selected: outcome.selected }));
    const changes = file === undefined ? asked : { file };
    const by = actor.officerId;
    await store.addBulk(tx, { bulkId, areaId, changes, on, reason, households, at, by });
    await store.writeBulk(tx, writes, { bulkId, on, reason, at, by, newId: server.newId });
    return done({ changed: households, on }, outcome);
  },
);

const { act: bulkAct } = actsByRule<{ readonly bulkId: Id<"bulk change"> }, store.LoadedBulk>({
  name: "bulk_change",
  idOf: ({ params }) => params.bulkId,
  lock: async (tx, { params }) => store.lockBulk(tx, params.bulkId),
  find: async (tx, { params }) => store.findBulk(tx, params.bulkId),
});

export const undoBulkChange = bulkAct(contract.undoBulkChange, async (context, { params: { bulkId } }) => {
  const { record: bulk, tx, now: at, today, actor } = context;
  if (bulk.undoneAt !== null) return failure(refuse("registry.bulk_undone"));
  const undone = await store.undoBulk(tx, { bulkId, on: bulk.on, today, at, by: actor.officerId });
  return done({ state: "undone", ...undone }, undone);
});

export const listBulkChanges = readOwnAreas(contract.listBulkChanges, async ({ tx }, { query }) => {
  const offset = Number.parseInt(query.cursor ?? "0", 10) || 0;
  const rows = await store.listBulk(tx, { offset, limit: query.limit + 1 });
  return success({
    rows: rows.slice(0, query.limit),
    nextCursor: rows.length > query.limit ? String(offset + query.limit) : null,
    total: null,
  });
});
