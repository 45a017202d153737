import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isSameName } from "./account-name.ts";
import { applyAnswer, applyBatchAct, batchActs, batchStates, instructionStates } from "./payment-acts.ts";
import { refuseSigner } from "./sign-batch.ts";

describe("a payment batch", () => {
  test("goes only where its table says, whatever the state and the act", () => {
    for (const state of batchStates) {
      for (const act of batchActs) {
        const result = applyBatchAct(state, act);
        if (result.ok) assert.ok(batchStates.includes(result.value));
        else assert.equal(result.failure.code, "payment.not_now");
      }
    }
  });
  test("is not sent before its money is reserved", () => {
    for (const state of ["draft", "checked", "approved"] as const) assert.equal(applyBatchAct(state, "send").ok, false);
  });
  test("is not cancelled once it was sent", () => {
    for (const state of ["sent", "partly_settled", "reconciled"] as const)
      assert.equal(applyBatchAct(state, "cancel").ok, false);
  });
  test("is signed by three different people", () => {
    const signed = [{ role: "maker", officerId: "a", onBehalfOf: null }];
    assert.equal(refuseSigner(signed, { officerId: "a", onBehalfOf: null })?.code, "payment.signed_already");
    assert.equal(refuseSigner(signed, { officerId: "b", onBehalfOf: null }), undefined);
  });
});

describe("an instruction", () => {
  test("that nobody answered is unknown, not paid and not returned", () => {
    assert.equal(applyAnswer("sent", "unanswered"), "unknown");
  });
  test("that is unknown is settled by a later answer", () => {
    assert.equal(applyAnswer("unknown", "paid"), "paid");
    assert.equal(applyAnswer("unknown", "returned"), "returned");
  });
  test("that was returned is not paid by an answer: it is paid by a new instruction", () => {
    assert.equal(applyAnswer("returned", "paid"), undefined);
  });
  test("that was not sent is answered by nothing", () => {
    for (const outcome of ["paid", "returned", "pending", "unanswered"] as const)
      assert.equal(applyAnswer("ready", outcome), undefined);
  });
  test("never leaves its states", () => {
    for (const state of instructionStates) {
      for (const outcome of ["paid", "returned", "pending", "unanswered"] as const) {
        const next = applyAnswer(state, outcome);
        assert.ok(next === undefined || instructionStates.includes(next));
      }
    }
  });
});

test("an account's name is the person's without tone marks and in capitals", () => {
  assert.equal(isSameName("DINH VAN HRE", "Đinh  Văn Hrê"), true);
  assert.equal(isSameName("DINH VAN HRE", "Đinh Văn Hoa"), false);
});
