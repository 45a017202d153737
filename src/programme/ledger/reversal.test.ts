import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dong } from "#kernel/money.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure } from "#kernel/result.ts";
import { standsOn, valueOf } from "./contribution.ts";
import { reverseEntries } from "./reversal.ts";

const budget = { kind: "budget" };
const source = { kind: "source" };
const posting = (kind: string, left: number, reversedBy: string | null = null) =>
  reverseEntries({
    kind,
    referenceKind: "budget",
    reversedBy,
    entries: [
      { account: source, amount: dong(-50), balance: dong(-50) },
      { account: budget, amount: dong(50), balance: dong(left) },
    ],
  });

describe("a reversal", () => {
  test("mirrors every entry", () => {
    const mirrored = posting("fund", 50);
    assert.ok(mirrored.ok);
    assert.deepEqual(
      mirrored.value.map(({ account, amount }) => [account.kind, amount]),
      [
        ["source", 50n],
        ["budget", -50n],
      ],
    );
  });
  test("is refused when the money has moved on", () => {
    assert.deepEqual(posting("fund", 49), failure(refuse("ledger.moved_on", { amount: "50", remainder: "49" })));
  });
  test("is refused a second time", () => {
    assert.deepEqual(posting("fund", 50, "x"), failure(refuse("ledger.reversed_already")));
  });
  test("is refused for what belongs to a document, which is undone by its own act", () => {
    for (const kind of ["allocate", "assign", "commit", "reserve", "disburse", "settle", "reverse"])
      assert.deepEqual(posting(kind, 50), failure(refuse("ledger.undone_by_its_document", { kind })));
  });
});

describe("a contribution", () => {
  test("of labour is worth its days at the stated rate, half a đồng upwards", () => {
    const days = { form: "labour", unit: "ngày công", quantityHundredths: 250n, unitValue: dong(200_001) } as const;
    assert.deepEqual(valueOf(days), { ok: true, value: 500_003n });
  });
  test("of nothing is refused", () => {
    assert.deepEqual(valueOf({ form: "money", amount: dong(0) }), failure(refuse("ledger.amount_not_positive")));
  });
  test("in money waits to be planned; in goods and labour it is used when it is given", () => {
    assert.deepEqual([standsOn("money"), standsOn("goods"), standsOn("labour")], ["allocated", "settled", "settled"]);
  });
});
