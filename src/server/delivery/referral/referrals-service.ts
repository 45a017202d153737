import * as contract from "#contract/delivery/referral.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { checkReferralOffice } from "#programme/delivery/referral/referral-state.ts";
import type { ReferralAct } from "#programme/delivery/referral/referral-state.ts";
import { findFullName } from "#server/area/published.ts";
import { findOfficeFor } from "#server/authority/published.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Done } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { printPaper } from "#server/platform/print/print-paper.ts";
import { wordsIn } from "#server/platform/print/words.ts";
import { communeOfHousehold } from "#server/registry/published.ts";
import { addressOfCodes } from "#server/review/published.ts";
import { referralLetter } from "./referral-letter.ts";
import { referralKindsIn } from "./referral-kinds.ts";
import { referralAct } from "./referral-record.ts";
import type { ReferralContext } from "./referral-record.ts";
import * as store from "./referrals-store.ts";

type Shown = Output<typeof contract.getReferral>;

async function findShown(context: ActContext, referralId: Id<"referral">): Promise<Shown | undefined> {
  const { tx, today } = context;
  const found = await store.findReferral(tx, referralId, today);
  if (found === undefined) return undefined;
  const inUse = await kindInUse(context, found.kind, found.sentOn);
  const mayGoTo = await store.listNextOffices(tx, found, inUse?.kind.offices ?? [], today);
  return { ...found, mayGoTo, acts: await store.listReferralActs(tx, referralId) };
}

export const listReferrals = readOwnAreas(contract.listReferrals, async ({ tx, today }, { query }) => {
  const { cursor, limit, ...asked } = query;
  const after = Number(cursor ?? 0);
  const filter = { ...asked, today };
  const rows = await store.listReferralRows(tx, filter, { after, limit });
  const { total, ...sums } = await store.sumListed(tx, filter);
  const next = after + rows.length;
  return success({ rows, nextCursor: next < total && rows.length > 0 ? String(next) : null, total, sums });
});

export const sumReferrals = readOwnAreas(contract.sumReferrals, async ({ tx, today }, { query }) =>
  success({ rows: await store.listSums(tx, { ...query, today }) }),
);

export const listReferralKinds = readOwnAreas(contract.listReferralKinds, async ({ tx, today }) => {
  const kinds = await referralKindsIn(tx, Number(today.slice(0, 4)));
  const rows = kinds.map(({ kind: { code, name, offices, answerWithin, needs, support = null } }) => ({
    kind: code,
    name,
    offices: [...offices],
    answerWithin,
    needs: [...needs],
    support,
  }));
  return success({ rows });
});

export const getReferral = readOwnAreas(contract.getReferral, async (context, { params }) => {
  const shown = await findShown(context, params.referralId);
  return shown === undefined ? failure(refuse("record.not_found")) : success(shown);
});

export const printReferral = readOwnAreas(contract.printReferral, async (context, { params, query }) => {
  const { tx } = context;
  const shown = await findShown(context, params.referralId);
  const code = await store.codeOfLetter(tx, params.referralId);
  if (shown === undefined || code === undefined) return failure(refuse("record.not_found"));
  const addressOf = addressOfCodes(context);
  if (!addressOf.ok) return addressOf;
  const words = await wordsIn(query.language, "referral.yaml");
  const communeName = stillThere(await findFullName(tx, shown.communeId), `the commune of ${shown.referralId}`);
  const before = shown.acts.flatMap(({ act, officeName }) => (act === "passOn" ? [officeName] : []));
  const sheet = referralLetter(words, shown, { communeName, before, address: addressOf.value(code) });
  const entry = await context.audit({
    areaId: shown.communeId,
    recordKind: "referral",
    recordId: shown.referralId,
    facts: { printed: "letter" },
  });
  const name = `chuyen-gui-${shown.referralId.slice(-8)}`;
  return printPaper(context, name, { sheets: [sheet], foot: words.word("auditEntry", { entry }) });
});

/** The kind of the programme that says where it may go and how long that takes. */
async function kindInUse({ tx }: ActContext, code: string, on: LocalDate) {
  const kinds = await referralKindsIn(tx, Number(on.slice(0, 4)));
  return kinds.find(({ kind }) => kind.code === code);
}

async function checkOffice(
  { tx, today }: ActContext,
  asked: { readonly officeId: Id<"office">; readonly now?: string; readonly kinds: readonly string[] },
  areaId: string,
): Promise<Result<null, Refusal>> {
  return checkReferralOffice(asked, await findOfficeFor(tx, { officeId: asked.officeId, areaId }, today));
}

export const sendReferral = addRecord(
  contract.sendReferral,
  {
    name: "referral",
    areaOf: async (tx, { body }) => communeOfHousehold(tx, body.householdId),
    idOf: ({ body }) => body.referralId,
    days: { registration: async ({ tx }, { body }) => store.registrationOf(tx, body.householdId) },
  },
  async (context, { body }) => {
    const { tx, areaId: communeId } = context;
    const found = await kindInUse(context, body.kind, body.sentOn);
    if (found === undefined) return failure(refuse("delivery.not_a_kind_of_referral"));
    const { kind, escalation } = found;
    const { officeId, sentOn } = body;
    const checked = await checkOffice(context, { officeId, kinds: kind.offices }, communeId);
    if (!checked.ok) return checked;
    const subject = await store.findSubject(tx, body);
    if (!subject.isOwn) return failure(refuse("delivery.not_of_this_household"));
    if (subject.isReferred) return failure(refuse("delivery.referred_already"));
    const dueOn = body.dueOn ?? addDays(sentOn, kind.answerWithin);
    const { afterDays: escalatesAfter, to: escalatesTo } = escalation;
    await store.addReferral(tx, { ...body, kindName: kind.name, communeId, dueOn, escalatesAfter, escalatesTo });
    const { referralId, householdId } = body;
    await keepAct(context, { referralId, householdId, communeId, officeId }, { act: "send", doneOn: sentOn, dueOn });
    const facts = { kind: kind.code, office: officeId, on: sentOn, dueOn };
    return done(facts, stillThere(await findShown(context, referralId), `referral ${referralId}`));
  },
);

type Step = Pick<Parameters<typeof store.addReferralAct>[1], "act" | "doneOn" | "toOfficeId" | "dueOn" | "note">;
type Of = Pick<store.ReferralInUse, "referralId" | "householdId" | "communeId" | "officeId">;

async function keepAct(context: ActContext, of: Of, step: Step): Promise<void> {
  const { referralId, householdId, communeId, officeId } = of;
  const { tx, now, actor } = context;
  const by = { referralActId: context.newId(), at: now, by: actor.officerId };
  await store.addReferralAct(tx, { referralId, householdId, communeId, officeId, ...step, ...by });
}

/** Moves the referral on, keeps what was done, and answers it as a whole. */
async function kept(
  context: ReferralContext,
  step: Step & { readonly act: ReferralAct },
  set: Omit<Parameters<typeof store.setReferral>[2], "state"> = {},
): Promise<Result<Done<Shown>, Refusal>> {
  const { tx, record, next: state } = context;
  const { referralId } = record;
  await store.setReferral(tx, referralId, { ...set, state });
  await keepAct(context, record, step);
  const { officeId: office = record.officeId, dueOn } = set;
  const facts = { state, on: step.doneOn, office, ...(dueOn === undefined ? {} : { dueOn }) };
  return done(facts, stillThere(await findShown(context, referralId), `referral ${referralId}`));
}

export const acceptReferral = referralAct(contract.acceptReferral, "accept", async (context, { body }) =>
  kept(context, { act: "accept", doneOn: body.acceptedOn, note: body.note }),
);

export const completeReferral = referralAct(contract.completeReferral, "complete", async (context, { body }) => {
  const { completedOn: doneOn, answer: note } = body;
  return kept(context, { act: "complete", doneOn, note }, { answer: { text: note, on: doneOn } });
});

export const refuseReferral = referralAct(contract.refuseReferral, "refuse", async (context, { body }) => {
  const { refusedOn: doneOn, reason: note } = body;
  return kept(context, { act: "refuse", doneOn, note }, { answer: { text: note, on: doneOn } });
});

/** The next office has its own days to answer, and the referral keeps all that it was with. */
export const passOnReferral = referralAct(contract.passOnReferral, "passOn", async (context, { body }) => {
  const { record } = context;
  const found = await kindInUse(context, record.kind, record.sentOn);
  if (found === undefined) return failure(refuse("delivery.not_a_kind_of_referral"));
  const { officeId, passedOn: doneOn, reason: note } = body;
  const asked = { officeId, now: record.officeId, kinds: found.kind.offices };
  const checked = await checkOffice(context, asked, record.communeId);
  if (!checked.ok) return checked;
  const dueOn = body.dueOn ?? addDays(doneOn, found.kind.answerWithin);
  return kept(context, { act: "passOn", doneOn, toOfficeId: officeId, dueOn, note }, { officeId, dueOn });
});

export const directReferral = referralAct(contract.directReferral, "direct", async (context, { body }) => {
  const { directedOn: doneOn, dueOn, direction: note } = body;
  return kept(context, { act: "direct", doneOn, dueOn, note }, { dueOn });
});

export const withdrawReferral = referralAct(contract.withdrawReferral, "withdraw", async (context, { body }) =>
  kept(context, { act: "withdraw", doneOn: body.withdrawnOn, note: body.reason }),
);
