/** What is refused in payment, each code once with its facts. */
import type { Declared, RefusalTable } from "#kernel/refusal.ts";

export const paymentRefusals = {
  "answer_file.column_unknown": { facts: { column: "text", columns: "text" } },
  "answer_file.day_wrong": { facts: { row: "number", column: "text", value: "text" } },
  "answer_file.empty": { facts: {} },
  "answer_file.outcome_unknown": { facts: { row: "number", column: "text", value: "text", outcomes: "text" } },
  "payment.account_incomplete": { facts: {} },
  "payment.account_of_another_name": { facts: {} },
  "payment.activities_apart": { facts: {} },
  "payment.all_lines_excluded": { facts: {} },
  "payment.answer_not_whole": { facts: {} },
  "payment.answer_of_other_family": { facts: { namespace: "text" } },
  "payment.answer_unreadable": { facts: {}, more: { reason: "text" } },
  "payment.authorisation_missing": { facts: {}, rule: "Circular 60/2026/TT-BTC Art. 3.3" },
  "payment.cash_point_missing": { facts: {} },
  "payment.does_not_reconcile": { facts: { difference: "money" } },
  "payment.lines_blocked": { facts: { lines: "number" } },
  "payment.lines_changed": { facts: {}, rule: "separation of duties" },
  "payment.no_debtor_account": { facts: { commune: "text" } },
  "payment.not_a_cash_batch": { facts: {} },
  "payment.not_now": { facts: {}, more: { act: "text", state: "text" } },
  "payment.nothing_due": { facts: { due: "number", leftOut: "number" }, more: { reason: "text" } },
  "payment.nothing_to_return": { facts: {}, more: { state: "text" } },
  "payment.open_instructions": { facts: { amount: "money", open: "number" }, more: { state: "text" } },
  "payment.other_method": { facts: {} },
  "payment.payee_not_verified": { facts: {} },
  "payment.signed_already": { facts: {}, more: { role: "text" }, rule: "separation of duties" },
  "payment.signed_for_already": { facts: {}, more: { instruction: "text" } },
  "payment.without_payee": { facts: {} },
} as const satisfies RefusalTable;

declare module "#kernel/refusal.ts" {
  interface Refusals extends Declared<typeof paymentRefusals> {}
}
