import { z } from "zod";
import type { RowOf } from "#web/client.ts";
import type { listReviews } from "#contract/review/round.ts";

export type MetHousehold = RowOf<typeof listReviews>;

const households = z.record(z.string(), z.object({ agreed: z.string(), objection: z.string() }));
export const draftShape = z.object({
  meetingId: z.string(),
  heldOn: z.string(),
  chair: z.string(),
  secretary: z.string(),
  frontObserver: z.string(),
  householdRepresentative: z.string(),
  minutesSignedOn: z.string(),
  present: z.string(),
  minutes: z.string(),
  households,
});
export type MeetingDraft = z.output<typeof draftShape>;
