import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { whoseTurn, workKinds } from "./work.ts";

const row = (
  kind: (typeof workKinds)[number],
  given: { isBarred?: boolean; communeId?: string; count?: number } = {},
) => ({
  kind,
  roundId: null,
  count: 1,
  communeId: "21484",
  villageId: null,
  recordId: null,
  since: null,
  isBarred: false,
  dueOn: localDate("2026-11-25"),
  ...given,
});
const everywhere =
  (...posts: readonly string[]) =>
  () =>
    new Set(posts);

describe("what waits", () => {
  test("is mine where a post of mine permits it and nothing bars me", () => {
    const { mine, others } = whoseTurn([row("decide"), row("survey"), row("checkBatch")], everywhere("commune_chair"));
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
    const held = everywhere("commune_chair");
    assert.deepEqual(whoseTurn([row("approvePlan", { isBarred: true })], held).others[0]?.posts, ["province_lead"]);
    // Nobody else has such a post: another holder of the same one.
    assert.deepEqual(whoseTurn([row("approveBatch", { isBarred: true })], held).others[0]?.posts, ["commune_chair"]);
  });
  test("is shown once to who approves plans", () => {
    const rows = [row("appraisePlan"), row("approvePlan")];
    const kinds = (post: string) => whoseTurn(rows, everywhere(post)).mine.map(({ kind }) => kind);
    assert.deepEqual([kinds("province_lead"), kinds("province_officer")], [["approvePlan"], ["appraisePlan"]]);
  });
  test("depends on the place: a post elsewhere permits nothing here and shows nothing of others", () => {
    const heldIn = (communeId: string) =>
      new Set(communeId === "21484" ? ["commune_officer"] : communeId === "21025" ? ["commune_accountant"] : []);
    const rows = ["21484", "21025", "21490"].map((communeId) => row("checkBatch", { communeId, count: 2 }));
    const { mine, others } = whoseTurn(rows, heldIn);
    assert.deepEqual(
      [mine, others].map((of) => of.map(({ count, communeId }) => [count, communeId])),
      [[[2, "21025"]], [[2, "21484"]]],
    );
  });
  test("is summed over places, and says where it waits only where that is one place", () => {
    const rows = [row("survey", { count: 3 }), row("survey", { count: 4, communeId: "21490" })];
    const [both] = whoseTurn(rows, everywhere("province_officer")).mine;
    assert.deepEqual([both?.count, both?.communeId], [7, null]);
  });
  test("comes to somebody: every kind has a post that may do it", () => {
    for (const kind of workKinds)
      assert.ok(whoseTurn([row(kind)], everywhere("auditor")).others[0]?.posts.length, kind);
  });
});
