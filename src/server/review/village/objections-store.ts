import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type Objection = {
  readonly householdId: Id<"household">;
  readonly objectionId: Id<"objection">;
  readonly reviewId: Id<"review">;
  readonly roundId: Id<"round">;
  readonly indicator: string | null;
  readonly reason: string;
  readonly receivedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly enteredOn: LocalDate | null;
  readonly outcome: string | null;
  readonly answer: string | null;
};

const objectionColumns = sql`objection.household_id as "householdId", objection.objection_id as "objectionId",
  objection.review_id as "reviewId", review.round_id as "roundId", objection.indicator, objection.reason,
  objection.received_on as "receivedOn", objection.due_on as "dueOn", objection.entered_on as "enteredOn",
  objection.outcome, objection.answer`;

export async function addObjection(
  tx: Tx,
  objection: Pick<
    Objection,
    "householdId" | "objectionId" | "reviewId" | "indicator" | "reason" | "receivedOn" | "dueOn"
  > & {
    readonly communeId: string;
    readonly enteredOn: LocalDate;
    readonly objector: string;
    readonly objectorKind: string;
  },
): Promise<void> {
  await tx
    .insertInto("review.objections")
    .values({
      household_id: objection.householdId,
      objection_id: objection.objectionId,
      review_id: objection.reviewId,
      commune_id: objection.communeId,
      indicator: objection.indicator,
      objector: objection.objector,
      objector_kind: objection.objectorKind,
      reason: objection.reason,
      received_on: objection.receivedOn,
      due_on: objection.dueOn,
      entered_on: objection.enteredOn,
    })
    .execute();
}

/** The round in which the objection was made. */
export async function roundOfObjection(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly objectionId: Id<"objection"> },
): Promise<Id<"round"> | undefined> {
  const found = await sql<{ roundId: Id<"round"> }>`select review.round_id as "roundId" from review.objections objection
    join review.reviews review on review.household_id = objection.household_id and review.review_id = objection.review_id
    where objection.household_id = ${of.householdId} and objection.objection_id = ${of.objectionId}`.execute(tx);
  return found.rows[0]?.roundId;
}

export async function loadObjection(
  tx: Tx,
  householdId: Id<"household">,
  objectionId: Id<"objection">,
): Promise<Objection | undefined> {
  const found = await sql<Objection>`
    select ${objectionColumns} from review.objections objection
    join review.reviews review on review.household_id = objection.household_id and review.review_id = objection.review_id
    where objection.household_id = ${householdId} and objection.objection_id = ${objectionId} for update of objection`.execute(
    tx,
  );
  return found.rows[0];
}

export async function setObjectionAnswer(
  tx: Tx,
  objection: Objection,
  answer: { readonly answeredOn: LocalDate; readonly outcome: string; readonly answer: string },
): Promise<void> {
  await tx
    .updateTable("review.objections")
    .set({ answered_on: answer.answeredOn, outcome: answer.outcome, answer: answer.answer })
    .where("household_id", "=", objection.householdId)
    .where("objection_id", "=", objection.objectionId)
    .execute();
}

export async function listObjections(
  tx: Tx,
  householdId: Id<"household">,
  reviewId: Id<"review">,
): Promise<readonly Objection[]> {
  const found = await sql<Objection>`
    select ${objectionColumns} from review.objections objection
    join review.reviews review on review.household_id = objection.household_id and review.review_id = objection.review_id
    where objection.household_id = ${householdId} and objection.review_id = ${reviewId}
    order by objection.received_on, objection.objection_id`.execute(tx);
  return found.rows;
}
