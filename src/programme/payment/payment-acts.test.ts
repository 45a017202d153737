import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { applyBatchAct, applyInstructionAct, batchActs, batchStates, batchStatesBefore, instructionActs, instructionStates } from "./payment-acts.ts";
import type { BatchState, InstructionState } from "./payment-acts.ts";

const possible = <State extends string, Act extends string>(
  states: readonly State[],
  acts: readonly Act[],
  apply: (state: State, act: Act) => { readonly ok: true; readonly value: State } | { readonly ok: false; readonly failure: { readonly code: string } },
) =>
  states.flatMap((state) =>
    acts.flatMap((act) => {
      const next = apply(state, act);
      return next.ok ? [`${state} ${act} ${next.value}`] : [];
    }),
  );

describe("a batch", () => {
  test("goes only where the procedure leads: every state x every act", () => {
    assert.deepEqual(possible(batchStates, batchActs, applyBatchAct), [
      "draft check checked",
      "draft cancel cancelled",
      "checked sign checked",
      "checked approve approved",
      "checked cancel cancelled",
      "approved reserve reserved",
      "approved cancel cancelled",
      "reserved send sent",
      "reserved cancel cancelled",
      "sent send sent",
      "sent settle partly_settled",
      "partly_settled settle partly_settled",
      "partly_settled reconcile reconciled",
      "reconciled settle partly_settled",
      "reconciled close closed",
    ]);
  });
  test("cannot be sent by any row of acts that leaves out check, approval or reservation", () => {
    const history = fc.array(fc.constantFrom(...batchActs), { maxLength: 30 });
    fc.assert(
      fc.property(history, (acts) => {
        let state: BatchState = "draft";
        const done = new Set<string>();
        for (const act of acts) {
          const next = applyBatchAct(state, act);
          if (!next.ok) continue;
          state = next.value;
          done.add(act);
          if (state === "sent") assert.ok(done.has("check") && done.has("approve") && done.has("reserve"));
        }
      }),
    );
  });
  test("is cancelled only before its file has left", () => {
    assert.deepEqual(batchStatesBefore("cancel"), ["draft", "checked", "approved", "reserved"]);
  });
});

describe("an instruction", () => {
  test("goes only where an answer leads: every state x every act", () => {
    assert.deepEqual(possible(instructionStates, instructionActs, applyInstructionAct), [
      "ready send sent",
      "ready cancel cancelled",
      "sent expect sent",
      "sent pay paid",
      "sent return returned",
      "sent loseTrack unknown",
      "paid pay paid",
      "paid return returned",
      "returned return returned",
      "unknown expect sent",
      "unknown pay paid",
      "unknown return returned",
      "unknown loseTrack unknown",
    ]);
  });
  test("that nobody answered is never sent again", () => {
    const sent = applyInstructionAct("unknown", "send");
    assert.ok(!sent.ok);
    assert.equal(sent.failure.code, "payment.unknown_must_be_answered");
  });
  test("is sent at most once, whatever happens", () => {
    const history = fc.array(fc.constantFrom(...instructionActs), { maxLength: 30 });
    fc.assert(
      fc.property(history, (acts) => {
        let state: InstructionState = "ready";
        let sendings = 0;
        for (const act of acts) {
          const next = applyInstructionAct(state, act);
          if (!next.ok) continue;
          if (act === "send") sendings += 1;
          state = next.value;
        }
        assert.ok(sendings <= 1);
      }),
    );
  });
});
