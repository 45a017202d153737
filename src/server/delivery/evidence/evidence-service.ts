/** What proves a support or an activity: files that come in, are looked at, and are withdrawn with a reason. */
import * as contract from "#contract/delivery/evidence.ts";
import { refuseDays } from "#contract/day-window.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { mayAddFile, mayProve } from "#programme/delivery/delivery-evidence.ts";
import type { SupportState } from "#programme/delivery/support-acts.ts";
import { activityOfSupport, findActivity } from "#server/delivery/activity/activities-store.ts";
import { approvalDay } from "#server/delivery/support/support-acts-store.ts";
import { loadSupports } from "#server/delivery/support/supports-store.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { actsOnKey } from "#server/platform/act/keyed-act.ts";
import { done, orNotFound, readIn } from "#server/platform/act/record-act.ts";
import type { ReceivedFile } from "#server/platform/act/route.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { communeOfHousehold } from "#server/registry/published.ts";
import { keptFileAnswer, readReceived } from "#server/review/published.ts";
import * as store from "./evidence-store.ts";

type Said = Decoded<typeof contract.addEvidence>["query"];
type OfSupport = Decoded<typeof contract.addEvidence>["params"];
type OfActivity = Decoded<typeof contract.addActivityEvidence>["params"];

/** A file that may be added here, as it is kept: in its window, and cleaned (a place is kept where it was named). */
async function received(
  context: ActContext,
  of: { readonly place: Parameters<typeof store.countEvidence>[1]; readonly notBefore: LocalDate | null },
  { query, evidenceId }: { readonly query: Said; readonly evidenceId: Id<"evidence"> },
  file: ReceivedFile | undefined,
): Promise<Result<Parameters<typeof store.addActivityEvidence>[2] & Output<typeof contract.addEvidence>, Refusal>> {
  const window = { takenOn: { notBefore: ["start" as const], notAfter: "today" as const } };
  const refused = refuseDays(window, query, { today: context.today, grounds: new Map([["start", of.notBefore]]) });
  if (refused !== undefined) return failure(refused);
  if ((query.lon === undefined) !== (query.lat === undefined)) return failure(refuse("delivery.place_not_whole"));
  const room = mayAddFile(await store.countEvidence(context.tx, of.place));
  if (!room.ok) return room;
  const kept = await readReceived(context, query.kind, file);
  if (!kept.ok) return kept;
  const { fileName = null, note = null, lon = null, lat = null, kind, takenOn } = query;
  return success({ ...kept.value, evidenceId, kind, takenOn, fileName, note, lon, lat });
}

const supportPlace = {
  nameOf: ({ supportId }: OfSupport) => ({ recordKind: "support", recordId: supportId }),
  areaOf: async (tx: Tx, { householdId }: OfSupport) => communeOfHousehold(tx, householdId),
  activityOf: activityOfSupport,
};

const { act: besideSupport } = actsOnKey({
  ...supportPlace,
  find: async ({ tx }, key: OfSupport) => {
    const [support] = await loadSupports(tx, [key]);
    if (support === undefined) return failure(refuse("record.not_found"));
    const provable = mayProve(support.state as SupportState);
    return provable.ok ? success({ ...support, areaId: support.communeId }) : provable;
  },
});

export const addEvidence = besideSupport(contract.addEvidence, async (context, { params, query }, file) => {
  const { tx, record, actor, now: addedAt } = context;
  const place = store.ofSupport(params);
  const notBefore = await approvalDay(tx, params, context.server.timeZone);
  const kept = await received(context, { place, notBefore }, { query, evidenceId: params.evidenceId }, file);
  if (!kept.ok) return kept;
  const of = { ...params, communeId: record.communeId, recordedBy: actor.officerId, addedAt };
  await store.addEvidence(tx, of, [kept.value]);
  return addedOf(kept.value);
});

function addedOf({
  evidenceId,
  kind,
  mediaType,
  size,
  sha256,
}: store.NewEvidence & Output<typeof contract.addEvidence>) {
  return done({ evidence: evidenceId, kind, sha256 }, { mediaType, size, sha256 });
}

/** A file of a support or of an activity: looked at with the look remembered, withdrawn once. */
const filesOf = <Key extends { readonly evidenceId: Id<"evidence"> }>(
  kind: Pick<Parameters<typeof actsOnKey<Key, { readonly areaId: string }>>[0], "nameOf" | "areaOf" | "activityOf">,
  placeOf: (key: Key) => ReturnType<typeof store.ofSupport>,
) => ({
  file: actsOnKey<Key, store.FileFound>({
    ...kind,
    find: async ({ tx }, key) => orNotFound(await store.findFile(tx, placeOf(key), key.evidenceId)),
  }).file,
  withdrawal: actsOnKey<Key, { readonly areaId: string }>({
    ...kind,
    find: async ({ tx }, key) => {
      const found = await store.loadEvidence(tx, placeOf(key), key.evidenceId);
      if (found === undefined) return failure(refuse("record.not_found"));
      return found.isWithdrawn
        ? failure(refuse("delivery.evidence_withdrawn_already"))
        : success({ areaId: found.communeId });
    },
  }).act,
});

async function withdraw(
  { tx, now: at, actor }: ActContext,
  place: ReturnType<typeof store.ofSupport>,
  evidenceId: Id<"evidence">,
  reason: string,
) {
  await store.withdrawEvidenceRow(tx, place, evidenceId, { at, by: actor.officerId, reason });
  return done({ withdrawn: evidenceId, reason }, { withdrawnReason: reason });
}

const ofSupport = filesOf<OfSupport>(supportPlace, store.ofSupport);

export const readEvidence = ofSupport.file(contract.readEvidence, async ({ record }, { params: { evidenceId } }) =>
  done({ looked: evidenceId }, keptFileAnswer(evidenceId, record)),
);

export const withdrawEvidence = ofSupport.withdrawal(contract.withdrawEvidence, async (context, { params, body }) =>
  withdraw(context, store.ofSupport(params), params.evidenceId, body.reason),
);

const communeOfActivity = async (tx: Tx, { activityId }: { readonly activityId: Id<"activity"> }) =>
  (await findActivity(tx, activityId))?.communeId;

const activityPlace = {
  nameOf: ({ activityId }: OfActivity) => ({ recordKind: "activity", recordId: activityId }),
  areaOf: communeOfActivity,
  activityOf: async (_tx: Tx, { activityId }: OfActivity) => activityId,
};

const { act: besideActivity } = actsOnKey({
  ...activityPlace,
  find: async ({ tx }, { activityId }: OfActivity) => {
    const activity = await findActivity(tx, activityId);
    return orNotFound(activity && { ...activity, areaId: activity.communeId });
  },
});

export const addActivityEvidence = besideActivity(
  contract.addActivityEvidence,
  async (context, { params, query }, file) => {
    const { tx, record, actor, now: addedAt } = context;
    const of = { place: store.ofActivity(params), notBefore: localDate(`${record.year}-01-01`) };
    const kept = await received(context, of, { query, evidenceId: params.evidenceId }, file);
    if (!kept.ok) return kept;
    const recorded = { ...params, communeId: record.communeId, recordedBy: actor.officerId, addedAt };
    await store.addActivityEvidence(tx, recorded, kept.value);
    return addedOf(kept.value);
  },
);

export const listActivityEvidence = readIn(
  contract.listActivityEvidence,
  async (tx, { params }) => communeOfActivity(tx, params),
  async ({ tx }, { params }) => success({ rows: await store.listEvidence(tx, store.ofActivity(params)) }),
  async (_tx, { params }) => params.activityId,
);

const ofActivity = filesOf<OfActivity>(activityPlace, store.ofActivity);

export const readActivityEvidence = ofActivity.file(
  contract.readActivityEvidence,
  async ({ record }, { params: { evidenceId } }) => done({ looked: evidenceId }, keptFileAnswer(evidenceId, record)),
);

export const withdrawActivityEvidence = ofActivity.withdrawal(
  contract.withdrawActivityEvidence,
  async (context, { params, body }) => withdraw(context, store.ofActivity(params), params.evidenceId, body.reason),
);
