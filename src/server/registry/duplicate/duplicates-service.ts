/** Records that may be of one person: shown side by side, decided by an officer, and the decision taken back. */
import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/registry/duplicate.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { mergeHousehold, mergePerson } from "#programme/registry/duplicate/merge.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { coversArea } from "#server/platform/database/database.ts";
import * as store from "./duplicates-store.ts";
import type { Ended, LoadedPair, PairKey } from "./duplicates-store.ts";
import { addHouseholdAct, applyChange, loadHouseholdNow } from "#server/registry/household/household-acts-store.ts";
import type { HouseholdAct } from "#server/registry/household/household-acts-store.ts";

export async function readDuplicates(
  { tx }: ActContext,
  { query }: Decoded<typeof contract.listDuplicates>,
): Promise<Result<Output<typeof contract.listDuplicates>, Refusal>> {
  const offset = Number.parseInt(query.cursor ?? "0", 10) || 0;
  const { state, communeId, limit } = query;
  const rows = await store.listPairs(tx, { state, communeId, offset, limit: limit + 1 });
  return success({
    rows: rows.slice(0, limit),
    nextCursor: rows.length > limit ? String(offset + limit) : null,
    total: await store.countPairs(tx, state, communeId),
  });
}

export async function readDuplicate(
  { tx }: ActContext,
  { params }: Decoded<typeof contract.getDuplicate>,
): Promise<Result<Output<typeof contract.getDuplicate>, Refusal>> {
  const found = await store.findPair(tx, params);
  return found === undefined ? failure(refuse("record.not_found")) : success(found);
}

type Settled = Promise<Result<Output<typeof contract.decideDuplicate>, Refusal>>;

export async function settleDuplicate(
  context: ActContext,
  { params, body }: Decoded<typeof contract.decideDuplicate>,
): Settled {
  const { tx, actor, now } = context;
  const loaded = await loadOwn(context, params);
  if (!loaded.ok) return loaded;
  if (loaded.value.state !== "waiting") return failure(refuse("registry.pair_decided", { state: loaded.value.state }));
  if (body.decision === "not_same") {
    await store.settlePair(tx, params, { state: "not_same", by: actor.officerId, at: now, reason: body.reason });
    await auditOf(context, params, loaded.value, { state: "not_same" });
    return success({ state: "not_same" });
  }
  const { leftCommuneId, rightCommuneId } = loaded.value;
  const merged = await merge(context, params, {
    ...body,
    isHousehold: body.decision === "same_household",
    keptCommuneId: body.keep === "left" ? leftCommuneId : rightCommuneId,
  });
  if (!merged.ok) return merged;
  const { value: ended } = merged;
  await store.settlePair(tx, params, { state: "merged", by: actor.officerId, at: now, reason: body.reason, ended });
  if (ended.isClosed)
    await store.settleBetween(tx, [ended.householdId, ended.keptHouseholdId], {
      from: "waiting",
      to: "merged",
      by: actor.officerId,
      at: now,
      reason: body.reason,
    });
  await auditOf(context, params, loaded.value, { state: body.decision, keep: body.keep });
  return success({ state: "merged" });
}

/** The surplus record ends on the day, as an act of its household like any other. */
async function merge(
  context: ActContext,
  key: PairKey,
  how: {
    readonly keep: "left" | "right";
    readonly on: LocalDate;
    readonly reason: string;
    readonly isHousehold: boolean;
    readonly keptCommuneId: string;
  },
): Promise<Result<Ended, Refusal>> {
  const { tx, today } = context;
  const { on, reason, isHousehold } = how;
  const left = { householdId: key.leftHouseholdId, personId: key.leftPersonId };
  const right = { householdId: key.rightHouseholdId, personId: key.rightPersonId };
  const [goes, kept] = how.keep === "left" ? [right, left] : [left, right];
  const { householdId: stays } = kept;
  if (isHousehold && goes.householdId === stays) return failure(refuse("registry.same_household_already"));
  const household = await loadHouseholdNow(tx, goes.householdId);
  if (household === undefined) return failure(refuse("record.not_found"));
  const alsoRecorded = await store.listAlsoRecorded(tx, goes.householdId, stays);
  const surplus = { household, personId: goes.personId, alsoRecorded };
  const change = (isHousehold ? mergeHousehold : mergePerson)(surplus, on, today);
  if (!change.ok) return change;
  const place = { householdId: goes.householdId, communeId: household.communeId };
  await applyChange(tx, place, change.value, context.newId);
  const facts = isHousehold ? { because: "registered_twice", keptHouseholdId: stays } : { keptHouseholdId: stays };
  const personId = isHousehold ? null : goes.personId;
  await tell(context, place, {
    act: isHousehold ? "household_closed" : "member_left",
    onDate: on,
    personId,
    facts,
    reason,
  });
  if (stays !== goes.householdId)
    await tell(
      context,
      { householdId: stays, communeId: how.keptCommuneId },
      {
        act: "double_merged",
        onDate: on,
        personId: kept.personId,
        facts: { mergedHouseholdId: goes.householdId },
        reason,
      },
    );
  return success({
    householdId: goes.householdId,
    keptHouseholdId: stays,
    personIds: change.value.ends.map(({ personId }) => personId),
    lastDay: on,
    isClosed: isHousehold,
  });
}

export async function takeBack(context: ActContext, { params, body }: Decoded<typeof contract.undoDuplicate>): Settled {
  const { tx, actor, now, today } = context;
  const loaded = await loadOwn(context, params);
  if (!loaded.ok) return loaded;
  const { state, ended, decidedAt } = loaded.value;
  if (state === "waiting" || decidedAt === null) return failure(refuse("registry.pair_waits"));
  if (state === "merged" && ended === null) return failure(refuse("registry.merged_with_household"));
  if (ended !== null) {
    if (await store.isChangedSince(tx, [ended.householdId, ended.keptHouseholdId], decidedAt))
      return failure(refuse("registry.changed_after_merge"));
    await store.reopen(tx, ended);
    const { leftCommuneId, rightCommuneId } = loaded.value;
    const communes = new Map([
      [params.leftHouseholdId, leftCommuneId],
      [params.rightHouseholdId, rightCommuneId],
    ]);
    for (const [householdId, communeId] of communes)
      await tell(
        context,
        { householdId, communeId },
        {
          act: "merge_undone",
          onDate: today,
          personId: null,
          facts: { keptHouseholdId: ended.keptHouseholdId },
          reason: body.reason,
        },
      );
    if (ended.isClosed)
      await store.settleBetween(tx, [ended.householdId, ended.keptHouseholdId], {
        from: "merged",
        to: "waiting",
        by: actor.officerId,
        at: now,
        reason: body.reason,
      });
  }
  await store.settlePair(tx, params, { state: "waiting", by: actor.officerId, at: now, reason: body.reason });
  await auditOf(context, params, loaded.value, { state: "undone" });
  return success({ state: "waiting" });
}

async function tell(
  { tx, newId, now, actor }: ActContext,
  place: { readonly householdId: string; readonly communeId: string },
  act: Omit<HouseholdAct, "actId">,
): Promise<void> {
  await addHouseholdAct(tx, place, { actId: newId(), ...act }, { at: now, by: actor.officerId });
}

/** Both records lie where the officer may act: a pair across communes is the province's to decide. */
async function loadOwn(context: ActContext, key: PairKey): Promise<Result<LoadedPair, Refusal>> {
  const pair = await store.loadPair(context.tx, key);
  if (pair === undefined) return failure(refuse("record.not_found"));
  const isOwn = [pair.leftCommuneId, pair.rightCommuneId].every((areaId) => coversArea(context.areas, areaId));
  return isOwn ? success(pair) : failure(refuse("registry.pair_across_communes"));
}

async function auditOf(
  context: ActContext,
  { leftPersonId, rightPersonId, leftHouseholdId }: PairKey,
  { leftCommuneId }: LoadedPair,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  await context.audit({
    areaId: leftCommuneId,
    recordKind: "household",
    recordId: leftHouseholdId,
    facts: { leftPersonId, rightPersonId, ...facts },
  });
}
