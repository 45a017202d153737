/** What was done to a plan: acts with their versions, remarks, adjustments that are asked for. */
import { sql } from "kysely";
import { z } from "zod";
import type { adjustment, planAct, remark } from "#contract/planning/plan-acts.ts";
import { planChange, planLine } from "#contract/planning/plan-shapes.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { PlanLineKind } from "#programme/planning/plan/plan-line.ts";
import type { PlanState } from "#programme/planning/plan/plan.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { etagOf } from "#server/platform/http/etag.ts";
import type { Line } from "./plan-lines-store.ts";
import type { PlanHead } from "./plans-store.ts";

export type PlanActRow = z.output<typeof planAct>;
export type Remark = z.output<typeof remark>;
export type Adjustment = z.output<typeof adjustment>;
export type Change = z.output<typeof planChange>;
const allLines = z.array(planLine);
const allChanges = z.array(planChange);

/** Remembers an act on a plan; with `lines` it freezes the whole tree as the next version. */
export async function addPlanAct(
  { tx, now, actor, newId }: ActContext,
  plan: Pick<PlanHead, "planId" | "areaId">,
  act: {
    readonly act: PlanActRow["act"];
    readonly stateAfter: PlanState;
    readonly lines?: readonly Line[];
    readonly reason?: string | undefined;
    readonly decisionNumber?: string;
    readonly decidedOn?: LocalDate;
  },
): Promise<number | null> {
  const lines = act.lines === undefined ? null : JSON.stringify(z.encode(allLines, [...act.lines]));
  const made = await sql<{ version: number | null }>`
    insert into planning.plan_acts (plan_id, plan_act_id, area_id, act, state_after, at, by, reason, decision_number, decided_on,
      version, lines, content_hash)
    values (${plan.planId}, ${newId()}, ${plan.areaId}, ${act.act}, ${act.stateAfter}, ${now}, ${actor.officerId}, ${act.reason ?? null},
      ${act.decisionNumber ?? null}, ${act.decidedOn ?? null},
      case when ${lines}::jsonb is not null
        then (select coalesce(max(version), 0) + 1 from planning.plan_acts where plan_id = ${plan.planId}) end,
      ${lines}, ${lines === null ? null : etagOf(lines).replaceAll('"', "")})
    returning version`.execute(tx);
  return made.rows[0]?.version ?? null;
}

export async function listPlanActs(tx: Tx, planId: Id<"plan">): Promise<readonly PlanActRow[]> {
  const found = await sql<PlanActRow>`
    select act.plan_act_id as "planActId", act.act, act.state_after as "stateAfter", act.at, officer.full_name as by, act.reason,
      act.decision_number as "decisionNumber", act.decided_on as "decidedOn", act.version, act.content_hash as "contentHash"
    from planning.plan_acts act left join authority.officers officer on officer.officer_id = act.by
    where act.plan_id = ${planId} order by act.at, act.plan_act_id`.execute(tx);
  return found.rows;
}

/** The whole tree as a version froze it. */
export async function findVersion(tx: Tx, planId: Id<"plan">, version: number): Promise<readonly Line[] | undefined> {
  const found = await sql<{ lines: unknown }>`
    select lines from planning.plan_acts where plan_id = ${planId} and version = ${version}`.execute(tx);
  return found.rows[0] === undefined ? undefined : allLines.parse(found.rows[0].lines);
}

/** The lines that an approval or an adjustment decided last: money was given to them. */
export async function findDecidedLines(tx: Tx, planId: Id<"plan">): Promise<readonly Line[]> {
  const found = await sql<{ lines: unknown }>`
    select lines from planning.plan_acts where plan_id = ${planId} and act in ('approve', 'adjust') and version is not null
    order by version desc limit 1`.execute(tx);
  return found.rows[0] === undefined ? [] : allLines.parse(found.rows[0].lines);
}

type RemarkRow = {
  readonly remarkId: Remark["remarkId"];
  readonly lineKind: PlanLineKind | null;
  readonly lineId: string | null;
  readonly lineLabel: string | null;
  readonly text: string;
  readonly madeAt: string;
  readonly madeBy: string | null;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly answeredBy: string | null;
};

export async function listRemarks(tx: Tx, planId: Id<"plan">): Promise<readonly Remark[]> {
  const found = await sql<RemarkRow>`
    select remark.remark_id as "remarkId", remark.line_kind as "lineKind", remark.line_id as "lineId", remark.line_label as "lineLabel",
      remark.remark as text, remark.made_at as "madeAt", maker.full_name as "madeBy", remark.answer, remark.answered_at as "answeredAt",
      answerer.full_name as "answeredBy"
    from planning.plan_remarks remark
    left join authority.officers maker on maker.officer_id = remark.made_by
    left join authority.officers answerer on answerer.officer_id = remark.answered_by
    where remark.plan_id = ${planId} order by remark.made_at, remark.remark_id`.execute(tx);
  return found.rows.map(
    ({ remarkId, lineKind, lineId, lineLabel, text, madeAt, madeBy, answer, answeredAt, answeredBy }) => ({
      remarkId,
      line:
        lineKind === null || lineId === null || lineLabel === null
          ? null
          : { kind: lineKind, id: lineId, label: lineLabel },
      text,
      madeAt,
      madeBy,
      answer: answer === null || answeredAt === null ? null : { text: answer, at: answeredAt, by: answeredBy },
    }),
  );
}

export async function addRemark(
  { tx, now, actor }: ActContext,
  plan: Pick<PlanHead, "planId" | "areaId">,
  made: { readonly remarkId: Id<"remark">; readonly line: Remark["line"]; readonly text: string },
): Promise<void> {
  await tx
    .insertInto("planning.plan_remarks")
    .values({
      plan_id: plan.planId,
      remark_id: made.remarkId,
      area_id: plan.areaId,
      line_kind: made.line?.kind ?? null,
      line_id: made.line?.id ?? null,
      line_label: made.line?.label ?? null,
      remark: made.text,
      made_at: now,
      made_by: actor.officerId,
    })
    .execute();
}

export async function setAnswer(
  { tx, now, actor }: ActContext,
  remarkId: Id<"remark">,
  planId: Id<"plan">,
  text: string,
): Promise<void> {
  await tx
    .updateTable("planning.plan_remarks")
    .set({ answer: text, answered_at: now, answered_by: actor.officerId })
    .where("plan_id", "=", planId)
    .where("remark_id", "=", remarkId)
    .execute();
}

export async function listAdjustments(tx: Tx, planId: Id<"plan">): Promise<readonly Adjustment[]> {
  const found = await sql<Omit<Adjustment, "changes"> & { readonly changes: unknown }>`
    select adjustment.adjustment_id as "adjustmentId", adjustment.reason, adjustment.changes, adjustment.proposed_at as "proposedAt",
      maker.full_name as "proposedBy", adjustment.outcome, adjustment.note, adjustment.decided_at as "decidedAt",
      decider.full_name as "decidedBy"
    from planning.plan_adjustments adjustment
    left join authority.officers maker on maker.officer_id = adjustment.proposed_by
    left join authority.officers decider on decider.officer_id = adjustment.decided_by
    where adjustment.plan_id = ${planId} order by adjustment.proposed_at, adjustment.adjustment_id`.execute(tx);
  return found.rows.map((row) => ({ ...row, changes: allChanges.parse(row.changes) }));
}

/** When an adjustment was asked for. */
export async function proposalOf(
  tx: Tx,
  of: { readonly planId: Id<"plan">; readonly adjustmentId: Id<"adjustment"> },
): Promise<string | null> {
  const found = await sql<{ at: string }>`
    select proposed_at as at from planning.plan_adjustments
    where plan_id = ${of.planId} and adjustment_id = ${of.adjustmentId}`.execute(tx);
  return found.rows[0]?.at ?? null;
}

export async function addAdjustment(
  { tx, now, actor }: ActContext,
  plan: Pick<PlanHead, "planId" | "areaId">,
  made: Pick<Adjustment, "adjustmentId" | "reason" | "changes">,
): Promise<void> {
  await tx
    .insertInto("planning.plan_adjustments")
    .values({
      plan_id: plan.planId,
      adjustment_id: made.adjustmentId,
      area_id: plan.areaId,
      reason: made.reason,
      changes: JSON.stringify(z.encode(allChanges, made.changes)),
      proposed_at: now,
      proposed_by: actor.officerId,
    })
    .execute();
}

export async function setOutcome(
  { tx, now, actor }: ActContext,
  planId: Id<"plan">,
  decided: Pick<Adjustment, "adjustmentId" | "outcome" | "note">,
): Promise<void> {
  await tx
    .updateTable("planning.plan_adjustments")
    .set({ outcome: decided.outcome, note: decided.note, decided_at: now, decided_by: actor.officerId })
    .where("plan_id", "=", planId)
    .where("adjustment_id", "=", decided.adjustmentId)
    .execute();
}
