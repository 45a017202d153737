/** What is refused in review/survey, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const reviewSurveyRefusals = {
  "review.birth_differs": {
    facts: { name: "text", given: "day", recorded: "day" },
    more: { personId: "text" },
  },
  "review.birth_unrecorded": { facts: { name: "text" }, more: { personId: "text" } },
  "review.answers_refuted": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.answer_out_of_bounds": {
    facts: { question: "named", answer: "number", least: "number", most: "number" },
  },
  /** A question that neither the standard nor the form has. */
  "review.answer_not_asked": { facts: { field: "text" } },
  "review.member_answer_not_asked": { facts: { field: "text", name: "text" }, more: { personId: "text" } },
  "review.answers_unreadable": { facts: {}, more: { field: "text", reason: "text" } },
  "review.confirmed_differs": { facts: { question: "named" } },
  "review.confirmed_of_other_review": { facts: {} },
  "review.enough_evidence": { facts: { most: "number" } },
  "review.evidence_removed_already": { facts: {} },
  "review.file_of_another_kind": { facts: {} },
  "review.file_too_large": { facts: { megabytes: "number" } },
  "review.income_differs": { facts: { stated: "money", computed: "money" } },
  "review.income_source_twice": { facts: { source: "text" } },
  "review.income_source_unknown": { facts: { source: "text" } },
  "review.no_form": { facts: { standard: "text" } },
  "review.nobody_lives_there": { facts: { day: "day" } },
  "review.person_answered_twice": { facts: { name: "text" } },
  "review.person_not_answered": { facts: { name: "text", day: "day" } },
  "review.person_not_in_household": { facts: { day: "day", personId: "text" } },
  "review.picture_heic": { facts: {} },
  "review.round_too_far": { facts: { days: "number" } },
  "review.screen_first": { facts: {}, rule: "Decision 24/2021/QD-TTg Art. 4" },
  "review.setting_unknown": { facts: {}, rule: "Decree 07/2021/ND-CP Art. 3" },
  "review.sex_differs": {
    facts: { name: "text", given: "named", recorded: "named" },
    more: { personId: "text" },
  },
  "review.sex_unrecorded": { facts: { name: "text" }, more: { personId: "text" } },
  "review.signature_is_a_picture": { facts: {} },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof reviewSurveyRefusals> {}
}
