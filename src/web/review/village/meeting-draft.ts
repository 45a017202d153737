import { z } from "zod";
import { countInput, text } from "#contract/input.ts";
import type { listReviews } from "#contract/review/round.ts";
import type { recordMeeting } from "#contract/review/village.ts";
import type { RowOf } from "#web/client.ts";
import type { WrittenAsk } from "#web/ui/form/written.ts";

export type MetHousehold = RowOf<typeof listReviews>;

/** A line for every household, by its id; only those on which not all agreed, or against which something was said, are sent. */
export const besides = z.object({
  households: z.record(z.string(), z.object({ agreed: countInput.optional(), objection: text(1000, 0).optional() })),
});
type Draft = WrittenAsk<typeof recordMeeting, typeof besides>;

/** Where only an objection was written, all who were present agreed. */
export function resultsOf(households: Draft["households"] = {}, present: Draft["present"]): Draft["results"] {
  const isSaid = (written: number | string | undefined) => String(written ?? "").trim() !== "";
  return Object.entries(households).flatMap(([householdId, { agreed, objection } = {}]) =>
    isSaid(agreed) || isSaid(objection) ? [{ householdId, agreed: isSaid(agreed) ? agreed : present, objection }] : [],
  );
}
