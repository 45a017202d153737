import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addDays, localDate } from "#kernel/local-date.ts";
import {
  applyReferralAct,
  checkReferralOffice,
  referralActs,
  referralStates,
  troublesOfReferral,
} from "./referral-state.ts";

describe("a referral", () => {
  test("has no way out but done and withdrawn, and can reach both from everywhere", () => {
    const leavable = referralStates.filter((state) => referralActs.some((act) => applyReferralAct(state, act).ok));
    assert.deepEqual(leavable, ["open", "accepted", "refused"]);
    for (const state of leavable) {
      const withdrawn = applyReferralAct(state, "withdraw");
      assert.ok(withdrawn.ok && withdrawn.value === "withdrawn");
    }
    const passed = applyReferralAct("refused", "passOn");
    assert.ok(passed.ok && passed.value === "open");
    const late = applyReferralAct("done", "accept");
    assert.ok(!late.ok && late.failure.code === "delivery.referral_not_now");
  });

  test("is late the day after its deadline, and escalated when the days of the programme are over", () => {
    const dueOn = localDate("2026-03-10");
    const on = (days: number, state: (typeof referralStates)[number] = "open") =>
      troublesOfReferral({ state, dueOn, escalatesAfter: 5 }, addDays(dueOn, days));
    assert.deepEqual(on(0), []);
    assert.deepEqual(on(1), ["late"]);
    assert.deepEqual(on(5, "accepted"), ["late"]);
    assert.deepEqual(on(6), ["late", "escalated"]);
    assert.deepEqual(on(60, "done"), []);
    assert.deepEqual(on(-3, "refused"), ["refused"]);
  });

  test("goes to an open office of a kind that answers it, and not to the one it is with", () => {
    const asked = { officeId: "b", now: "a", kinds: ["bank"] };
    const codeOf = (given: typeof asked, office?: Parameters<typeof checkReferralOffice>[1]) => {
      const checked = checkReferralOffice(given, office);
      return checked.ok ? "ok" : checked.failure.code;
    };
    const bank = { kind: "bank", state: "open", isEnding: false };
    assert.equal(codeOf(asked, bank), "ok");
    assert.equal(codeOf(asked), "delivery.office_not_open");
    assert.equal(codeOf(asked, { ...bank, isEnding: true }), "delivery.office_not_open");
    assert.equal(codeOf({ ...asked, now: "b" }, bank), "delivery.referral_with_this_office");
    assert.equal(codeOf(asked, { ...bank, kind: "department" }), "delivery.office_of_other_kind");
  });
});
