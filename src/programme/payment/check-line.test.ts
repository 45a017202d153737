import assert from "node:assert/strict";
import { test } from "node:test";
import { blocksLine, checkLine, lineFindingCodes } from "./check-line.ts";
import type { LineFacts } from "./check-line.ts";

const sound: LineFacts = {
  isHouseholdClosed: false,
  isElsewhere: false,
  hasPayeeDied: false,
  hasPayeeLeft: false,
  isPayeeReplaced: false,
  lacksEvidence: false,
  hasSupportChanged: false,
  classAtGrant: "poor",
  classNow: "poor",
  isOwnName: true,
};
const codes = (facts: Partial<LineFacts>) => checkLine({ ...sound, ...facts }).map(({ code }) => code);

test("a sound line has no findings, and each fact gives its own", () => {
  assert.deepEqual(codes({}), []);
  const single: readonly Partial<LineFacts>[] = [
    { isHouseholdClosed: true },
    { isElsewhere: true },
    { hasPayeeDied: true },
    { hasPayeeLeft: true },
    { isPayeeReplaced: true },
    { lacksEvidence: true },
    { hasSupportChanged: true },
    { classNow: "near_poor" },
    { isOwnName: false },
  ];
  assert.deepEqual(single.flatMap(codes), [...lineFindingCodes]);
});

test("who died is not listed as having left, and both would block", () => {
  assert.deepEqual(codes({ hasPayeeDied: true, hasPayeeLeft: true }), ["payee_died"]);
  assert.equal(blocksLine(checkLine({ ...sound, hasPayeeDied: true })), true);
});

test("a class that changed and a name that differs warn, and what is unknown says nothing", () => {
  assert.equal(blocksLine(checkLine({ ...sound, classNow: "not_poor", isOwnName: false })), false);
  assert.deepEqual(codes({ classNow: null, isOwnName: null }), []);
  assert.deepEqual(codes({ classAtGrant: null }), ["class_changed"]);
});
