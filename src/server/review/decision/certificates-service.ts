/** Certificates of the households that a decision recognised: issued, told, withdrawn, issued anew. */
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import {
  certificateNumber,
  refuseIssue,
  refuseWithdrawal,
  validYearOf,
} from "#programme/review/decision/certificate.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import * as store from "./certificates-store.ts";
import { findDecision, listDecided } from "#server/review/paper/papers-store.ts";
import type { DecisionOfPaper } from "#server/review/paper/papers-store.ts";
import type * as contract from "#contract/review/decision.ts";

const issueOf = ({ actor }: ActContext, decision: DecisionOfPaper, on: DecisionOfPaper["decidedOn"]) => ({
  validYear: validYearOf(decision),
  on,
  by: actor.officerId,
  issuerName: actor.fullName,
});

export async function issueAll(
  context: ActContext,
  { params, body }: Decoded<typeof contract.issueCertificates>,
): Promise<Result<Output<typeof contract.issueCertificates>, Refusal>> {
  const { tx, today } = context;
  const decision = await findDecision(tx, params.decisionId);
  if (decision === undefined) return failure(refuse("record.not_found"));
  const refused = refuseIssue(decision, { on: body.issuedOn, today });
  if (refused !== undefined) return failure(refused);
  // The average living standard is recognised by the decision alone.
  if (decision.kind === "average_living") return failure(refuse("review.certificates_of_lists_only"));
  const recognised = (await listDecided(tx, params.decisionId)).filter(
    ({ outcome }) => outcome === "recognised",
  ).length;
  const issued = await store.addCertificates(
    tx,
    decision,
    () => context.newId(),
    issueOf(context, decision, body.issuedOn),
  );
  await context.audit({
    areaId: decision.communeId,
    recordKind: "decision",
    recordId: params.decisionId,
    facts: { certificates: issued },
  });
  return success({ issued, hadOne: recognised - issued });
}

export async function readCertificates(
  { tx }: ActContext,
  { query }: Decoded<typeof contract.listCertificates>,
): Promise<Result<Output<typeof contract.listCertificates>, Refusal>> {
  const offset = Number.parseInt(query.cursor ?? "0", 10) || 0;
  const { communeId, decisionId, householdId, state, limit } = query;
  const rows = await store.listCertificateRows(tx, {
    communeId,
    decisionId,
    householdId,
    state,
    offset,
    limit: limit + 1,
  });
  return success({
    rows: rows.slice(0, limit).map(({ serial, ...row }) => ({ ...row, number: certificateNumber(serial) })),
    nextCursor: rows.length > limit ? String(offset + limit) : null,
    total: null,
  });
}

type Ended = { readonly communeId: string; readonly decisionId: string };

async function end(
  context: ActContext,
  params: Decoded<typeof contract.withdrawCertificate>["params"],
  body: Decoded<typeof contract.withdrawCertificate>["body"],
  replacedBy: string | null,
): Promise<Result<Ended, Refusal>> {
  const { tx, today, actor } = context;
  const found = await store.loadCertificate(tx, params);
  if (found === undefined) return failure(refuse("record.not_found"));
  const refused = refuseWithdrawal(found, { on: body.on, today });
  if (refused !== undefined) return failure(refused);
  await store.setWithdrawn(tx, params, { ...body, by: actor.officerId, replacedBy });
  await context.audit({
    areaId: found.communeId,
    recordKind: "certificate",
    recordId: params.certificateId,
    facts: { state: "withdrawn", replacedBy },
  });
  return success(found);
}

export async function withdraw(
  context: ActContext,
  { params, body }: Decoded<typeof contract.withdrawCertificate>,
): Promise<Result<Output<typeof contract.withdrawCertificate>, Refusal>> {
  const ended = await end(context, params, body, null);
  return ended.ok ? success({ state: "withdrawn" }) : ended;
}

export async function replace(
  context: ActContext,
  { params, body }: Decoded<typeof contract.replaceCertificate>,
): Promise<Result<Output<typeof contract.replaceCertificate>, Refusal>> {
  const { tx } = context;
  const { householdId } = params;
  const ended = await end(context, params, body, body.newCertificateId);
  if (!ended.ok) return ended;
  const decision = await findDecision(tx, ended.value.decisionId);
  if (decision === undefined) return failure(refuse("record.not_found"));
  await store.addCertificates(
    tx,
    decision,
    () => body.newCertificateId,
    issueOf(context, decision, body.on),
    householdId,
  );
  const { decisionId } = decision;
  const [fresh] = await store.listCertificateRows(tx, {
    communeId: undefined,
    decisionId,
    householdId,
    state: "valid",
    offset: 0,
    limit: 1,
  });
  if (fresh === undefined) throw new Error(`the certificate ${body.newCertificateId} was not issued`);
  return success({ number: certificateNumber(fresh.serial) });
}
