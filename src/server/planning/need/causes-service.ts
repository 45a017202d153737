import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/planning/need.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done } from "#server/platform/act/record-act.ts";
import { actsByRule } from "#server/platform/act/rule-act.ts";
import { readsOfHousehold } from "#server/platform/act/traced-read.ts";
import { communeOfHousehold, lockHouseholds } from "#server/registry/published.ts";
import { addCauses, findCauses } from "#server/review/published.ts";
import { findRoad } from "./counts-store.ts";

const householdRead = readsOfHousehold(communeOfHousehold);

export const getCauses = householdRead(contract.getCauses, async (context, { params }) => {
  const causes = await causesOf(context, params.householdId);
  return causes === undefined ? failure(refuse("record.not_found")) : success(causes);
});

/** What a household reported last, and its road; undefined where it is in no commune. */
export async function causesOf(
  { tx, today }: Pick<ActContext, "tx" | "today">,
  householdId: Id<"household">,
): Promise<Output<typeof contract.getCauses> | undefined> {
  const communeId = await communeOfHousehold(tx, householdId);
  if (communeId === undefined) return undefined;
  const reported = await findCauses(tx, householdId, today);
  const road = await findRoad(tx, { householdId, communeId, on: today });
  return { reported: reported ?? null, road: road ?? null };
}

/** A household under its lock, as far as it is asked for its causes. */
const { act: causesAct } = actsByRule<
  { readonly householdId: Id<"household"> },
  { readonly areaId: string; readonly householdId: Id<"household"> }
>({
  name: "household",
  idOf: ({ params }) => params.householdId,
  lock: async (tx, { params }) => lockHouseholds(tx, [params.householdId]),
  find: async (tx, { params: { householdId } }) => {
    const areaId = await communeOfHousehold(tx, householdId);
    return areaId === undefined ? undefined : { areaId, householdId };
  },
});

/** The causes that a household reported. What it reported before stays; the last record on or before a day counts. */
export const recordCauses = causesAct(contract.recordCauses, async (context, { body }) => {
  const { tx, now, actor } = context;
  const { areaId: communeId, householdId } = context.record;
  const causes = [...new Set(body.causes)];
  const { recordId, recordedOn } = body;
  const record = { householdId, recordId, communeId, causes, recordedOn };
  await addCauses(tx, { ...record, recordedAt: now, recordedBy: actor.officerId });
  return done({ causes: causes.length, on: recordedOn }, { causes, recordedOn });
});
