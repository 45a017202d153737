import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dong, zeroMoney } from "#kernel/money.ts";
import { applyActTo, applySupportAct, supportActs, supportMoves, supportStates } from "./support-acts.ts";
import type { SupportAct, SupportState } from "./support-acts.ts";

/** The way of a support reported a second time, as a list: whatever is not in it is refused. */
const way: readonly (readonly [SupportState, SupportAct, SupportState])[] = [
  ["proposed", "check", "checked"],
  ["proposed", "refuse", "refused"],
  ["checked", "check", "checked"],
  ["checked", "approve", "approved"],
  ["checked", "refuse", "refused"],
  ["approved", "commit", "committed"],
  ["committed", "deliver", "delivered"],
  ["delivered", "deliver", "delivered"],
  ["delivered", "pay", "paid"],
  ["delivered", "giveBack", "returned"],
  ["delivered", "undo", "committed"],
  ["delivered", "correct", "delivered"],
  ["paid", "verify", "verified"],
  ["paid", "returnMoney", "delivered"],
  ["paid", "giveBack", "returned"],
  ["verified", "returnMoney", "delivered"],
  ["verified", "giveBack", "returned"],
];

describe("every state of a support with every act", () => {
  for (const state of supportStates) {
    for (const act of supportActs) {
      const expected = way.find((step) => step[0] === state && step[1] === act)?.[2];
      test(`${state}, ${act}: ${expected ?? "refused"}`, () => {
        const result = applySupportAct(state, act);
        assert.deepEqual(
          result,
          expected === undefined
            ? { ok: false, failure: { code: "delivery.not_now", facts: { state, act } } }
            : { ok: true, value: expected },
        );
        const move = supportMoves(act).find(({ from }) => from === state);
        assert.deepEqual(move, expected === undefined ? undefined : { act, from: state, to: expected });
      });
    }
  }
});

describe("the way of a support as a whole", () => {
  const walk = (acts: readonly SupportAct[], begin: SupportState = "proposed") => {
    let state = begin;
    const done: { readonly act: SupportAct; readonly before: SupportState; readonly after: SupportState }[] = [];
    for (const act of acts) {
      const next = applySupportAct(state, act);
      if (!next.ok) continue;
      done.push({ act, before: state, after: next.value });
      state = next.value;
    }
    return done;
  };
  const anyActs = fc.array(fc.constantFrom(...supportActs), { maxLength: 60 });

  test("every state is reached from a proposal", () => {
    const reached = new Set<SupportState>(["proposed"]);
    for (const from of reached) for (const [before, , after] of way) if (before === from) reached.add(after);
    assert.deepEqual([...reached].toSorted(), [...supportStates].toSorted());
  });
  test("nothing is delivered or paid by any row of acts that leaves out check, approval, commitment or delivery", () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const before = new Set<SupportAct>();
        for (const { act } of walk(acts)) {
          const needed = { deliver: ["check", "approve", "commit"], pay: ["check", "approve", "commit", "deliver"] };
          for (const one of act === "deliver" || act === "pay" ? needed[act] : [])
            assert.ok(before.has(one as SupportAct));
          before.add(act);
        }
      }),
    );
  });
  test("money is never paid twice without having come back between", () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        let paid = 0;
        for (const { act } of walk(acts)) {
          if (act === "pay") paid += 1;
          if (act === "returnMoney") paid -= 1;
          assert.ok(paid === 0 || paid === 1);
        }
      }),
    );
  });
  test("what is refused stays refused, and nothing is refused once its money is committed", () => {
    assert.deepEqual(walk(supportActs, "refused"), []);
    for (const state of ["committed", "delivered", "paid", "verified"] as const)
      assert.equal(applySupportAct(state, "refuse").ok, false);
  });
});

test("a support of 0 đồng is verified once it is delivered, and one of money once it is paid", () => {
  for (const state of supportStates)
    for (const act of supportActs) {
      const isReferral = state === "delivered" && act === "verify";
      assert.deepEqual(applyActTo({ state, amount: dong(1) }, act), applySupportAct(state, act));
      assert.deepEqual(
        applyActTo({ state, amount: zeroMoney }, act),
        isReferral ? { ok: true, value: "verified" } : applySupportAct(state, act),
      );
    }
});
