/** The authority knows what an office has in its hands only by asking: delivery answers. */
import type { Id } from "#kernel/id.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { declareQuestion } from "#server/platform/question.ts";

export type ActivitiesOfOffice = {
  /** How many referrals it has not answered. */
  readonly countReferrals: (tx: Tx, officeId: Id<"office">) => Promise<number>;
  /** How many activities that are not closed are assigned to the office. */
  readonly countOpen: (tx: Tx, officeId: Id<"office">) => Promise<number>;
};

export const activitiesOfOffice = declareQuestion<ActivitiesOfOffice>("activities of an office");
