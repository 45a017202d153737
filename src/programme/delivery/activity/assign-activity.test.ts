import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { idOf } from "#kernel/id.ts";
import { checkAssignment } from "./assign-activity.ts";

const union = idOf("office", "00000000-0000-7000-8000-000000000001");
const builder = idOf("office", "00000000-0000-7000-8000-000000000002");
const open = { state: "open", isEnding: false } as const;
const codeOf = (...asked: Parameters<typeof checkAssignment>) => {
  const checked = checkAssignment(...asked);
  return checked.ok ? "done" : checked.failure.code;
};

describe("an activity is assigned", () => {
  test("freely while it is a draft of the commune, and later with a reason", () => {
    const to = { officeId: union, office: open, reason: undefined };
    assert.equal(codeOf({ state: "draft", officeId: null }, to), "done");
    assert.equal(codeOf({ state: "open", officeId: null }, to), "delivery.assignment_without_reason");
    assert.equal(codeOf({ state: "draft", officeId: builder }, to), "delivery.assignment_without_reason");
    assert.equal(codeOf({ state: "open", officeId: builder }, { ...to, reason: "withdrew" }), "done");
  });
  test("back to the commune with a reason", () => {
    const back = { officeId: null, office: undefined };
    assert.equal(codeOf({ state: "open", officeId: union }, { ...back, reason: "x" }), "done");
    assert.equal(codeOf({ state: "open", officeId: null }, { ...back, reason: "x" }), "delivery.assigned_already");
  });
  test("to an office that is there and not closed", () => {
    const draft = { state: "draft", officeId: null } as const;
    const to = { officeId: union, reason: undefined };
    assert.equal(codeOf(draft, { ...to, office: undefined }), "record.not_found");
    assert.equal(codeOf(draft, { ...to, office: { state: "closed", isEnding: true } }), "delivery.office_not_open");
    assert.equal(codeOf(draft, { ...to, office: { state: "open", isEnding: true } }), "delivery.office_not_open");
    assert.equal(codeOf({ state: "draft", officeId: union }, { ...to, office: open }), "delivery.assigned_already");
  });
});
