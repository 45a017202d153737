import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { AccountKind, PostingKind } from "#programme/ledger/ledger.ts";
import type { PackMoney } from "#programme/planning/framework/programme-parts.ts";

type MoneyPattern = PackMoney["pattern"];

/**
 * What is not paid household by household (works, training, communication) moves through its stages by the papers of the treasury:
 * the contract commits, the order to pay disburses, the accepted voucher settles; what a contract leaves is released, and what will
 * not be used is returned (Circular 60/2026/TT-BTC Art. 3.2).
 */
export const voucherStages = ["committed", "disbursed", "settled", "released", "returned"] as const;
export type VoucherStage = (typeof voucherStages)[number];

export const voucherMoves = {
  committed: { kind: "commit", from: "allocated", to: "committed" },
  disbursed: { kind: "disburse", from: "committed", to: "disbursed" },
  settled: { kind: "settle", from: "disbursed", to: "settled" },
  released: { kind: "return", from: "committed", to: "allocated" },
  returned: { kind: "return", from: "allocated", to: "returned" },
} as const satisfies Record<
  VoucherStage,
  { readonly kind: PostingKind; readonly from: AccountKind; readonly to: AccountKind }
>;

/** The stage whose documents bring the money that this one moves; undefined where the allocation brings it. */
export function stageBefore(stage: VoucherStage): VoucherStage | undefined {
  const { from } = voucherMoves[stage];
  return from === "allocated" ? undefined : from;
}

/** Household support is paid exactly once, by batches that name each household: no voucher goes past them. */
export function isPaidByBatches(pattern: MoneyPattern): boolean {
  return (
    pattern === "per_household" ||
    pattern === "per_person" ||
    pattern === "monthly_per_household" ||
    pattern === "monthly_per_person"
  );
}

export function checkVoucher(
  voucher: { readonly stage: VoucherStage; readonly bookedOn: LocalDate },
  line: { readonly pattern: MoneyPattern; readonly year: number },
  today: LocalDate,
): Result<null, Refusal> {
  if (isPaidByBatches(line.pattern) && voucher.stage !== "returned") return failure(refuse("planning.paid_by_batches"));
  if (voucher.bookedOn > today) return failure(refuse("planning.voucher_in_future", { day: voucher.bookedOn }));
  if (Number(voucher.bookedOn.slice(0, 4)) < line.year)
    return failure(refuse("planning.voucher_before_line", { year: line.year }));
  return success(null);
}
