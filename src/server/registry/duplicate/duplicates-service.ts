/** Records that may be of one person: shown side by side, decided by an officer, and the decision taken back. */
import { idOf } from "#kernel/id.ts";
import * as contract from "#contract/registry/duplicate.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { mergeHousehold, mergePerson } from "#programme/registry/duplicate/merge.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { addHouseholdAct, applyChange, loadHouseholdNow } from "#server/registry/household/household-acts-store.ts";
import type { HouseholdAct } from "#server/registry/household/household-acts-store.ts";
import { pairAct, refuseAcross } from "./duplicate-pair-record.ts";
import * as store from "./duplicates-store.ts";
import type { Ended, PairKey } from "./duplicates-store.ts";

export const listDuplicates = readOwnAreas(contract.listDuplicates, async ({ tx }, { query }) => {
  const offset = Number.parseInt(query.cursor ?? "0", 10) || 0;
  const { state, communeId, limit } = query;
  const rows = await store.listPairs(tx, { state, communeId, offset, limit: limit + 1 });
  return success({
    rows: rows.slice(0, limit),
    nextCursor: rows.length > limit ? String(offset + limit) : null,
    total: await store.countPairs(tx, state, communeId),
  });
});

export const getDuplicate = readOwnAreas(contract.getDuplicate, async ({ tx }, { params }) => {
  const found = await store.findPair(tx, params);
  return found === undefined ? failure(refuse("record.not_found")) : success(found);
});

export const decideDuplicate = pairAct(contract.decideDuplicate, async (context, { params, body }) => {
  const { record: pair, tx, actor, now: at } = context;
  const { leftPersonId, rightPersonId } = params;
  const refused = refuseAcross(context);
  if (refused !== undefined) return failure(refused);
  if (pair.state !== "waiting") return failure(refuse("registry.pair_decided", { state: pair.state }));
  const decided = { by: actor.officerId, at, reason: body.reason };
  if (body.decision === "not_same") {
    await store.setPairState(tx, params, { state: "not_same", ...decided });
    return done({ leftPersonId, rightPersonId, state: "not_same" }, { state: "not_same" });
  }
  const { decision, keep } = body;
  const merged = await merge(context, params, {
    ...body,
    isHousehold: decision === "same_household",
    keptCommuneId: keep === "left" ? pair.leftCommuneId : pair.rightCommuneId,
  });
  if (!merged.ok) return merged;
  const ended = merged.value;
  await store.setPairState(tx, params, { state: "merged", ...decided, ended });
  if (ended.isClosed)
    await store.setStateBetween(tx, [ended.householdId, ended.keptHouseholdId], {
      from: "waiting",
      to: "merged",
      ...decided,
    });
  return done({ leftPersonId, rightPersonId, state: decision, keep }, { state: "merged" });
});

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
  await addAct(context, place, {
    act: isHousehold ? "household_closed" : "member_left",
    onDate: on,
    personId,
    facts,
    reason,
  });
  if (stays !== goes.householdId)
    await addAct(
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
    personIds: change.value.ends.map(({ personId }) => idOf("person", personId)),
    lastDay: on,
    isClosed: isHousehold,
  });
}

export const undoDuplicate = pairAct(contract.undoDuplicate, async (context, { params, body: { reason } }) => {
  const { record: pair, tx, actor, now: at, today } = context;
  const { leftPersonId, rightPersonId, leftHouseholdId, rightHouseholdId } = params;
  const refused = refuseAcross(context);
  if (refused !== undefined) return failure(refused);
  const { state, ended, decidedAt, leftCommuneId, rightCommuneId } = pair;
  if (state === "waiting" || decidedAt === null) return failure(refuse("registry.pair_waits"));
  if (state === "merged" && ended === null) return failure(refuse("registry.merged_with_household"));
  const undone = { by: actor.officerId, at, reason };
  if (ended !== null) {
    const { householdId: endedId, keptHouseholdId } = ended;
    if (await store.isChangedSince(tx, [endedId, keptHouseholdId], decidedAt))
      return failure(refuse("registry.changed_after_merge"));
    await store.reopen(tx, ended);
    const act = { act: "merge_undone", onDate: today, personId: null, facts: { keptHouseholdId }, reason } as const;
    const communes = new Map([
      [leftHouseholdId, leftCommuneId],
      [rightHouseholdId, rightCommuneId],
    ]);
    for (const [householdId, communeId] of communes) await addAct(context, { householdId, communeId }, act);
    if (ended.isClosed)
      await store.setStateBetween(tx, [endedId, keptHouseholdId], { from: "merged", to: "waiting", ...undone });
  }
  await store.setPairState(tx, params, { state: "waiting", ...undone });
  return done({ leftPersonId, rightPersonId, state: "undone" }, { state: "waiting" });
});

async function addAct(
  { tx, newId, now, actor }: ActContext,
  place: { readonly householdId: Id<"household">; readonly communeId: string },
  act: Omit<HouseholdAct, "actId">,
): Promise<void> {
  await addHouseholdAct(tx, place, { actId: newId(), ...act }, { at: now, by: actor.officerId });
}
