/** Acts on a work. Each keeps what it says, moves the work on where it does, and answers the work as a whole. */
import * as contract from "#contract/delivery/work-acts.ts";
import type { workInFull } from "#contract/delivery/work.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure } from "#kernel/result.ts";
import { checkAcceptance, checkWorkChange } from "#programme/delivery/work/work-account.ts";
import type { WorkAct } from "#programme/delivery/work/work-state.ts";
import { done } from "#server/platform/act/record-act.ts";
import type { Done } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import type { z } from "zod";
import * as store from "./work-acts-store.ts";
import { findShownWork } from "./works-service.ts";
import { findingDayOf, findWorkParts } from "./works-store.ts";
import { workAct } from "./work-record.ts";
import type { WorkContext } from "./work-record.ts";

type Facts = Readonly<Record<string, string | number | boolean>>;

async function kept(
  context: WorkContext,
  act: WorkAct | "answer",
  how: {
    /** The day of a step that takes the work on; a change, a plan and a finding have their own. */
    readonly on?: LocalDate;
    readonly reason?: string;
    readonly facts?: Facts;
    readonly set?: Omit<Parameters<typeof store.setWorkState>[2], "state">;
  },
): Promise<Result<Done<z.output<typeof workInFull>>, Refusal>> {
  const { tx, record, next: state } = context;
  const { workId, communeId } = record;
  if (state !== record.state || how.set !== undefined) await store.setWorkState(tx, workId, { ...how.set, state });
  await store.addWorkAct(tx, {
    workActId: context.newId(),
    workId,
    communeId,
    act,
    doneOn: how.on ?? null,
    reason: how.reason ?? null,
    at: context.now,
    by: context.actor.officerId,
  });
  const shown = stillThere(await findShownWork(context, workId), `work ${workId}`);
  return done({ state, ...(how.on === undefined ? {} : { on: how.on }), ...how.facts }, shown);
}

export const signWorkContract = workAct(contract.signWorkContract, "sign", async (context, { body }) => {
  if (body.value <= 0n) return failure(refuse("ledger.amount_not_positive"));
  await store.addContract(context.tx, { ...body, ...placed(context) });
  const facts = { number: body.number, value: body.value.toString() };
  return kept(context, "sign", { on: body.signedOn, facts });
});

export const changeWorkContract = workAct(contract.changeWorkContract, "change", async (context, { body }) => {
  const { isLess, ...said } = body;
  const amount = isLess === true ? -body.amount : body.amount;
  if (amount === 0n && body.days === 0) return failure(refuse("delivery.nothing_changed"));
  const checked = checkWorkChange(context.record.money, amount);
  if (!checked.ok) return checked;
  await store.addChange(context.tx, { ...said, ...placed(context), amount: dong(amount) });
  const facts = { number: body.number, amount: amount.toString(), days: body.days };
  return kept(context, "change", { reason: body.reason, facts });
});

export const planMilestone = workAct(contract.planMilestone, "plan", async (context, { body }) => {
  const { milestones } = await findWorkParts(context.tx, context.record.workId);
  const left = 100 - sumOf(milestones);
  if (body.share > left) return failure(refuse("delivery.milestones_above_whole", { left }));
  await store.addMilestone(context.tx, { ...body, ...placed(context) });
  return kept(context, "plan", { facts: { name: body.name, share: body.share } });
});

/** Who does not know what is built until when cannot say that it is late. */
export const startWork = workAct(contract.startWork, "start", async (context, { body }) => {
  const { milestones } = await findWorkParts(context.tx, context.record.workId);
  const planned = sumOf(milestones);
  if (planned !== 100) return failure(refuse("delivery.milestones_not_whole", { planned }));
  return kept(context, "start", { on: body.startedOn });
});

export const acceptMilestone = workAct(contract.acceptMilestone, "accept", async (context, { body }) => {
  const { milestones } = await findWorkParts(context.tx, context.record.workId);
  const milestone = milestones.find(({ milestoneId }) => milestoneId === body.milestoneId);
  if (milestone === undefined) return failure(refuse("record.not_found"));
  if (milestone.acceptance !== null) return failure(refuse("delivery.milestone_accepted_already"));
  const checked = checkAcceptance(context.record.money, body);
  if (!checked.ok) return checked;
  await store.addAcceptance(context.tx, { ...body, ...placed(context) });
  const facts = { number: body.number, physical: body.physical, value: body.value.toString() };
  return kept(context, "accept", { on: body.acceptedOn, facts });
});

export const stopWork = workAct(contract.stopWork, "stop", async (context, { body }) =>
  kept(context, "stop", { on: body.stoppedOn, reason: body.reason, facts: { reason: body.reason } }),
);

export const resumeWork = workAct(contract.resumeWork, "resume", async (context, { body }) =>
  kept(context, "resume", { on: body.resumedOn }),
);

export const handOverWork = workAct(contract.handOverWork, "handOver", async (context, { body }) => {
  const { milestones } = await findWorkParts(context.tx, context.record.workId);
  const open = milestones.filter(({ acceptance }) => acceptance === null).length;
  if (open > 0 || sumOf(milestones) !== 100) return failure(refuse("delivery.milestones_not_accepted", { open }));
  return kept(context, "handOver", { on: body.handedOverOn });
});

export const operateWork = workAct(contract.operateWork, "operate", async (context, { body }) => {
  const { operatedOn: on, keeper, yearlyBudget } = body;
  const set = { keeper, yearly_budget: yearlyBudget };
  return kept(context, "operate", { on, set, facts: { keeper, yearlyBudget: yearlyBudget.toString() } });
});

export const releaseRetention = workAct(contract.releaseRetention, "release", async (context, { body }) => {
  if (context.record.money.isRetentionReleased) return failure(refuse("delivery.retention_released_already"));
  return kept(context, "release", { on: body.releasedOn, set: { retention_released_on: body.releasedOn } });
});

export const recordFinding = workAct(contract.recordFinding, "find", async (context, { body }) => {
  await store.addFinding(context.tx, { ...body, ...placed(context) });
  return kept(context, "find", { facts: { foundOn: body.foundOn } });
});

export const answerFinding = workAct(
  contract.answerFinding,
  "find",
  async (context, { params, body }) => {
    const { findings } = await findWorkParts(context.tx, context.record.workId);
    const finding = findings.find(({ findingId }) => findingId === params.findingId);
    if (finding === undefined) return failure(refuse("record.not_found"));
    if (finding.answeredOn !== null) return failure(refuse("delivery.finding_answered_already"));
    await store.setAnswer(context.tx, params.findingId, body);
    return kept(context, "answer", { facts: { answeredOn: body.answeredOn } });
  },
  { finding: async ({ tx }, { params }) => findingDayOf(tx, params.findingId) },
);

const placed = ({ record }: WorkContext): { readonly workId: Id<"work">; readonly communeId: string } => ({
  workId: record.workId,
  communeId: record.communeId,
});

const sumOf = (milestones: readonly { readonly share: number }[]) =>
  milestones.reduce((sum, { share }) => sum + share, 0);
