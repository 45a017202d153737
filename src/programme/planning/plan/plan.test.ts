import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyPlanAct, planActs, planStates } from "./plan.ts";
import type { PlanAct, PlanState } from "./plan.ts";

/** Every state and every act: where it leads, or nothing. Written out again, so that a change of the table is a change of this one. */
const expected: Readonly<Record<PlanState, Readonly<Partial<Record<PlanAct, PlanState>>>>> = {
  draft: { edit: "draft", answerRemark: "draft", submit: "submitted" },
  submitted: {
    remark: "submitted",
    answerRemark: "submitted",
    appraise: "appraised",
    return: "draft",
    approve: "approved",
  },
  appraised: { remark: "appraised", answerRemark: "appraised", return: "draft", approve: "approved" },
  approved: { proposeAdjustment: "approved", adjust: "adjusted", close: "closed" },
  adjusted: { proposeAdjustment: "adjusted", adjust: "adjusted", close: "closed" },
  closed: {},
};

describe("a plan", () => {
  for (const state of planStates) {
    for (const act of planActs) {
      const next = expected[state][act];
      test(`that is ${state} ${next === undefined ? "refuses" : "takes"} ${act}`, () => {
        const found = applyPlanAct(state, act);
        if (next === undefined) assert.deepEqual(found.ok ? found.value : found.failure.code, "planning.not_now");
        else assert.deepEqual(found, { ok: true, value: next });
      });
    }
  }
});
