import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { mayAct, mayActSomewhere } from "./may-act.ts";
import { acts, permissionOf } from "./permissions.ts";
import { postKinds, postLevels } from "./post.ts";
import type { Post, PostKind } from "./post.ts";

const baTo = new Set(["21484", "51", "VN"]);
const today = localDate("2026-11-23");

function post(kind: PostKind, areaId: string, validTo?: string): Post {
  return {
    kind,
    areaId,
    validFrom: localDate("2026-01-01"),
    validTo: validTo === undefined ? undefined : localDate(validTo),
  };
}

describe("who may act where", () => {
  test("a post permits its acts in its own area", () => {
    assert.equal(mayAct([post("commune_chair", "21484")], "review.decideList", baTo, today), true);
  });
  test("a post permits nothing in another commune", () => {
    assert.equal(mayAct([post("commune_chair", "21025")], "review.decideList", baTo, today), false);
  });
  test("a post at the province reaches the communes below it", () => {
    assert.equal(mayAct([post("province_officer", "51")], "registry.readHouseholds", baTo, today), true);
  });
  test("a post of another kind does not permit the act, wherever it is held", () => {
    assert.equal(mayAct([post("commune_officer", "21484")], "payment.approveBatch", baTo, today), false);
  });
  test("a post counts on its last day and not on the day after", () => {
    const ending = [post("commune_chair", "21484", "2026-11-23")];
    assert.equal(mayAct(ending, "review.decideList", baTo, today), true);
    assert.equal(mayAct(ending, "review.decideList", baTo, localDate("2026-11-24")), false);
  });
  test("a post does not count before its first day", () => {
    assert.equal(mayAct([post("commune_chair", "21484")], "review.decideList", baTo, localDate("2025-12-31")), false);
  });
  test("what no post permits is offered nowhere", () => {
    assert.equal(mayActSomewhere([], "area.readAreas", today), false);
  });
});

describe("the table of permissions", () => {
  test("names for each post the level at which that post is held", () => {
    for (const act of acts) {
      for (const kind of postKinds) {
        const level = permissionOf(act)[kind];
        if (level !== undefined) assert.equal(level, postLevels[kind], `${act} by ${kind}`);
      }
    }
  });
  test("gives no post two of making, checking and approving a payment batch", () => {
    for (const kind of postKinds) {
      const steps = (["payment.makeBatch", "payment.checkBatch", "payment.approveBatch"] as const).filter(
        (act) => permissionOf(act)[kind] !== undefined,
      );
      assert.ok(steps.length <= 1, `${kind}: ${steps.join(", ")}`);
    }
  });
  test("lets somebody do every act", () => {
    for (const act of acts) assert.notDeepEqual(permissionOf(act), {}, act);
  });
});
