import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { Texts } from "#programme/planning/framework/programme-parts.ts";
import type { SupportState } from "#programme/delivery/support-acts.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";
import { supportsWithNames } from "#server/delivery/support/supports-store.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type FieldListRow = {
  readonly supportId: Id<"support">;
  readonly villageName: string | null;
  readonly headName: string | null;
  /** Whom of the household it is for; null: the household as a whole. */
  readonly personName: string | null;
  readonly address: string | null;
  readonly instalment: number;
  readonly instalments: number;
  readonly instalmentName: Texts | null;
  readonly dueOn: LocalDate | null;
  readonly amount: Money;
  readonly state: SupportState;
  readonly deliveredOn: LocalDate | null;
};

/** Live supports of an activity by village and address, as the route goes. */
export async function listFieldRows(tx: Tx, activityId: Id<"activity">): Promise<readonly FieldListRow[]> {
  const found = await sql<FieldListRow>`
    select support.support_id as "supportId", village.name as "villageName", person.full_name as "headName", supported.full_name as "personName", household.address,
      support.instalment, support.instalments, support.instalment_name as "instalmentName", support.due_on as "dueOn", support.amount, support.state, support.delivered_on as "deliveredOn"
    from ${supportsWithNames}
    where support.activity_id = ${activityId} and support.state not in ('refused', 'returned')
    order by village.name ${nameOrder} nulls last, household.address ${nameOrder} nulls last, person.full_name ${nameOrder},
      support.series_id, support.instalment`.execute(tx);
  return found.rows;
}
