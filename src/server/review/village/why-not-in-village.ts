import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { whyNotReviewAct } from "#programme/review/village/why-not-review-act.ts";
import type { PlaceAct } from "#programme/review/village/why-not-review-act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { latestPosting, listVillageStates } from "./villages-store.ts";

/** What the page says of the act too, by the states of the village's reviews now. */
export async function whyNotInVillage(
  tx: Tx,
  act: PlaceAct,
  of: { readonly roundId: Id<"round">; readonly villageId: string },
): Promise<Refusal | undefined> {
  return whyNotReviewAct(act, await listVillageStates(tx, of), await latestPosting(tx, of));
}
