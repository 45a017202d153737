import assert from "node:assert/strict";
import { test } from "node:test";
import { workKinds } from "#programme/home/work.ts";
import { workHref } from "./work-href.ts";

const nowhere = { roundId: null, communeId: null, villageId: null, recordId: null };

test("the only record opens, several open as a filtered list", () => {
  const recordId = "0190a000-0000-7000-8000-000000000001";
  assert.equal(workHref({ ...nowhere, kind: "approveBatch", recordId }), `/payment-batches/${recordId}`);
  assert.equal(workHref({ ...nowhere, kind: "approveBatch" }), "/payment-batches?waits=approveBatch");
  assert.equal(workHref({ ...nowhere, kind: "deliver" }), "/activities?waits=committed");
});

test("every kind of work leads somewhere else than home", () => {
  for (const kind of workKinds) assert.notEqual(workHref({ ...nowhere, kind }), "/");
});
