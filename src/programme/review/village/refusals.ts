/** What is refused in review/village, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const reviewVillageRefusals = {
  "review.answers_in": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.answers_missing": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.decided_already": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.left_the_round": { facts: {} },
  "review.met_already": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.more_agreed_than_present": { facts: { agreed: "number", present: "number" } },
  "review.not_before_the_meeting": { facts: {}, more: { householdId: "text" }, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.nobody_listed": { facts: {} },
  "review.nothing_met": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.nothing_scored": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.nothing_posted": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.objection_answered": { facts: {} },
  "review.objection_after_posting": {
    facts: { receivedOn: "day", until: "day" },
    more: { householdId: "text" },
    rule: "Decision 24/2021/QD-TTg Art. 4",
  },
  "review.objection_waits": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.opinion_not_needed": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4; Decree 131/2025/ND-CP" },
  "review.pdf_unreadable": { facts: {} },
  "review.picture_too_many_pixels": { facts: { height: "number", megapixels: "number", width: "number" } },
  "review.picture_unreadable": { facts: {} },
  "review.posted_already": { facts: { from: "day", until: "day" }, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.posting_over": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.rechecked_already": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.results_posted": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4" },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof reviewVillageRefusals> {}
}
