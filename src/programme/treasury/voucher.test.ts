import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { checkVoucher, voucherMoves, voucherStages } from "./voucher.ts";

const today = localDate("2026-11-20");
const voucher = { stage: "disbursed", bookedOn: localDate("2026-11-19") } as const;
const work = { pattern: "per_work", year: 2026 } as const;
const codeOf = (...asked: Parameters<typeof checkVoucher>) => {
  const answer = checkVoucher(...asked);
  return answer.ok ? "ok" : answer.failure.code;
};

describe("a voucher", () => {
  test("moves money of works and groups", () => {
    assert.equal(codeOf(voucher, work, today), "ok");
    assert.equal(codeOf(voucher, { ...work, pattern: "per_group" }, today), "ok");
  });
  test("never pays what is paid household by household, and may return what households did not need", () => {
    for (const pattern of ["per_household", "per_person", "monthly_per_person"] as const) {
      assert.equal(codeOf(voucher, { ...work, pattern }, today), "planning.paid_by_batches");
      assert.equal(codeOf({ ...voucher, stage: "returned" }, { ...work, pattern }, today), "ok");
    }
  });
  test("has a day between the budget year of its line and today", () => {
    assert.equal(codeOf({ ...voucher, bookedOn: localDate("2026-11-21") }, work, today), "planning.voucher_in_future");
    assert.equal(
      codeOf({ ...voucher, bookedOn: localDate("2025-12-31") }, work, today),
      "planning.voucher_before_line",
    );
  });
  test("takes money from where the stage before put it", () => {
    assert.deepEqual(
      voucherStages.map((stage) => `${voucherMoves[stage].from} > ${voucherMoves[stage].to}`),
      [
        "allocated > committed",
        "committed > disbursed",
        "disbursed > settled",
        "committed > allocated",
        "allocated > returned",
      ],
    );
  });
});
