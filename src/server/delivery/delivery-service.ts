import type * as contract from "#contract/delivery/support.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { applySupportAct } from "#programme/delivery/support-acts.ts";
import type { SupportAct, SupportState } from "#programme/delivery/support-acts.ts";
import { checkFile } from "#programme/review/survey/review-evidence.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { cleanFile } from "#server/platform/pictures/clean-file.ts";
import { addEvidence, listActs, listEvidence } from "./evidence-store.ts";
import type { NewEvidence } from "./evidence-store.ts";
import { addSupportActs, findSupport, loadSupports, setSupportStates } from "./supports-store.ts";

type OfSupport = { readonly householdId: string; readonly supportId: string };

/** Delivered is what has evidence: a photo, a document or a statement; the file's fingerprint is kept beside it. */
export async function deliver(
  context: ActContext,
  { params, body }: Decoded<typeof contract.recordDelivery>,
): Promise<Result<Output<typeof contract.recordDelivery>, Refusal>> {
  const step = await stepOf(context, params, "deliver");
  if (!step.ok) return step;
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
  const { communeId, state } = step.value;
  await addEvidence(context.tx, { ...params, communeId, recordedBy: context.actor.officerId }, evidence);
  await setSupportStates(context.tx, [params], { state, deliveredOn: body.deliveredOn });
  await told(context, params, communeId, "deliver", state, null);
  return success({ state });
}

type KeptFile = Pick<NewEvidence, "mediaType" | "content" | "sha256">;

const nothing: KeptFile = { mediaType: null, content: null, sha256: null };

/** What the bytes are is told by themselves; the declared kind may say anything. */
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

export async function verify(
  context: ActContext,
  { params, body }: Decoded<typeof contract.verifySupport>,
): Promise<Result<Output<typeof contract.verifySupport>, Refusal>> {
  const step = await stepOf(context, params, "verify");
  if (!step.ok) return step;
  const { communeId, state } = step.value;
  await setSupportStates(context.tx, [params], { state });
  await told(context, params, communeId, "verify", state, body.note);
  return success({ state });
}

export async function readStory(
  { tx }: ActContext,
  { params }: Decoded<typeof contract.listSupportActs>,
): Promise<Result<Output<typeof contract.listSupportActs>, Refusal>> {
  const support = await findSupport(tx, params.householdId, params.supportId);
  if (support === undefined) return failure(refuse("record.not_found"));
  return success({
    support: { ...support, state: support.state as SupportState },
    acts: (await listActs(tx, params.householdId, params.supportId)).map((act) => ({
      ...act,
      state: act.state as SupportState,
    })),
    evidence: [...(await listEvidence(tx, params.householdId, params.supportId))],
  });
}

async function stepOf(
  context: ActContext,
  params: OfSupport,
  act: SupportAct,
): Promise<Result<{ readonly communeId: string; readonly state: SupportState }, Refusal>> {
  const [support] = await loadSupports(context.tx, [params]);
  if (support === undefined) return failure(refuse("record.not_found"));
  const next = applySupportAct(support.state as SupportState, act);
  return next.ok ? success({ communeId: support.communeId, state: next.value }) : next;
}

async function told(
  context: ActContext,
  params: OfSupport,
  communeId: string,
  act: string,
  state: string,
  note: string | null,
): Promise<void> {
  const row = {
    supportActId: context.newId(),
    householdId: params.householdId,
    supportId: params.supportId,
    communeId,
    act,
    state,
    note,
  };
  await addSupportActs(context.tx, [row], { at: context.now, by: context.actor.officerId });
  await context.audit({ areaId: communeId, recordKind: "support", recordId: params.supportId, facts: { act, state } });
}
