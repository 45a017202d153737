import type * as contract from "#contract/registry-corrections.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { cleanText } from "#programme/registry/clean-text.ts";
import * as rule from "#programme/registry/correction.ts";
import type { ActContext } from "#server/platform/act.ts";
import * as store from "./corrections-store.ts";

export async function readCorrections(
  { tx }: ActContext,
  { query }: Decoded<typeof contract.listCorrections>,
): Promise<Result<Output<typeof contract.listCorrections>, Refusal>> {
  const { cursor, limit, householdId, communeId, state } = query;
  const rows = await store.listCorrectionRows(tx, { after: cursor, limit: limit + 1, householdId, communeId, state });
  const shown = rows.slice(0, limit);
  const nextCursor = rows.length > limit ? (shown.at(-1)?.correctionId ?? null) : null;
  return success({ rows: shown, nextCursor, total: null });
}

type Done = Promise<Result<Output<typeof contract.askCorrection>, Refusal>>;

export async function takeCorrection(
  context: ActContext,
  { params, body }: Decoded<typeof contract.askCorrection>,
): Done {
  const { householdId } = params;
  const { correctionId, personId, facts, reason } = body;
  const recorded = await store.loadPersonFacts(context.tx, { householdId, personId });
  if (recorded === undefined) return failure(refuse("record.not_found"));
  const said = facts.fullName === undefined ? facts : { ...facts, fullName: cleanText(facts.fullName) };
  const asked = rule.askCorrection(recorded, said, context.today);
  if (!asked.ok) return asked;
  const { communeId } = recorded;
  await store.addCorrection(context.tx, {
    ...asked.value,
    householdId,
    correctionId,
    personId,
    communeId,
    reason,
    askedBy: context.actor.officerId,
    askedAt: context.now,
  });
  await auditOf(context, communeId, correctionId, { householdId, fields: Object.keys(asked.value.after).join(" ") });
  return success({ correctionId, state: "asked" });
}

export async function settleCorrection(
  context: ActContext,
  { params, body }: Decoded<typeof contract.decideCorrection>,
): Done {
  const { householdId, correctionId } = params;
  const correction = await store.loadCorrection(context.tx, params);
  if (correction === undefined) return failure(refuse("record.not_found"));
  const { personId } = correction;
  const recorded = await store.loadPersonFacts(context.tx, { householdId, personId });
  if (recorded === undefined) return failure(refuse("record.not_found"));
  const { officerId } = context.actor;
  const decided = rule.decideCorrection(correction, recorded, { officerId, approves: body.approves });
  if (!decided.ok) return decided;
  const state = decided.value;
  if (state === "approved")
    await store.correctPerson(context.tx, { householdId, personId }, { ...recorded, ...correction.after });
  await store.setDecided(context.tx, params, { state, by: officerId, at: context.now, answer: body.answer });
  await auditOf(context, recorded.communeId, correctionId, { householdId, state });
  return success({ correctionId, state });
}

async function auditOf(
  context: ActContext,
  areaId: string,
  recordId: string,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  await context.audit({ areaId, recordKind: "correction", recordId, facts });
}
