import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { activityActs, activityStates, applyActivityAct, checkClosing, checkEdit } from "./activity-state.ts";

describe("the states of an activity", () => {
  test("each act in each state leads on or is refused with the state's own code", () => {
    const led = activityStates.map((state) => [
      state,
      Object.fromEntries(
        activityActs.map((act) => {
          const next = applyActivityAct(state, act);
          return [act, next.ok ? next.value : next.failure.code.replace("delivery.", "")];
        }),
      ),
    ]);
    const draft = "activity_is_draft";
    const open = "activity_is_open";
    const closed = "activity_closed";
    assert.deepEqual(Object.fromEntries(led), {
      draft: {
        open: "open",
        close: draft,
        reopen: draft,
        edit: "draft",
        assign: "draft",
        support: draft,
        refuse: draft,
        deliver: draft,
      },
      open: {
        open,
        close: "closed",
        reopen: open,
        edit: "open",
        assign: "open",
        support: "open",
        refuse: "open",
        deliver: "open",
      },
      closed: {
        open: closed,
        close: closed,
        reopen: "open",
        edit: closed,
        assign: closed,
        support: closed,
        refuse: "closed",
        deliver: closed,
      },
    });
  });

  test("closing asks for a reason as soon as one support is not finished, and for none when all are", () => {
    const nothing = { proposed: 0, undelivered: 0, unpaid: 0 };
    assert.ok(checkClosing(nothing, undefined).ok);
    for (const unfinished of [
      { ...nothing, proposed: 1 },
      { ...nothing, undelivered: 1 },
      { ...nothing, unpaid: 1 },
    ]) {
      const refused = checkClosing(unfinished, undefined);
      assert.ok(!refused.ok && refused.failure.code === "delivery.unfinished_without_reason");
      assert.deepEqual(refused.failure.facts, unfinished);
      assert.ok(checkClosing(unfinished, "the trader withdrew").ok);
    }
  });

  test("a draft is changed without a reason, an open activity with one", () => {
    assert.ok(checkEdit("draft", undefined).ok);
    assert.ok(checkEdit("open", "the teacher fell ill").ok);
    assert.ok(!checkEdit("open", undefined).ok);
  });
});
