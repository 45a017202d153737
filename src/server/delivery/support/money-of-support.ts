/** Delivery knows whether a support is in a payment batch only by asking: payment answers. */
import type { Id } from "#kernel/id.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { declareQuestion } from "#server/platform/question.ts";

export type MoneyOfSupport = {
  /** The title of the batch in which the money of the support is or was paid; undefined: of none. */
  readonly batchOf: (
    tx: Tx,
    support: { readonly householdId: Id<"household">; readonly supportId: Id<"support"> },
  ) => Promise<string | undefined>;
};

export const moneyOfSupport = declareQuestion<MoneyOfSupport>("money of a support");
