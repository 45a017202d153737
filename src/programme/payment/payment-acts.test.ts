import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  applyAnswer,
  applyBatchAct,
  applyReturn,
  batchActs,
  batchStates,
  instructionStates,
  returnFates,
} from "./payment-acts.ts";
import type { AnswerOutcome, BatchState } from "./payment-acts.ts";

describe("a batch", () => {
  test("goes only where the procedure leads: every state x every act", () => {
    const possible = batchStates.flatMap((state) =>
      batchActs.flatMap((act) => {
        const next = applyBatchAct(state, act);
        return next.ok ? [`${state} ${act} ${next.value}`] : [];
      }),
    );
    assert.deepEqual(possible, [
      "draft exclude draft",
      "draft check checked",
      "draft cancel cancelled",
      "checked exclude checked",
      "checked approve approved",
      "checked cancel cancelled",
      "approved reserve reserved",
      "approved cancel cancelled",
      "reserved send sent",
      "reserved cancel cancelled",
      "sent send sent",
      "sent readAnswer partly_settled",
      "sent markUnanswered sent",
      "sent sign partly_settled",
      "sent recordReturns partly_settled",
      "partly_settled readAnswer partly_settled",
      "partly_settled markUnanswered partly_settled",
      "partly_settled sign partly_settled",
      "partly_settled recordReturns partly_settled",
      "partly_settled reconcile reconciled",
      "reconciled readAnswer partly_settled",
      "reconciled recordReturns partly_settled",
    ]);
  });
  test("is neither answered nor signed for by any row of acts that leaves out check, approval, reservation or sending", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...batchActs), { maxLength: 40 }), (acts) => {
        let state: BatchState = "draft";
        const done = new Set<string>();
        for (const act of acts) {
          const next = applyBatchAct(state, act);
          if (!next.ok) continue;
          if (act === "readAnswer" || act === "sign" || act === "recordReturns") {
            for (const needed of ["check", "approve", "reserve", "send"]) assert.ok(done.has(needed), needed);
          }
          state = next.value;
          done.add(act);
        }
      }),
    );
  });
});

test("an answer settles an instruction only as the table says: every state x every answer", () => {
  const outcomes: readonly AnswerOutcome[] = ["paid", "returned", "pending", "unanswered"];
  const possible = instructionStates.flatMap((state) =>
    outcomes.flatMap((outcome) => {
      const next = applyAnswer(state, outcome);
      return next === undefined ? [] : [`${state} ${outcome} ${next}`];
    }),
  );
  assert.deepEqual(possible, [
    "sent paid paid",
    "sent returned returned",
    "sent pending sent",
    "sent unanswered unknown",
    "paid paid paid",
    "paid returned returned",
    "returned returned returned",
    "unknown paid paid",
    "unknown returned returned",
    "unknown pending sent",
    "unknown unanswered unknown",
  ]);
});

test("a return by hand is of cash that nobody collected, or of money that was paid: every state x method x fate", () => {
  const possible = instructionStates.flatMap((state) =>
    (["bank", "cash"] as const).flatMap((method) =>
      returnFates.flatMap((fate) => {
        const next = applyReturn(state, { method, fate });
        return next === undefined ? [] : [`${state} ${method} ${fate} ${next}`];
      }),
    ),
  );
  assert.deepEqual(possible, [
    "sent cash carried_over carried_over",
    "sent cash given_back returned",
    "paid bank carried_over returned",
    "paid bank given_back returned",
    "paid cash carried_over returned",
    "paid cash given_back returned",
    "unknown cash carried_over carried_over",
    "unknown cash given_back returned",
  ]);
});
