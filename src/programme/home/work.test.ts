import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { whoseTurn, workKinds } from "./work.ts";

const row = (kind: (typeof workKinds)[number], isBarred = false) => ({ kind, isBarred });

describe("what waits", () => {
  test("is mine where a post of mine permits it and nothing bars me", () => {
    const { mine, others } = whoseTurn([row("decide"), row("survey"), row("checkBatch")], new Set(["commune_chair"]));
    assert.deepEqual(
      mine.map(({ kind }) => kind),
      ["decide"],
    );
    assert.deepEqual(
      others.map(({ kind, posts }) => [kind, posts]),
      [
        ["survey", ["commune_officer", "province_officer"]],
        ["checkBatch", ["commune_accountant"]],
      ],
    );
  });
  test("is another's where I did the step before, and names who else may", () => {
    const held = new Set(["commune_chair"]);
    assert.deepEqual(whoseTurn([row("approvePlan", true)], held).others[0]?.posts, ["province_lead"]);
    // Nobody else has such a post: another holder of the same one.
    assert.deepEqual(whoseTurn([row("approveBatch", true)], held).others[0]?.posts, ["commune_chair"]);
  });
  test("is shown once to who approves plans", () => {
    const rows = [row("appraisePlan"), row("approvePlan")];
    assert.deepEqual(
      whoseTurn(rows, new Set(["province_lead"])).mine.map(({ kind }) => kind),
      ["approvePlan"],
    );
    assert.deepEqual(
      whoseTurn(rows, new Set(["province_officer"])).mine.map(({ kind }) => kind),
      ["appraisePlan"],
    );
  });
  test("comes to somebody: every kind has a post that may do it", () => {
    for (const kind of workKinds) assert.ok(whoseTurn([row(kind)], new Set()).others[0]?.posts.length, kind);
  });
});
