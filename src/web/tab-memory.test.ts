import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { forgetTab, keepTabFor } from "./tab-memory.ts";

beforeEach(() => sessionStorage.clear());

describe("what a tab keeps for its reader", () => {
  test("goes when the reader signs out, and nothing else goes with it", () => {
    sessionStorage.setItem("vuon.draft.round", "{}");
    sessionStorage.setItem("scroll", "1");
    forgetTab();
    assert.equal(sessionStorage.getItem("vuon.draft.round"), null);
    assert.equal(sessionStorage.getItem("scroll"), "1");
  });
  test("stays when the same reader comes back after the session has run out", () => {
    keepTabFor("officer.21484");
    sessionStorage.setItem("vuon.draft.round", "{}");
    keepTabFor("officer.21484");
    assert.equal(sessionStorage.getItem("vuon.draft.round"), "{}");
  });
  test("goes when another signs in", () => {
    keepTabFor("officer.21484");
    sessionStorage.setItem("vuon.draft.round", "{}");
    keepTabFor("chair.21484");
    assert.equal(sessionStorage.getItem("vuon.draft.round"), null);
  });
});
