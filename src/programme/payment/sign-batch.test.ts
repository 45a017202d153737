import assert from "node:assert/strict";
import { test } from "node:test";
import { dong } from "#kernel/money.ts";
import { nextApproval, refuseSigner } from "./sign-batch.ts";

const chair = { role: "approver", officerId: "chair" };

test("who signed in one role is refused in another", () => {
  assert.equal(refuseSigner([chair], "chair")?.code, "payment.signed_already");
  assert.equal(refuseSigner([chair], "deputy"), undefined);
});
test("a batch below the threshold is approved by one", () => {
  assert.deepEqual(nextApproval({ total: dong(499_999_999), approvals: [] }, dong(500_000_000)), {
    role: "approver",
    isLast: true,
  });
});
test("a batch of the threshold or more is approved when the second has signed", () => {
  const total = dong(500_000_000);
  assert.equal(nextApproval({ total, approvals: [] }, total).isLast, false);
  assert.deepEqual(nextApproval({ total, approvals: [chair] }, total), { role: "second_approver", isLast: true });
});
test("without a threshold one approver is enough", () => {
  assert.equal(nextApproval({ total: dong(10n ** 12n), approvals: [] }, null).isLast, true);
});
