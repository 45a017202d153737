/** Certificates of the households that a decision recognised: issued, listed, withdrawn, replaced. */
import type { Decoded } from "#contract/endpoint.ts";
import * as contract from "#contract/review/decision.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import * as rule from "#programme/review/decision/certificate.ts";
import { moveOf } from "#programme/review/decision/review-acts.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { actsOnKey } from "#server/platform/act/keyed-act.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { findDecision } from "#server/review/paper/papers-store.ts";
import type { DecisionOfPaper } from "#server/review/paper/papers-store.ts";
import { decisionDay } from "#server/review/round/days-rested-on.ts";
import { lockCommune } from "#server/review/round/round-locks.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import * as store from "./certificates-store.ts";

type OfDecision = { readonly decisionId: Id<"decision"> };
type OfCertificate = { readonly householdId: Id<"household">; readonly certificateId: Id<"certificate"> };

/** A decision, in the turn of its commune. */
const { act: decisionAct } = actsOnKey({
  nameOf: ({ decisionId }: OfDecision) => ({ recordKind: "decision", recordId: decisionId }),
  lock: async (tx, { decisionId }) => {
    const decision = await findDecision(tx, decisionId);
    if (decision !== undefined) await lockCommune(tx, decision);
  },
  days: { decision: async ({ tx }, key) => decisionDay(tx, key) },
  areaOf: async (tx, { decisionId }) => (await findDecision(tx, decisionId))?.communeId,
  find: async ({ tx }, { decisionId }) => {
    const decision = await findDecision(tx, decisionId);
    return decision === undefined
      ? failure(refuse("record.not_found"))
      : success({ ...decision, areaId: decision.communeId });
  },
});

/** A certificate, locked, in the turn of its commune. */
const { act: certificateAct } = actsOnKey({
  nameOf: ({ certificateId }: OfCertificate) => ({ recordKind: "certificate", recordId: certificateId }),
  lock: async (tx, key) => {
    const place = await store.placeOfCertificate(tx, key);
    if (place !== undefined) await lockCommune(tx, place);
  },
  days: { certificate: async ({ tx }, key) => (await store.loadCertificate(tx, key))?.issuedOn ?? null },
  areaOf: async (tx, key) => (await store.placeOfCertificate(tx, key))?.communeId,
  find: async ({ tx }, key) => {
    const certificate = await store.loadCertificate(tx, key);
    return certificate === undefined
      ? failure(refuse("record.not_found"))
      : success({ ...certificate, areaId: certificate.communeId });
  },
});

const issueOf = ({ actor }: ActContext, decision: DecisionOfPaper, on: LocalDate) => ({
  validYear: rule.validYearOf(decision),
  on,
  by: actor.officerId,
  issuerName: actor.fullName,
  move: moveOf("certify"),
});

export const issueCertificates = decisionAct(contract.issueCertificates, async (context, { params, body }) => {
  const { tx, today, record: decision } = context;
  const { standard } = await getStandard(tx, decision.standardId, decision.standardVersion);
  const allowed = rule.issueCertificates(decision, standard.pack.validTo, { issuedOn: body.issuedOn, today });
  if (!allowed.ok) return allowed;
  const issue = issueOf(context, decision, body.issuedOn);
  const issued = await store.addCertificates(tx, decision, () => context.newId(), issue);
  return done({ certificates: issued }, { issued, hadOne: (await store.countValid(tx, params.decisionId)) - issued });
});

export const listCertificates = readOwnAreas(contract.listCertificates, async ({ tx }, { query }) => {
  const offset = Number.parseInt(query.cursor ?? "0", 10) || 0;
  const { communeId, decisionId, householdId, state, limit } = query;
  const of = { communeId, decisionId, householdId, state, offset, limit: limit + 1 };
  const rows = await store.listCertificateRows(tx, of);
  return success({
    rows: rows.slice(0, limit).map(({ serial, ...row }) => ({ ...row, number: rule.certificateNumber(serial) })),
    nextCursor: rows.length > limit ? String(offset + limit) : null,
    total: null,
  });
});

type Withdrawing = Parameters<Parameters<typeof certificateAct>[1]>[0];

async function setWithdrawn(
  { tx, actor, record: certificate }: Withdrawing,
  { params, body }: Pick<Decoded<typeof contract.withdrawCertificate>, "params" | "body">,
  replacedBy: string | null,
): Promise<Result<undefined, Refusal>> {
  const allowed = rule.withdrawCertificate(certificate);
  if (!allowed.ok) return allowed;
  await store.setWithdrawn(tx, params, { ...body, by: actor.officerId, replacedBy });
  return allowed;
}

export const withdrawCertificate = certificateAct(contract.withdrawCertificate, async (context, input) => {
  const withdrawn = await setWithdrawn(context, input, null);
  return withdrawn.ok ? done({ state: "withdrawn", replacedBy: null }, { state: "withdrawn" }) : withdrawn;
});

export const replaceCertificate = certificateAct(contract.replaceCertificate, async (context, input) => {
  const { tx, today, record } = context;
  const { params, body } = input;
  const { householdId } = params;
  const decision = await findDecision(tx, record.decisionId);
  if (decision === undefined) return failure(refuse("record.not_found"));
  const { standard } = await getStandard(tx, decision.standardId, decision.standardVersion);
  const allowed = rule.issueCertificates(decision, standard.pack.validTo, { issuedOn: body.on, today });
  if (!allowed.ok) return allowed;
  const withdrawn = await setWithdrawn(context, input, body.newCertificateId);
  if (!withdrawn.ok) return withdrawn;
  const issue = issueOf(context, decision, body.on);
  await store.addCertificates(tx, decision, () => body.newCertificateId, issue, householdId);
  const serial = await store.serialOf(tx, { householdId, certificateId: body.newCertificateId });
  if (serial === undefined) throw new Error(`the certificate ${body.newCertificateId} was not issued`);
  return done({ state: "withdrawn", replacedBy: body.newCertificateId }, { number: rule.certificateNumber(serial) });
});
