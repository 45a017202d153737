/** What is refused in review/standard, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const reviewStandardRefusals = {
  "review.answer_missing": {
    facts: { question: "named" },
    more: { indicator: "named", missing: "text", problems: "number" },
  },
  "review.answer_unknown": {
    facts: { answer: "text", question: "named" },
    more: { missing: "text", problems: "number" },
  },
  "review.average_below_line": { facts: {}, rule: "Decree 07/2021/ND-CP Art. 3; Circular 07/2021/TT-BLDTBXH" },
  "review.average_by_income": { facts: {}, rule: "Decree 07/2021/ND-CP Art. 3; Circular 07/2021/TT-BLDTBXH" },
  "review.class_undecided": { facts: {}, more: { class: "text", missing: "text" } },
  "review.member_answer_missing": {
    facts: { name: "text", question: "named" },
    more: { indicator: "named", missing: "text", personId: "text", problems: "number" },
  },
  "review.no_score_table": { facts: {}, more: { areaGroup: "text" }, rule: "Circular 07/2021/TT-BLDTBXH, form B1" },
  "review.table_loaded_already": { facts: {} },
  "review.table_wrong": {
    facts: { errors: "number", row: "number" },
    more: { field: "text", reason: "text", remedy: "text" },
  },
  "standard.unknown_rule": { facts: { indicator: "named", standard: "text" } },
  "standard.unknown_score_cut": { facts: {}, more: { standard: "text" } },
  "standard.without_income": { facts: {}, more: { standard: "text" } },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof reviewStandardRefusals> {}
}
