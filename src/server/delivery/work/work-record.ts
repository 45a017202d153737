import { sql } from "kysely";
import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { applyWorkAct } from "#programme/delivery/work/work-state.ts";
import type { WorkAct, WorkState } from "#programme/delivery/work/work-state.ts";
import type { WorkMoney } from "#programme/delivery/work/work-account.ts";
import { firstDayOf } from "#server/platform/act/day-of-instant.ts";
import { actsOn } from "#server/platform/act/record-act.ts";
import type { RecordContext } from "#server/platform/act/record-act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { contractDayOf, lastStepOf, lockWork, moneyOfWork, warrantyEndOf } from "./works-store.ts";

export type WorkInUse = {
  readonly workId: Id<"work">;
  readonly areaId: string;
  readonly communeId: string;
  readonly year: number;
  readonly state: WorkState;
  readonly money: WorkMoney;
};

/** A work under its lock. */
export type WorkContext = RecordContext<WorkInUse, WorkState>;

async function findInUse(tx: Tx, workId: Id<"work">): Promise<WorkInUse | undefined> {
  const found = await sql<Omit<WorkInUse, "money">>`
    select work.work_id as "workId", work.commune_id as "areaId", work.commune_id as "communeId", activity.year, work.state
    from delivery.works work join delivery.activities activity on activity.activity_id = work.activity_id
    where work.work_id = ${workId}`.execute(tx);
  const [row] = found.rows;
  return row === undefined ? undefined : { ...row, money: await moneyOfWork(tx, workId) };
}

export const { act: workAct } = actsOn({
  name: "work",
  param: "workId",
  lock: async (tx, workId: Id<"work">) => lockWork(tx, workId),
  find: findInUse,
  days: {
    year: async ({ tx }, workId) => {
      const work = await findInUse(tx, idOf("work", workId));
      return work === undefined ? null : firstDayOf(work.year);
    },
    work_contract: async ({ tx }, workId) => contractDayOf(tx, idOf("work", workId)),
    work_step: async ({ tx }, workId) => lastStepOf(tx, idOf("work", workId)),
    warranty: async ({ tx }, workId) => warrantyEndOf(tx, idOf("work", workId)),
  },
  next: ({ state }: WorkInUse, act: WorkAct): Result<WorkState, Refusal> => applyWorkAct(state, act),
});
