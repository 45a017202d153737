import * as contract from "#contract/voice/grievance.ts";
import { randomInt } from "node:crypto";
import type { Output } from "#contract/endpoint.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { answerTerm, endOfTerm } from "#programme/voice/grievance/grievance-kind.ts";
import type { GrievanceKind, Term } from "#programme/voice/grievance/grievance-kind.ts";
import { isLate } from "#programme/voice/grievance/grievance-state.ts";
import type { GrievanceAct } from "#programme/voice/grievance/grievance-state.ts";
import { findFullName } from "#server/area/published.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Done } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { publicRoute } from "#server/platform/http/public-route.ts";
import { printPaper } from "#server/platform/print/print-paper.ts";
import { wordsIn } from "#server/platform/print/words.ts";
import { addressOfCodes, workingCalendar } from "#server/review/published.ts";
import { grievanceKinds } from "./grievance-kinds.ts";
import { grievanceReceipt } from "./grievance-receipt.ts";
import { grievanceAct } from "./grievance-record.ts";
import type { GrievanceContext } from "./grievance-record.ts";
import * as store from "./grievances-store.ts";

type Moved = Output<typeof contract.acceptGrievance>;

export const listGrievances = readOwnAreas(contract.listGrievances, async ({ tx, today }, { query }) => {
  const { cursor, limit, ...asked } = query;
  const after = Number(cursor ?? 0);
  const filter = { ...asked, today };
  const rows = await store.listGrievanceRows(tx, filter, { after, limit });
  const { total, ...sums } = await store.sumListed(tx, filter);
  const next = after + rows.length;
  return success({ rows, nextCursor: next < total && rows.length > 0 ? String(next) : null, total, sums });
});

export const sumGrievances = readOwnAreas(contract.sumGrievances, async ({ tx, today }, { query }) =>
  success({ rows: await store.listSums(tx, { ...query, today }) }),
);

export const listGrievanceKinds = readOwnAreas(contract.listGrievanceKinds, async () => {
  const kinds = await grievanceKinds();
  const rows = kinds.map(({ code, answer, extension = null, ...kind }) => ({
    ...kind,
    kind: code,
    answer: { ...answer, remoteDays: answer.remoteDays ?? null },
    extension,
  }));
  return success({ rows });
});

export const getGrievance = readOwnAreas(contract.getGrievance, async (context, { params: { grievanceId } }) => {
  const { tx, today } = context;
  const found = await store.findGrievance(tx, grievanceId, today);
  if (found === undefined) return failure(refuse("record.not_found"));
  await context.trace([{ areaId: found.communeId, recordKind: "grievance", recordId: grievanceId, how: "opened" }]);
  const kind = (await grievanceKinds()).find(({ code }) => code === found.kind);
  const acts = await store.listGrievanceActs(tx, grievanceId);
  return success({ ...found, isExtendable: kind?.extension !== undefined, acts });
});

export const printGrievanceReceipt = readOwnAreas(
  contract.printGrievanceReceipt,
  async (context, { params: { grievanceId }, query }) => {
    const { tx, today } = context;
    const found = await store.findGrievance(tx, grievanceId, today);
    if (found === undefined) return failure(refuse("record.not_found"));
    const addressOf = addressOfCodes(context);
    if (!addressOf.ok) return addressOf;
    const words = await wordsIn(query.language, "grievance.yaml");
    const communeName = stillThere(await findFullName(tx, found.communeId), `the commune of ${grievanceId}`);
    const sheet = grievanceReceipt(words, found, communeName);
    const entry = await context.audit({
      areaId: found.communeId,
      recordKind: "grievance",
      recordId: grievanceId,
      facts: { printed: "receipt" },
    });
    const name = `phieu-hen-${found.code.toLowerCase()}`;
    return printPaper(context, name, { sheets: [sheet], foot: words.word("auditEntry", { entry }) });
  },
);

async function kindOf(code: string): Promise<Result<GrievanceKind, Refusal>> {
  const kind = (await grievanceKinds()).find((one) => one.code === code);
  return kind === undefined ? failure(refuse("voice.not_a_kind_of_grievance")) : success(kind);
}

const end = async (tx: Tx, from: LocalDate, term: Term) => endOfTerm(await workingCalendar(tx), from, term);

/** Letters that are not taken for each other when they are read out: Crockford's base 32. */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const newCode = () => Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join("");

export const receiveGrievance = addRecord(
  contract.receiveGrievance,
  {
    name: "grievance",
    areaOf: async (_, { body }) => Promise.resolve(body.communeId),
    idOf: ({ body }) => body.grievanceId,
  },
  async (context, { body }) => {
    const { tx, areaId: communeId } = context;
    const found = await kindOf(body.kind);
    if (!found.ok) return found;
    const kind = found.value;
    if (kind.sender === "named" && body.senderName === undefined) return failure(refuse("voice.name_needed"));
    const contested = body.contested ?? null;
    const householdId = contested?.householdId ?? null;
    if (contested !== null) {
      const place = await store.communeOfContested(tx, { ...contested, householdId });
      if (place !== communeId) return failure(refuse("voice.record_of_other_place"));
    }
    const dueOn = await end(tx, body.receivedOn, kind.accept);
    if (!dueOn.ok) return dueOn;
    const { grievanceId, topic, channel, receivedOn } = body;
    const code = newCode();
    await store.addGrievance(tx, {
      grievanceId,
      code,
      kind: kind.code,
      kindName: kind.name,
      basis: kind.basis,
      topic,
      channel,
      communeId,
      villageId: body.villageId ?? null,
      householdId,
      contested,
      senderName: body.senderName ?? null,
      senderContact: body.senderContact ?? null,
      isConfidential: kind.isConfidential,
      story: body.story,
      receivedOn,
      dueOn: dueOn.value,
    });
    const record = { grievanceId, areaId: communeId, level: "commune" } as const;
    await keepAct(context, record, { act: "receive", doneOn: receivedOn, dueOn: dueOn.value });
    const facts = { kind: kind.code, topic, channel, on: receivedOn, dueOn: dueOn.value };
    return done(facts, { grievanceId, code, dueOn: dueOn.value, isConfidential: kind.isConfidential });
  },
);

type Step = Pick<Parameters<typeof store.addGrievanceAct>[1], "doneOn" | "dueOn" | "note"> & {
  readonly act: GrievanceAct | "receive";
};
type Of = Pick<store.GrievanceInUse, "grievanceId" | "areaId" | "level">;

async function keepAct(context: ActContext, { grievanceId, areaId: communeId, level }: Of, step: Step): Promise<void> {
  const { tx, now, actor } = context;
  const by = { grievanceActId: context.newId(), at: now, by: actor.officerId };
  await store.addGrievanceAct(tx, { grievanceId, communeId, level, ...step, ...by });
}

/** Moves the grievance on and keeps what was done; words of people are in the record and not in the audit. */
async function kept(
  context: GrievanceContext,
  step: Step & { readonly act: GrievanceAct },
  set: Omit<Parameters<typeof store.setGrievance>[2], "state"> = {},
): Promise<Result<Done<Moved>, Refusal>> {
  const { tx, record, next: state } = context;
  const { grievanceId } = record;
  await store.setGrievance(tx, grievanceId, { ...set, state, dueOn: step.dueOn });
  await keepAct(context, record, step);
  const dueOn = step.dueOn ?? record.dueOn;
  return done({ state, on: step.doneOn, dueOn }, { grievanceId, state, dueOn });
}

export const acceptGrievance = grievanceAct(contract.acceptGrievance, "accept", async (context, { body }) => {
  const { acceptedOn: doneOn, isRemote, assignee, note } = body;
  const kind = await kindOf(context.record.kind);
  if (!kind.ok) return kind;
  const dueOn = await end(context.tx, doneOn, answerTerm(kind.value, isRemote));
  return dueOn.ok ? kept(context, { act: "accept", doneOn, dueOn: dueOn.value, note }, { assignee }) : dueOn;
});

export const declineGrievance = grievanceAct(contract.declineGrievance, "decline", async (context, { body }) => {
  const { declinedOn: doneOn, reason: note } = body;
  return kept(context, { act: "decline", doneOn, note }, { answer: { text: note, on: doneOn } });
});

export const assignGrievance = grievanceAct(contract.assignGrievance, "assign", async (context, { body }) => {
  const { assignedOn: doneOn, assignee, note } = body;
  return kept(context, { act: "assign", doneOn, note }, { assignee });
});

/** Its acceptance begins again at the other level; who passed a confidential one up finds it no more. */
export const passGrievance = grievanceAct(contract.passGrievance, "passTo", async (context, { body }) => {
  const { tx, record } = context;
  const { passedOn: doneOn, level, reason: note } = body;
  if (record.level === level) return failure(refuse("voice.with_this_level"));
  const kind = await kindOf(record.kind);
  if (!kind.ok) return kind;
  const dueOn = await end(tx, doneOn, kind.value.accept);
  if (!dueOn.ok) return dueOn;
  const { grievanceId } = record;
  await keepAct(context, { ...record, level }, { act: "passTo", doneOn, dueOn: dueOn.value, note });
  await store.passGrievance(tx, grievanceId, { level, dueOn: dueOn.value });
  const facts = { state: "received", on: doneOn, level, dueOn: dueOn.value };
  return done(facts, { grievanceId, state: "received", dueOn: dueOn.value });
});

export const extendGrievance = grievanceAct(contract.extendGrievance, "extend", async (context, { body }) => {
  const { extendedOn: doneOn, reason: note } = body;
  const { record } = context;
  if (record.isExtended) return failure(refuse("voice.extended_already"));
  const kind = await kindOf(record.kind);
  if (!kind.ok) return kind;
  const { extension } = kind.value;
  if (extension === undefined) return failure(refuse("voice.no_extension"));
  // The days are added to the term, whenever they are asked for.
  const dueOn = await end(context.tx, record.dueOn, extension);
  return dueOn.ok ? kept(context, { act: "extend", doneOn, dueOn: dueOn.value, note }, { isExtended: true }) : dueOn;
});

export const directGrievance = grievanceAct(contract.directGrievance, "direct", async (context, { body }) => {
  const { record, today } = context;
  if (!isLate(record, today)) return failure(refuse("voice.not_late", { dueOn: record.dueOn }));
  return kept(context, { act: "direct", doneOn: body.directedOn, note: body.direction });
});

export const answerGrievance = grievanceAct(contract.answerGrievance, "answer", async (context, { body }) => {
  const { answeredOn: doneOn, answer: note } = body;
  return kept(context, { act: "answer", doneOn, note }, { answer: { text: note, on: doneOn } });
});

export const rateGrievance = grievanceAct(contract.rateGrievance, "rate", async (context, { body }) => {
  const { ratedOn: doneOn, satisfaction, note } = body;
  return kept(context, { act: "rate", doneOn, note }, { satisfaction });
});

export const reopenGrievance = grievanceAct(contract.reopenGrievance, "reopen", async (context, { body }) => {
  const { reopenedOn: doneOn, reason: note } = body;
  const kind = await kindOf(context.record.kind);
  if (!kind.ok) return kind;
  const dueOn = await end(context.tx, doneOn, answerTerm(kind.value, false));
  if (!dueOn.ok) return dueOn;
  return kept(context, { act: "reopen", doneOn, dueOn: dueOn.value, note }, { isReopened: true, isExtended: false });
});

export const withdrawGrievance = grievanceAct(contract.withdrawGrievance, "withdraw", async (context, { body }) =>
  kept(context, { act: "withdraw", doneOn: body.withdrawnOn, note: body.reason }),
);

export const readPublicGrievance = publicRoute(contract.readPublicGrievance, async (tx, { code }, { today }) => {
  const found = await store.findByCode(tx, code);
  return { grievance: found === undefined ? null : { ...found, isLate: isLate(found, today) } };
});
