import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { localDate } from "#kernel/local-date.ts";
import { addMoney, dong } from "#kernel/money.ts";
import { newId } from "#contract/new-id.ts";
import { checkOrder, checkUndone, instalmentsOf, sharesOfInstalment } from "./instalments.ts";

const named = (name: string, percent: number) => ({ name: { vi: name, en: name, id: name }, percent });
const house = { instalments: { stages: [named("a", 40), named("b", 40), named("c", 20)] } };
const starts = localDate("2026-08-31");

describe("instalments of a support", () => {
  test("a house of 60 million in three stages of 40, 40 and 20 percent", () => {
    assert.deepEqual(
      instalmentsOf(house, dong(60_000_000n), starts).map(
        ({ instalment, instalments, amount, quantity, name, dueOn }) => [
          `${instalment}/${instalments}`,
          amount,
          quantity,
          name?.en,
          dueOn,
        ],
      ),
      [
        ["1/3", 24_000_000n, 0, "a", null],
        ["2/3", 24_000_000n, 0, "b", null],
        ["3/3", 12_000_000n, 1, "c", null],
      ],
    );
  });

  test("months fall due on the day of the start, or on the last of a shorter month, and hold together to the đồng", () => {
    const months = instalmentsOf({ instalments: { months: 9 } }, dong(1_000_000n), starts);
    assert.deepEqual(
      months.map(({ dueOn }) => dueOn),
      [
        "2026-08-31",
        "2026-09-30",
        "2026-10-31",
        "2026-11-30",
        "2026-12-31",
        "2027-01-31",
        "2027-02-28",
        "2027-03-31",
        "2027-04-30",
      ],
    );
    assert.deepEqual(
      months.map(({ amount }) => amount),
      [111_111n, 111_111n, 111_111n, 111_111n, 111_111n, 111_111n, 111_111n, 111_111n, 111_112n],
    );
  });

  test("without instalments it is given at once", () => {
    assert.deepEqual(instalmentsOf({ instalments: undefined }, dong(5n), starts), [
      { instalment: 1, instalments: 1, amount: 5n, quantity: 1, name: null, dueOn: null },
    ]);
  });

  test("whatever the amount and the parts: they make the amount, differ from their share by less than a đồng, and count once", () => {
    const stages = fc
      .array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 6 })
      .map((percents) => ({ instalments: { stages: percents.map((percent, at) => named(String(at), percent)) } }));
    fc.assert(
      fc.property(stages, fc.bigInt({ min: 0n, max: 10n ** 15n }), (kind, amount) => {
        const parts = instalmentsOf(kind, dong(amount), starts);
        const total = BigInt(kind.instalments.stages.reduce((sum, { percent }) => sum + percent, 0));
        assert.equal(addMoney(...parts.map((part) => part.amount)), amount);
        assert.equal(
          parts.reduce((sum, { quantity }) => sum + quantity, 0),
          1,
        );
        for (const [at, part] of parts.entries()) {
          const exact = amount * BigInt(kind.instalments.stages[at]?.percent ?? 0);
          const off = part.amount * total - exact;
          assert.ok(off > -total && off < total);
        }
      }),
    );
  });

  test("other lines bear their share of each part rounded down, never more than of the whole, and leave the own line no less than nothing", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 3n, max: 10n ** 9n }),
        fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 3 }),
        (whole, asked) => {
          const most = (whole - 1n) / BigInt(asked.length);
          fc.pre(most > 0n);
          const shares = asked.map((amount) => ({
            fundLineId: newId("fund line"),
            amount: dong(amount > most ? most : amount),
          }));
          const parts = instalmentsOf(house, dong(whole), starts);
          const borne = parts.map(({ amount }) => sharesOfInstalment(shares, dong(whole), amount));
          for (const [at, part] of parts.entries())
            assert.ok(addMoney(...(borne[at] ?? []).map(({ amount }) => amount)) <= part.amount);
          for (const [line, share] of shares.entries())
            assert.ok(addMoney(...borne.map((of) => of[line]?.amount ?? dong(0n))) <= share.amount);
        },
      ),
    );
  });
});

describe("their order", () => {
  const given = (instalment: number, day: string | null) => ({
    instalment,
    deliveredOn: day === null ? null : localDate(day),
  });
  const code = (result: ReturnType<typeof checkOrder>) => (result.ok ? "done" : result.failure.code);
  const second = given(2, "2026-05-10");

  test("the first is open: the second waits", () => {
    assert.equal(code(checkOrder([given(1, null), given(3, null)], second)), "delivery.earlier_instalment_open");
  });
  test("on a day before the first, or after the third: refused; on the same day: done", () => {
    assert.equal(code(checkOrder([given(1, "2026-05-11")], second)), "delivery.before_earlier_instalment");
    assert.equal(
      code(checkOrder([given(1, "2026-05-10"), given(3, "2026-05-09")], second)),
      "delivery.later_instalment_delivered",
    );
    assert.equal(code(checkOrder([given(1, "2026-05-10"), given(3, "2026-05-10")], second)), "done");
  });
  test("is undone from the last", () => {
    assert.equal(
      code(checkUndone([given(1, "2026-05-10"), given(3, "2026-05-10")], 2)),
      "delivery.later_instalment_delivered",
    );
    assert.equal(code(checkUndone([given(1, "2026-05-10"), given(3, null)], 2)), "done");
  });
});
