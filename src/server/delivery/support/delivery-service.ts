import * as contract from "#contract/delivery/support.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { namedEvidence, neededEvidence } from "#programme/delivery/delivery-evidence.ts";
import { checkOrder } from "#programme/delivery/instalments.ts";
import type { SupportState } from "#programme/delivery/support-acts.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { readsOfHousehold } from "#server/platform/act/traced-read.ts";
import { activityOfSupport, findActivity } from "#server/delivery/activity/activities-store.ts";
import { kindOf } from "#server/delivery/activity/kinds.ts";
import { listSharesOfHousehold } from "#server/delivery/cost-sharing/cost-shares-store.ts";
import { addEvidence, listEvidence, ofSupport } from "#server/delivery/evidence/evidence-store.ts";
import type { NewEvidence } from "#server/delivery/evidence/evidence-store.ts";
import { moneyOfSupport } from "./money-of-support.ts";
import { listOtherInstalments } from "./instalments-store.ts";
import { listActs } from "./support-acts-store.ts";
import { supportAct } from "./support-record.ts";
import type { SupportContext } from "./support-record.ts";
import { communeOfHousehold } from "#server/registry/published.ts";
import { keepBytes } from "#server/review/published.ts";
import { addSupportActs, findSupport, listSupportRows, setSupportStates } from "./supports-store.ts";

const ofActivity = async (_tx: Tx, { params }: { readonly params: { readonly activityId: Id<"activity"> } }) =>
  params.activityId;

export const listSupports = readOwnAreas(
  contract.listSupports,
  async ({ tx }, { params, query }) => {
    const rows = await listSupportRows(tx, {
      ...params,
      state: query.state,
      lacks: query.lacks,
      after: query.cursor,
      limit: query.limit + 1,
    });
    const shown = rows.slice(0, query.limit);
    return success({
      rows: shown.map((row) => ({ ...row, state: row.state as SupportState })),
      nextCursor: rows.length > shown.length ? (shown.at(-1)?.supportId ?? null) : null,
      total: null,
    });
  },
  ofActivity,
);

/** What was done on a support, and its evidence. */
export const listSupportActs = readsOfHousehold(communeOfHousehold)(
  contract.listSupportActs,
  async ({ tx }, { params: { householdId, supportId } }) => {
    const support = await findSupport(tx, householdId, supportId);
    if (support === undefined) return failure(refuse("record.not_found"));
    const acts = await listActs(tx, householdId, supportId);
    const activity = await findActivity(tx, support.activityId);
    const kind = activity && (await kindOf(tx, activity)).kind;
    return success({
      missing: kind === undefined ? [] : namedEvidence(support.missingEvidence, kind.pack),
      support: { ...support, state: support.state as SupportState },
      acts: acts.map((act) => ({ ...act, state: act.state as SupportState })),
      shares: (await listSharesOfHousehold(tx, householdId, supportId)).get(supportId) ?? [],
      evidence: await listEvidence(tx, ofSupport({ householdId, supportId })),
    });
  },
  activityOfSupport,
);

/** Delivered is what has evidence: a photo, a document or a statement; the file's fingerprint is kept beside it. */
export const recordDelivery = supportAct(contract.recordDelivery, "deliver", async (context, { params, body }) => {
  const { tx, actor, record: support, next: state, now: addedAt } = context;
  if (support.state === "delivered" && support.deliveredOn !== body.deliveredOn) {
    const batch = await moneyOfSupport.answer().batchOf(tx, params);
    if (batch !== undefined) return failure(refuse("delivery.in_batch", { batch }));
  }
  const others = await listOtherInstalments(tx, support);
  const inOrder = checkOrder(others, { instalment: support.instalment, deliveredOn: body.deliveredOn });
  if (!inOrder.ok) return inOrder;
  const evidence: NewEvidence[] = [];
  for (const { fileName = null, note = null, lon = null, lat = null, ...one } of body.evidence) {
    const sent = Buffer.from(one.content ?? "", "base64");
    if (sent.length === 0 && note === null) return failure(refuse("delivery.evidence_empty"));
    const kept = sent.length === 0 ? success(nothing) : await keepBytes(context, "document", sent);
    if (!kept.ok) return kept;
    const { mediaType, content, sha256 } = kept.value;
    evidence.push({ ...one, fileName, mediaType, content, sha256, note, lon, lat });
  }
  const of = { ...params, communeId: support.communeId, recordedBy: actor.officerId, addedAt };
  await addEvidence(tx, of, evidence);
  const activity = await findActivity(tx, support.activityId);
  if (activity === undefined) return failure(refuse("record.not_found"));
  const needsEvidence = neededEvidence((await kindOf(tx, activity)).kind.pack);
  await setSupportStates(tx, [params], { state, deliveredOn: body.deliveredOn, needsEvidence });
  await appendAct(context, "deliver", null);
  return done({ act: "deliver", state }, { state });
});

const nothing = { mediaType: null, content: null, sha256: null };

export const verifySupport = supportAct(contract.verifySupport, "verify", async (context, { params, body }) => {
  const { tx, next: state } = context;
  await setSupportStates(tx, [params], { state });
  await appendAct(context, "verify", body.note);
  return done({ act: "verify", state }, { state });
});

async function appendAct(
  { tx, record: support, next: state, newId, now: at, actor }: SupportContext,
  act: string,
  note: string | null,
): Promise<void> {
  const { householdId, supportId, communeId } = support;
  const row = { supportActId: newId(), householdId, supportId, communeId, act, state, note };
  await addSupportActs(tx, [row], { at, by: actor.officerId });
}
