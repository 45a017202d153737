import * as contract from "#contract/delivery/support.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { SupportState } from "#programme/delivery/support-acts.ts";
import { checkFile } from "#programme/review/survey/review-evidence.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { readsOfHousehold } from "#server/platform/act/traced-read.ts";
import { cleanFile } from "#server/platform/pictures/clean-file.ts";
import { addEvidence, listActs, listEvidence } from "./evidence-store.ts";
import type { NewEvidence } from "./evidence-store.ts";
import { supportAct } from "./support-record.ts";
import type { SupportContext } from "./support-record.ts";
import { communeOfHousehold } from "#server/registry/published.ts";
import { addSupportActs, findSupport, listSupportRows, setSupportStates } from "./supports-store.ts";

export const listSupports = readOwnAreas(contract.listSupports, async ({ tx }, { params, query }) => {
  const rows = await listSupportRows(tx, {
    ...params,
    state: query.state,
    after: query.cursor,
    limit: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  return success({
    rows: shown.map((row) => ({ ...row, state: row.state as SupportState })),
    nextCursor: rows.length > shown.length ? (shown.at(-1)?.supportId ?? null) : null,
    total: null,
  });
});

/** What was done on a support, and its evidence. */
export const listSupportActs = readsOfHousehold(communeOfHousehold)(
  contract.listSupportActs,
  async ({ tx }, { params: { householdId, supportId } }) => {
    const support = await findSupport(tx, householdId, supportId);
    if (support === undefined) return failure(refuse("record.not_found"));
    const acts = await listActs(tx, householdId, supportId);
    return success({
      support: { ...support, state: support.state as SupportState },
      acts: acts.map((act) => ({ ...act, state: act.state as SupportState })),
      evidence: [...(await listEvidence(tx, householdId, supportId))],
    });
  },
);

/** Delivered is what has evidence: a photo, a document or a statement; the file's fingerprint is kept beside it. */
export const recordDelivery = supportAct(contract.recordDelivery, "deliver", async (context, { params, body }) => {
  const { tx, actor, record: support, next: state } = context;
  const evidence = [];
  for (const one of body.evidence) {
    const file = one.content === undefined ? success(nothing) : await fileOf(one.content);
    if (!file.ok) return file;
    evidence.push({
      evidenceId: one.evidenceId,
      kind: one.kind,
      fileName: one.fileName ?? null,
      ...file.value,
      note: one.note ?? null,
      takenOn: one.takenOn,
      lon: one.lon ?? null,
      lat: one.lat ?? null,
    });
  }
  if (evidence.some((one) => one.content === null && one.note === null))
    return failure(refuse("delivery.evidence_empty"));
  await addEvidence(tx, { ...params, communeId: support.communeId, recordedBy: actor.officerId }, evidence);
  await setSupportStates(tx, [params], { state, deliveredOn: body.deliveredOn });
  await appendAct(context, "deliver", null);
  return done({ act: "deliver", state }, { state });
});

type KeptFile = Pick<NewEvidence, "mediaType" | "content" | "sha256">;

const nothing: KeptFile = { mediaType: null, content: null, sha256: null };

/** The bytes themselves say what they are; the declared kind may say anything. */
async function fileOf(base64: string): Promise<Result<KeptFile, Refusal>> {
  const sent = Buffer.from(base64, "base64");
  if (sent.length === 0) return success(nothing);
  const mediaType = checkFile("photo", { first: sent.subarray(0, 16), size: sent.length });
  if (!mediaType.ok) return mediaType;
  const cleaned = await cleanFile(mediaType.value, sent);
  if (!cleaned.ok) return cleaned;
  const { content, sha256 } = cleaned.value;
  return success({ mediaType: mediaType.value, content, sha256 });
}

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
