import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { checkWorkPayment } from "#programme/delivery/work/work-account.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { moneyOfWork } from "./works-store.ts";

/** Why a document of a fund line is none of the work that it names: the work has another line, or so much is not payable. */
export async function refuseWorkPayment(
  tx: Tx,
  document: {
    readonly workId: Id<"work"> | null;
    readonly fundLineId: Id<"fund line">;
    readonly amount: Money;
    readonly isAdvance: boolean;
    /** Is it an order to pay? */
    readonly isPayment: boolean;
  },
): Promise<Result<null, Refusal>> {
  const { workId, fundLineId, isPayment } = document;
  if (document.isAdvance && (workId === null || !isPayment)) return failure(refuse("delivery.advance_without_work"));
  if (workId === null) return success(null);
  const found = await sql<{ fundLineId: Id<"fund line"> }>`
    select activity.fund_line_id as "fundLineId" from delivery.works work
    join delivery.activities activity on activity.activity_id = work.activity_id where work.work_id = ${workId}`.execute(
    tx,
  );
  if (found.rows[0]?.fundLineId !== fundLineId) return failure(refuse("delivery.work_of_other_line"));
  return isPayment ? checkWorkPayment(await moneyOfWork(tx, workId), document) : success(null);
}
