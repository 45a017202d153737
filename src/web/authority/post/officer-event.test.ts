import assert from "node:assert/strict";
import { test } from "node:test";
import { officerEventOf } from "./officer-event.ts";

test("what officers change about their own access is reported as that, and not as the founding of the first operator", () => {
  const own = (change: string) => officerEventOf({ act: "authority.changeOwnAccess", facts: { change, sessions: 0 } });
  assert.equal(own("password_changed"), "password_changed");
  assert.equal(own("passkey_added"), "passkey_added");
  assert.equal(officerEventOf({ act: "authority.foundOperator", facts: { post: "operator" } }), "founded");
  assert.equal(officerEventOf({ act: "authority.manageOfficers", facts: { event: "post_given" } }), "post_given");
  assert.equal(officerEventOf({ act: "authority.signInShared", facts: {} }), undefined);
});
