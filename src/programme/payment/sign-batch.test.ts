import assert from "node:assert/strict";
import { test } from "node:test";
import { dong } from "#kernel/money.ts";
import { nextApproval, refuseSigner } from "./sign-batch.ts";

const chair = { role: "approver", officerId: "chair", onBehalfOf: null };
const own = (officerId: string) => ({ officerId, onBehalfOf: null });

test("who signed in one role is refused in another", () => {
  assert.equal(refuseSigner([chair], own("chair"))?.code, "payment.signed_already");
  assert.equal(refuseSigner([chair], own("deputy")), undefined);
});
test("who signed in another's place stands for both, and so does who is represented", () => {
  const maker = { role: "maker", officerId: "deputy", onBehalfOf: "officer" };
  for (const officerId of ["deputy", "officer"])
    assert.equal(refuseSigner([maker], own(officerId))?.code, "payment.signed_already", officerId);
  assert.equal(refuseSigner([maker], { officerId: "cashier", onBehalfOf: "officer" })?.code, "payment.signed_already");
  assert.equal(refuseSigner([maker], { officerId: "cashier", onBehalfOf: "deputy" })?.code, "payment.signed_already");
  assert.equal(
    refuseSigner([{ role: "maker", ...own("officer") }], { officerId: "x", onBehalfOf: "chair" }),
    undefined,
  );
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
