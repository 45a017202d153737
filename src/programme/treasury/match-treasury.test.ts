import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { matchTreasury } from "./match-treasury.ts";
import type { OwnPayment } from "./match-treasury.ts";
import { columnsMissing, readTreasuryRows } from "./read-treasury.ts";

const mapping = {
  date: "Ngày",
  amount: "Số tiền",
  reference: "Số chứng từ",
  commune: "Xã",
  source: "Nguồn",
  communeCodes: { "1234567": "21484" },
  sourceCodes: {},
};
const known = { communes: new Set(["21484", "21490"]), sources: new Set(["CENTRAL_INVEST"]) };
const row = (day: string, amount: string, reference = "", commune = "1234567", source = "") => ({
  Ngày: day,
  "Số tiền": amount,
  "Số chứng từ": reference,
  Xã: commune,
  Nguồn: source,
});
const read = (...rows: readonly ReturnType<typeof row>[]) => readTreasuryRows(rows, mapping, known);
const payment = (postingId: string, amount: number, more: Partial<OwnPayment> = {}): OwnPayment => ({
  postingId,
  references: [],
  amount: dong(amount),
  on: localDate("2026-11-05"),
  communeId: "21484",
  fundSource: "CENTRAL_INVEST",
  ...more,
});
const november = { from: localDate("2026-11-01"), to: localDate("2026-11-30") };
const found = (lines: ReturnType<typeof read>["lines"], payments: readonly OwnPayment[]) =>
  matchTreasury(lines, payments, november).map((one) => [
    one.finding,
    "line" in one ? one.line.row : null,
    "payment" in one ? one.payment.postingId : null,
  ]);

describe("a file of the treasury", () => {
  test("is read by a mapping: days and sums as people write them, codes as configured", () => {
    const { lines, bad } = read(row("05/11/2026", "1.250.000", "UNC 17"), row("2026-11-06", "30000000"));
    assert.deepEqual(bad, []);
    assert.deepEqual(
      lines.map(({ on, amount, reference, communeId }) => [on, amount, reference, communeId]),
      [
        ["2026-11-05", 1_250_000n, "UNC 17", "21484"],
        ["2026-11-06", 30_000_000n, null, "21484"],
      ],
    );
  });
  test("tells each bad row by field and reason, and takes the others", () => {
    const { lines, bad } = read(
      row("31/02/2026", "5"),
      row("05/11/2026", "-5"),
      row("05/11/2026", "5", "", "7654321"),
      row("05/11/2026", "5", "", "", "0413"),
      row("05/11/2026", "5"),
    );
    assert.deepEqual(
      bad.map(({ row: at, field, reason }) => [at, field, reason]),
      [
        [1, "date", "not_a_day"],
        [2, "amount", "not_money"],
        [3, "commune", "unknown_commune"],
        [4, "source", "unknown_source"],
      ],
    );
    assert.deepEqual(
      lines.map((line) => line.row),
      [5],
    );
  });
  test("gives two rows of the same facts two keys, and the same rows again the same keys", () => {
    const twice = () => read(row("05/11/2026", "5"), row("05/11/2026", "5")).lines.map(({ key }) => key);
    assert.equal(new Set(twice()).size, 2);
    assert.deepEqual(twice(), twice());
  });
  test("that lacks a mapped column says which", () => {
    assert.deepEqual(columnsMissing(["Ngày", "Số tiền", "Xã", "Nguồn"], mapping), ["Số chứng từ"]);
  });
});

describe("lines of the treasury", () => {
  test("meet a payment by its reference however it is spelled, also when the amount differs", () => {
    const { lines } = read(row("20/11/2026", "100", "MSG-1 a"), row("05/11/2026", "99", "msg2"));
    const payments = [payment("p1", 100, { references: ["MSG1A"] }), payment("p2", 100, { references: ["MSG2"] })];
    assert.deepEqual(found(lines, payments), [
      ["matched", 1, "p1"],
      ["amount_differs", 2, "p2"],
    ]);
  });
  test("without a reference meet one of the same amount and commune, the nearest day first, and each once", () => {
    const { lines } = read(row("06/11/2026", "100"), row("06/11/2026", "100"), row("06/11/2026", "100"));
    const payments = [
      payment("far", 100, { on: localDate("2026-11-10") }),
      payment("near", 100),
      payment("elsewhere", 100, { communeId: "21490" }),
      payment("long ago", 100, { on: localDate("2026-10-01") }),
    ];
    assert.deepEqual(found(lines, payments), [
      ["matched", 1, "near"],
      ["matched", 2, "far"],
      ["only_with_treasury", 3, null],
      ["only_with_us", null, "elsewhere"],
    ]);
  });
  test("whose reference is ours do not fall back to another payment", () => {
    const { lines } = read(row("05/11/2026", "100", "A"), row("05/11/2026", "100", "A"));
    assert.deepEqual(found(lines, [payment("a", 100, { references: ["A"] }), payment("b", 100)]), [
      ["matched", 1, "a"],
      ["only_with_treasury", 2, null],
      ["only_with_us", null, "b"],
    ]);
  });
});
