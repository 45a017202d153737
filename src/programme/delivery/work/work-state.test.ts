import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dong } from "#kernel/money.ts";
import { applyWorkAct, checkWorkPath, workActs, workStates } from "./work-state.ts";

describe("a work", () => {
  test("takes in each state the acts of its table and no other", () => {
    const taken = workStates.map((state) => [state, workActs.filter((act) => applyWorkAct(state, act).ok)]);
    assert.deepEqual(Object.fromEntries(taken), {
      draft: ["sign", "plan", "find"],
      contracted: ["plan", "change", "start", "find"],
      under_way: ["plan", "change", "accept", "stop", "handOver", "find"],
      stopped: ["change", "resume", "find"],
      handed_over: ["operate", "release", "find"],
      in_operation: ["release", "find"],
    });
    const refused = applyWorkAct("draft", "accept");
    assert.ok(!refused.ok && refused.failure.code === "delivery.work_not_now");
  });
  test("is built by the community up to the limit of its programme, where one is known", () => {
    const path = "community";
    assert.ok(checkWorkPath({ path, estimate: dong(5_000_000_000) }, 5_000_000_000).ok);
    const refused = checkWorkPath({ path, estimate: dong(5_000_000_001) }, 5_000_000_000);
    assert.ok(!refused.ok && refused.failure.code === "delivery.work_above_simple_limit");
    assert.ok(checkWorkPath({ path: "tender", estimate: dong(5_000_000_001) }, 5_000_000_000).ok);
    assert.ok(checkWorkPath({ path, estimate: dong(5_000_000_001) }, undefined).ok);
  });
});
