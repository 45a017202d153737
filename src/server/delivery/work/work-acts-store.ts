/** What the acts on a work write. */
import type { AnyEndpoint, Decoded } from "#contract/endpoint.ts";
import type * as contract from "#contract/delivery/work-acts.ts";
import type { draftWork } from "#contract/delivery/work.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { WorkState } from "#programme/delivery/work/work-state.ts";
import type { Tx } from "#server/platform/database/database.ts";

type BodyOf<E extends AnyEndpoint> = Decoded<E>["body"];
type OfWork = { readonly workId: Id<"work">; readonly communeId: string };

export async function addWork(tx: Tx, work: BodyOf<typeof draftWork> & { readonly communeId: string }): Promise<void> {
  await tx
    .insertInto("delivery.works")
    .values({
      work_id: work.workId,
      activity_id: work.activityId,
      commune_id: work.communeId,
      village_id: work.villageId ?? null,
      name: work.name,
      place: work.place ?? null,
      lon: work.lon ?? null,
      lat: work.lat ?? null,
      path: work.path,
      estimate: work.estimate,
      starts_on: work.startsOn,
      ends_on: work.endsOn,
      state: "draft",
    })
    .execute();
}

export async function setWorkState(
  tx: Tx,
  workId: Id<"work">,
  set: {
    readonly state: WorkState;
    readonly keeper?: string;
    readonly yearly_budget?: Money;
    readonly retention_released_on?: LocalDate;
  },
): Promise<void> {
  await tx.updateTable("delivery.works").set(set).where("work_id", "=", workId).execute();
}

export async function addWorkAct(
  tx: Tx,
  done: OfWork & {
    readonly workActId: string;
    readonly act: string;
    readonly doneOn: LocalDate | null;
    readonly reason: string | null;
    readonly at: string;
    readonly by: string;
  },
): Promise<void> {
  await tx
    .insertInto("delivery.work_acts")
    .values({
      work_act_id: done.workActId,
      work_id: done.workId,
      commune_id: done.communeId,
      act: done.act,
      done_on: done.doneOn,
      reason: done.reason,
      done_at: done.at,
      done_by: done.by,
    })
    .execute();
}

export async function addContract(tx: Tx, signed: OfWork & BodyOf<typeof contract.signWorkContract>): Promise<void> {
  await tx
    .insertInto("delivery.work_contracts")
    .values({
      work_id: signed.workId,
      commune_id: signed.communeId,
      contractor: signed.contractor,
      tax_number: signed.taxNumber ?? null,
      number: signed.number,
      signed_on: signed.signedOn,
      value: signed.value,
      days: signed.days,
      advance_percent: signed.advancePercent,
      retention_percent: signed.retentionPercent,
      warranty_months: signed.warrantyMonths,
    })
    .execute();
}

export async function addChange(
  tx: Tx,
  change: OfWork & Omit<BodyOf<typeof contract.changeWorkContract>, "amount" | "isLess"> & { readonly amount: Money },
): Promise<void> {
  await tx
    .insertInto("delivery.work_changes")
    .values({
      work_change_id: change.workChangeId,
      work_id: change.workId,
      commune_id: change.communeId,
      number: change.number,
      signed_on: change.signedOn,
      signed_by: change.signedBy,
      amount: change.amount,
      days: change.days,
      reason: change.reason,
    })
    .execute();
}

export async function addMilestone(tx: Tx, milestone: OfWork & BodyOf<typeof contract.planMilestone>): Promise<void> {
  await tx
    .insertInto("delivery.work_milestones")
    .values({
      milestone_id: milestone.milestoneId,
      work_id: milestone.workId,
      commune_id: milestone.communeId,
      name: milestone.name,
      planned_on: milestone.plannedOn,
      share: milestone.share,
    })
    .execute();
}

export async function addAcceptance(tx: Tx, minutes: OfWork & BodyOf<typeof contract.acceptMilestone>): Promise<void> {
  await tx
    .insertInto("delivery.work_acceptances")
    .values({
      milestone_id: minutes.milestoneId,
      work_id: minutes.workId,
      commune_id: minutes.communeId,
      number: minutes.number,
      accepted_on: minutes.acceptedOn,
      accepted_by: minutes.acceptedBy,
      physical: minutes.physical,
      value: minutes.value,
    })
    .execute();
}

export async function addFinding(tx: Tx, found: OfWork & BodyOf<typeof contract.recordFinding>): Promise<void> {
  await tx
    .insertInto("delivery.work_findings")
    .values({
      finding_id: found.findingId,
      work_id: found.workId,
      commune_id: found.communeId,
      found_on: found.foundOn,
      found_by: found.foundBy,
      finding: found.finding,
      answer_due: found.answerDue,
    })
    .execute();
}

export async function setAnswer(
  tx: Tx,
  findingId: Id<"finding">,
  { answeredOn, answer }: BodyOf<typeof contract.answerFinding>,
): Promise<void> {
  await tx
    .updateTable("delivery.work_findings")
    .set({ answered_on: answeredOn, answer })
    .where("finding_id", "=", findingId)
    .execute();
}
