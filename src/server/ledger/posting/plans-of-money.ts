/** The ledger knows what its money is planned for only by asking: planning answers. */
import type { RawBuilder } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { declareQuestion } from "#server/platform/question.ts";
import type { WithheldMoney } from "./withheld-money.ts";

export type PlansOfMoney = {
  /** What is withheld from the reader of the money of an area and of all below it. */
  readonly moneyWithheld: (context: ActContext, areaId: string) => Promise<WithheldMoney>;
  /** Refuses money of one commune alone, or of one fund line alone, that is withheld from the reader. */
  readonly refuseMoney: (
    context: ActContext,
    asked: { readonly areaId: string; readonly fundLineId?: Id<"fund line"> | null | undefined },
  ) => Promise<Refusal | undefined>;
  /** The area of the plan that a line belongs to. */
  readonly areaOfActivityLine: (tx: Tx, activityLineId: Id<"activity line">) => Promise<string | undefined>;
  /** Rows (activity_line_id, title, plan_id): lines of activity in their plans. */
  readonly activityLines: () => RawBuilder<unknown>;
};

export const plansOfMoney = declareQuestion<PlansOfMoney>("plans of money");
