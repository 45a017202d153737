import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pastPostings } from "./past-postings.ts";
import { readPastFigures } from "./past-years.ts";

const words = {
  areas: new Set(["21484", "21490"]),
  sources: new Set(["CENTRAL_INVEST"]),
  components: new Set(["DA1"]),
  openYear: 2026,
};
const row = (stage: string, amount: string, more: Readonly<Record<string, string>> = {}) => ({
  year: "2024",
  origin_year: "",
  source: "CENTRAL_INVEST",
  component: "DA1",
  area: "21484",
  stage,
  month: stage === "disbursed" ? "11" : "",
  amount,
  ...more,
});
const closed = [
  row("allocated", "1.000.000"),
  row("disbursed", "700000"),
  row("settled", "650000"),
  row("returned", "100000"),
  row("carried_over", "200000"),
];
const reasons = (rows: Parameters<typeof readPastFigures>[0]) =>
  readPastFigures(rows, words).errors.map(({ row: at, field, reason }) => [at, field, reason]);

describe("figures of closed years", () => {
  test("are taken when every line of every year is used up", () => {
    const { figures, errors } = readPastFigures(closed, words);
    assert.deepEqual(errors, []);
    assert.equal(figures[0]?.amount, 1_000_000n);
    assert.equal(figures[0]?.originYear, 2024);
  });
  test("are refused where a line does not add up, to the đồng", () => {
    const { errors } = readPastFigures(closed.slice(0, 4), words);
    assert.deepEqual(errors, [
      {
        row: null,
        field: "amount",
        reason: "does_not_add_up",
        value: "21484 · CENTRAL_INVEST · DA1 · 2024 · 2024: 200000",
      },
    ]);
  });
  test("carry what was left into the next year under the year of its origin", () => {
    const next = [
      row("disbursed", "150000", { year: "2025", origin_year: "2024", month: "3" }),
      row("returned", "50000", { year: "2025", origin_year: "2024" }),
    ];
    assert.deepEqual(reasons([...closed, ...next]), []);
    assert.deepEqual(reasons([...closed, ...next.slice(0, 1)]), [[null, "amount", "does_not_add_up"]]);
  });
  test("name row, column and reason of everything that is wrong at once", () => {
    assert.deepEqual(
      reasons([
        row("allocated", "12,5"),
        row("disbursed", "1", { month: "13" }),
        row("settled", "1", { month: "2" }),
        row("allocated", "1", { area: "99999" }),
        row("allocated", "1", { year: "2026" }),
        row("allocated", "1", { origin_year: "2025" }),
        row("spent", "1"),
        row("returned", "1"),
        row("returned", "2"),
      ]),
      [
        [1, "amount", "not_money"],
        [2, "month", "not_a_month"],
        [3, "month", "not_a_month"],
        [4, "area", "unknown"],
        [5, "year", "not_a_year"],
        [6, "origin_year", "not_a_year"],
        [7, "stage", "unknown"],
        [9, "stage", "stands_twice"],
      ],
    );
  });
  test("may not settle more than was disbursed", () => {
    const rows = closed.map((one) => (one.stage === "settled" ? { ...one, amount: "700001" } : one));
    assert.deepEqual(reasons(rows), [[null, "amount", "settled_above_disbursed"]]);
  });
});

describe("postings of closed years", () => {
  test("sum to zero, one for all communes, in the order in which the money is there", () => {
    const other = closed.map((one) => ({ ...one, area: "21490" }));
    const { figures } = readPastFigures([...closed.toReversed(), ...other], words);
    const postings = pastPostings("51", figures);
    assert.deepEqual(
      postings.map(({ kind, bookedOn }) => [kind, bookedOn]),
      [
        ["fund", "2024-01-01"],
        ["disburse", "2024-11-30"],
        ["settle", "2024-12-31"],
        ["return", "2024-12-31"],
        ["carry_over", "2024-12-31"],
      ],
    );
    for (const { entries } of postings) {
      assert.equal(entries.length, 4);
      assert.equal(
        entries.reduce((sum, { amount }) => sum + amount, 0n),
        0n,
      );
    }
  });
  test("leave what was carried over in the year after, of its own origin", () => {
    const { figures } = readPastFigures(closed, words);
    const [last] = pastPostings("51", figures).toReversed();
    assert.deepEqual(
      last?.entries.map(({ account, amount }) => [account.year, account.originYear, account.kind, amount]),
      [
        [2024, 2024, "allocated", -200_000n],
        [2025, 2024, "allocated", 200_000n],
      ],
    );
  });
});
