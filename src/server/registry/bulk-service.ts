/** Changes of many households at once: tried, done, taken back. */
import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/registry-bulk.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { changeOne } from "#programme/registry/bulk-change.ts";
import type { BulkRefusal } from "#programme/registry/bulk-change.ts";
import type { ActContext } from "#server/platform/act.ts";
import * as store from "./bulk-store.ts";
import { searchToRun } from "./households-service.ts";

/** More at once would hold the locks of the commune for longer than its officers wait. */
const mostAtOnce = 50_000;
const samplesShown = 50;

type Asked = Decoded<typeof contract.tryBulkChange>["body"];
type Outcome = Output<typeof contract.tryBulkChange>;
type Decided = {
  readonly outcome: Outcome;
  readonly changed: readonly string[];
  /** Those of them that live in another village from then on. */
  readonly moved: readonly string[];
};

/** Loads what is selected and decides household by household; nothing is written. */
async function decide(context: ActContext, body: Asked): Promise<Result<Decided, Refusal>> {
  const { tx, today, house } = context;
  const { selection, changes, on } = body;
  if (on > today) return failure(refuse("registry.day_in_future", { day: on }));
  const filterOf = (filter: Extract<Asked["selection"], { filter: unknown }>["filter"]) => ({
    communeId: filter.communeId,
    villageId: filter.villageId,
    class: filter.class,
    search: filter.search === undefined ? undefined : searchToRun(house.keys, filter.search),
    sourceKey: filter.sourceKey,
    flag: filter.flag,
    on: today,
  });
  const chosen = "filter" in selection ? { filter: filterOf(selection.filter) } : selection;
  const households = await store.loadSelected(tx, chosen, mostAtOnce);
  if (households.length > mostAtOnce) return failure(refuse("registry.too_many_selected", { most: mostAtOnce }));
  const villageCommune =
    changes.villageId === undefined ? undefined : await store.communeOfVillage(tx, changes.villageId);
  const changed: string[] = [];
  const moved: string[] = [];
  const refused: { readonly householdId: string; readonly reason: BulkRefusal }[] = [];
  for (const household of households) {
    const { householdId } = household;
    const outcome = changeOne(household, changes, { on, villageCommune });
    if (outcome.is === "refused") refused.push({ householdId, reason: outcome.reason });
    if (outcome.is !== "changed") continue;
    changed.push(householdId);
    if (outcome.villageId !== household.villageId) moved.push(householdId);
  }
  const samples = refused.slice(0, samplesShown);
  const heads = await store.listHeads(
    tx,
    samples.map(({ householdId }) => householdId),
  );
  const counts: Partial<Record<BulkRefusal, number>> = {};
  for (const { reason } of refused) counts[reason] = (counts[reason] ?? 0) + 1;
  return success({
    changed,
    moved,
    outcome: {
      selected: households.length,
      changed: changed.length,
      unchanged: households.length - changed.length - refused.length,
      refused: { household_closed: 0, village_elsewhere: 0, changed_since: 0, ...counts },
      samples: samples.map(({ householdId, reason }) => ({
        householdId: householdId as Outcome["samples"][number]["householdId"],
        headName: heads.get(householdId) ?? null,
        reason,
      })),
    },
  });
}

export async function tryChange(
  context: ActContext,
  { body }: Decoded<typeof contract.tryBulkChange>,
): Promise<Result<Outcome, Refusal>> {
  const decided = await decide(context, body);
  if (!decided.ok) return decided;
  const { selected, changed } = decided.value.outcome;
  await context.audit({
    areaId: body.areaId,
    recordKind: "bulk_change",
    recordId: body.areaId,
    facts: { state: "tried", selected, changed },
  });
  return success(decided.value.outcome);
}

export async function changeMany(
  context: ActContext,
  { body }: Decoded<typeof contract.changeInBulk>,
): Promise<Result<Outcome, Refusal>> {
  const { tx, now, actor } = context;
  const { bulkId, areaId, changes, on, reason } = body;
  const decided = await decide(context, body);
  if (!decided.ok) return decided;
  const { outcome, changed, moved } = decided.value;
  if (changed.length === 0) return failure(refuse("registry.nothing_to_change", { selected: outcome.selected }));
  await store.addBulk(tx, {
    bulkId,
    areaId,
    changes,
    on,
    reason,
    households: changed.length,
    at: now,
    by: actor.officerId,
  });
  await store.writeBulk(tx, { changed, moved }, changes, { bulkId, on, reason, at: now, by: actor.officerId });
  await context.audit({ areaId, recordKind: "bulk_change", recordId: bulkId, facts: { changed: changed.length, on } });
  return success(outcome);
}

export async function undoChange(
  context: ActContext,
  { params }: Decoded<typeof contract.undoBulkChange>,
): Promise<Result<Output<typeof contract.undoBulkChange>, Refusal>> {
  const { tx, now, today, actor } = context;
  const bulk = await store.loadBulk(tx, params.bulkId);
  if (bulk === undefined) return failure(refuse("record.not_found"));
  if (bulk.undoneAt !== null) return failure(refuse("registry.bulk_undone"));
  const done = await store.undoBulk(tx, { bulkId: params.bulkId, on: bulk.on, today, at: now, by: actor.officerId });
  await context.audit({
    areaId: bulk.areaId,
    recordKind: "bulk_change",
    recordId: params.bulkId,
    facts: { state: "undone", ...done },
  });
  return success(done);
}

export async function readBulkChanges(
  { tx }: ActContext,
  { query }: Decoded<typeof contract.listBulkChanges>,
): Promise<Result<Output<typeof contract.listBulkChanges>, Refusal>> {
  const offset = Number.parseInt(query.cursor ?? "0", 10) || 0;
  const rows = await store.listBulk(tx, { offset, limit: query.limit + 1 });
  return success({
    rows: rows.slice(0, query.limit),
    nextCursor: rows.length > query.limit ? String(offset + query.limit) : null,
    total: null,
  });
}
